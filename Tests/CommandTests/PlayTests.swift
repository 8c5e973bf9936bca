#if CommandLine
  import Foundation
  import LeadActions
  import Testing

  @testable import lead_actions

  struct PlayTests {
    private static let rules = "Examples/Quickstart/rules.json"
    private static let leads = "Examples/Quickstart/leads.json"

    @Test func `a month is played, with a history and why each rule acted`() async throws {
      let run = try await CommandRun("play", Self.rules, Self.leads, "--lead", "1000007", folder: root)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      try expected("play.txt", is: run.out)
      #expect(run.out.split(separator: "\n").filter { $0.count > 100 } == [])
    }

    @Test func `the same is JSON for other programs, and the same each time`() async throws {
      let arguments = ["play", Self.rules, Self.leads, "--format", "json", "--lead", "1000007", "--lead", "999001"]
      let run = try await CommandRun(all: arguments, folder: root)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
      #expect(json["occurrences"] as? Int == 1_002)
      #expect((json["rules"] as? [Any])?.count == 69)
      let stories = try #require(json["stories"] as? [[String: Any]])
      #expect(stories.map { $0["lead"] as? String } == ["1000007", "999001"])
      #expect(stories.allSatisfy { ($0["history"] as? [Any])?.isEmpty == false })
      #expect(stories.contains { ($0["explanations"] as? [Any])?.isEmpty == false })
      let again = try await CommandRun(all: arguments, folder: root)
      #expect(again.out == run.out)
    }

    @Test func `another seed chooses others`() async throws {
      let one = try await CommandRun("play", Self.rules, Self.leads, "--lead", "1000007", folder: root)
      let other = try await CommandRun("play", Self.rules, Self.leads, "--lead", "1000007", "--seed", "9", folder: root)
      #expect(other.code == 0)
      #expect(one.out != other.out)
    }

    @Test func `a lead that is not there is refused, with one that may be meant`() async throws {
      let run = try await CommandRun("play", Self.rules, Self.leads, "--lead", "1000_07", folder: root)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains("There is no lead '1000_07'."))
    }

    @Test func `a host's own actions are recorded as not done`() async throws {
      let folder = try Folder()
      let rules = try folder.write(
        "rules.json",
        """
        {"name": "A", "leadGroups": [{"name": "G", "types": [{"name": "T", "rules": [
          {"id": "score", "on": "received", "do": {"scoreLead": {"model": "x"}}}]}]}]}
        """)
      let leads = try folder.write(
        "leads.json",
        #"{"occurrences": [{"at": "2026-01-05T07:00:00Z", "lead": 1, "received": {"from": "api", "lead": {"type": "T"}}}]}"#
      )
      let run = try await CommandRun("play", rules, leads)
      #expect(run.code == 0)
      #expect(run.out.contains("1 not done: the host performs 'scoreLead', and it is not at hand"))
    }

    @Test func `another directory takes the place of the book's`() async throws {
      let folder = try Folder()
      let directory = try folder.write("people.json", #"{"users": {"priya": {"email": "p@example.com"}}}"#)
      let run = try await CommandRun("play", Self.rules, Self.leads, "--directory", directory, folder: root)
      #expect(run.code == 0)
      #expect(run.out.contains("not done: the directory has no group 'brokers'"))
      let wrong = try folder.write("wrong.json", #"{"userz": {}}"#)
      let refused = try await CommandRun("play", Self.rules, Self.leads, "--directory", wrong, folder: root)
      #expect(refused.code == 2)
      #expect(refused.errors.contains("There is no key 'userz' in a directory."))
    }

    @Test func `the progress bar fills`() {
      #expect(
        ProgressMeter.line(500, of: 1_000, delivered: 1_234)
          == "[###############---------------] 500 of 1,000 occurrences, 1,234 delivered")
    }
  }
#endif
