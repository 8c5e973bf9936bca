#if CommandLine
  import Foundation
  import Testing

  @testable import lead_actions

  struct DiffTests {
    private static let rules = root.appending(path: "Examples/Quickstart/rules.json").path
    private static let leads = root.appending(path: "Examples/Quickstart/leads.json").path

    /// The rules with one condition less, so that more customers are written to.
    private static func candidate(_ folder: Folder) throws -> String {
      let text = try String(contentsOfFile: rules, encoding: .utf8)
      let condition =
        #""welcome web lead", "on": "receivedOther", "when": { "field": "isDuplicate", "equals": false },"#
      #expect(text.contains(condition))
      return try folder.write(
        "candidate.json",
        text.replacing(condition, with: #""welcome web lead", "on": "receivedOther","#, maxReplacements: 1))
    }

    @Test func `a book written otherwise is the same`() async throws {
      let folder = try Folder()
      for format in ["yaml", "json"] { _ = try await CommandRun("init", "--format", format, folder: folder.url) }
      let run = try await CommandRun("diff", "rules.yaml", "rules.json", folder: folder.url)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains("No difference in meaning."))
    }

    @Test func `what is different in meaning is told`() async throws {
      let folder = try Folder()
      let run = try await CommandRun("diff", Self.rules, Self.candidate(folder))
      #expect(run.code == 1)
      #expect(run.errors.isEmpty)
      try expected("diff.txt", is: run.out)
    }

    @Test func `a replay tells what would have happened otherwise`() async throws {
      let folder = try Folder()
      let run = try await CommandRun("diff", Self.rules, Self.candidate(folder), "--replay", Self.leads)
      #expect(run.code == 1)
      #expect(run.errors.isEmpty)
      try expected("replay.txt", is: run.out)
      let json = try await CommandRun(
        "diff", Self.rules, Self.candidate(folder), "--replay", Self.leads, "--format", "json")
      #expect(json.code == 1)
      let value = try #require(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any])
      #expect(value["isSame"] as? Bool == false)
      #expect((value["replay"] as? [String: Any])?["differingLeads"] as? Int ?? 0 > 0)
    }

    @Test func `a replay through the same rules is the same`() async throws {
      let run = try await CommandRun("diff", Self.rules, Self.rules, "--replay", Self.leads)
      #expect(run.code == 0)
      #expect(run.out.contains("Nothing would have happened differently."))
    }

    @Test func `a book that does not hold together is refused`() async throws {
      let folder = try Folder()
      let broken = try folder.write("broken.json", #"{"name": "A", "partners": ["x", "x"]}"#)
      let run = try await CommandRun("diff", Self.rules, broken)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.hasPrefix("Error: \(broken)"))
    }
  }
#endif
