#if CommandLine
  import Foundation
  import Testing

  @testable import lead_actions

  struct InitTests {
    @Test(arguments: ["yaml", "json"])
    func `the files to begin with are found in order, and can be played`(_ format: String) async throws {
      let folder = try Folder()
      let run = try await CommandRun("init", "new/rules", "--format", format, folder: folder.url)
      #expect(run.code == 0)
      #expect(
        run.out.hasPrefix("new/rules/rules.\(format)\nnew/rules/leads.\(format)\nnew/rules/scenarios.\(format)\n"))
      let names = run.out.split(separator: "\n").map(String.init)
      let check = try await CommandRun("check", names[0], "--fail-on", "information", folder: folder.url)
      #expect(check.code == 0)
      #expect(check.out == "new/rules/rules.\(format): nothing found in 5 rules.\n")
      let play = try await CommandRun("play", names[0], names[1], "--lead", "1", folder: folder.url)
      #expect(play.code == 0)
      #expect(play.errors.isEmpty)
      #expect(!play.out.contains("not done"))
      #expect(!play.out.contains("REFUSED"))
      let test = try await CommandRun("test", names[0], names[2], folder: folder.url)
      #expect(test.code == 0, "\(test.out)")
      #expect(test.errors.isEmpty)
    }

    @Test func `YAML has comments`() async throws {
      let folder = try Folder()
      #expect(try await CommandRun("init", folder: folder.url).code == 0)
      #expect(try folder.read("rules.yaml").contains("# "))
    }

    @Test func `nothing is written over`() async throws {
      let folder = try Folder()
      _ = try folder.write("leads.yaml", "mine")
      let run = try await CommandRun("init", folder: folder.url)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors == "Error: leads.yaml: The file is there already, and nothing is written.\n")
      #expect(try folder.read("leads.yaml") == "mine")
      #expect(throws: (any Error).self) { try folder.read("rules.yaml") }
    }

    @Test func `a folder that cannot be made is refused`() async throws {
      let folder = try Folder()
      _ = try folder.write("file", "")
      let run = try await CommandRun("init", "file/rules", folder: folder.url)
      #expect(run.code == 2)
      #expect(run.errors == "Error: file/rules: The folder cannot be made.\n")
    }
  }
#endif
