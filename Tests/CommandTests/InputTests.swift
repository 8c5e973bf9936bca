#if CommandLine
  import Foundation
  import TestPrograms
  import Testing

  @testable import lead_actions

  /// What is wrong with a file or the command line is said on standard error, and the exit code is 2.
  struct InputTests {
    @Test(arguments: ["check", "play"])
    func `a file that is not there is named`(_ command: String) async throws {
      let run = try await CommandRun(all: [command, "/no/such/file.json"] + (command == "play" ? ["x.json"] : []))
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains("/no/such/file.json"))
      #expect(run.errors.contains("There is no such file."))
    }

    @Test func `a folder is refused as one`() async throws {
      let run = try await CommandRun("check", root.path)
      #expect(run.code == 2)
      #expect(run.errors.contains("That is a folder; name a file in it."))
    }

    @Test(
      arguments: [
        (Data(), "The file is empty."), (Data(" \n\t\n".utf8), "The file is empty."),
        (Data([0x7B, 0, 0x7D]), "it holds a NUL byte"), (Data([0xFF, 0xFE, 0x7B, 0]), "it holds a NUL byte"),
        (Data([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]), "UTF-8"),
        (Data("{\"name\": ".utf8), ":1:10: "), (Data("[1, 2]".utf8), "A rule book is wanted here"),
        (Data(String(repeating: "[", count: 100_000).utf8), "nested deeper than 64"),
        (Data(String(repeating: "{\"a\":", count: 100_000).utf8), "nested deeper than 64"),
      ] as [(Data, String)])
    func `what is no rule book is refused with the reason`(_ bytes: Data, _ reason: String) async throws {
      let folder = try Folder()
      let path = try folder.write("rules.json", bytes)
      for arguments in [["check", path], ["play", path, path]] {
        let run = try await CommandRun(all: arguments)
        #expect(run.code == 2)
        #expect(run.out.isEmpty)
        #expect(run.errors.contains(path))
        #expect(run.errors.contains(reason))
      }
      let run = try await CommandRun(all: ["check", "-"], input: bytes)
      #expect(run.code == 2)
      #expect(run.errors.hasPrefix("standard input:"))
    }

    @Test(
      arguments: [
        (["check", "leads.yaml"], "leads.yaml: error [LA000] That is a file of leads, and a rule book is wanted."),
        (
          ["check", "scenarios.yaml"],
          "scenarios.yaml: error [LA000] That is a file of scenarios, and a rule book is wanted."
        ),
        (["check", "lead.yaml"], "lead.yaml: error [LA000] That is a lead, and a rule book is wanted."),
        (["graph", "leads.yaml"], "leads.yaml: That is a file of leads, and a rule book is wanted."),
        (["diff", "rules.yaml", "leads.yaml"], "leads.yaml: That is a file of leads, and a rule book is wanted."),
        (["play", "leads.yaml", "rules.yaml"], "leads.yaml: That is a file of leads, and a rule book is wanted."),
        (["play", "rules.yaml", "rules.yaml"], "rules.yaml: That is a rule book, and a file of leads is wanted."),
        (
          ["play", "rules.yaml", "scenarios.yaml"],
          "scenarios.yaml: That is a file of scenarios, and a file of leads is wanted."
        ),
        (
          ["test", "rules.yaml", "leads.yaml"],
          "leads.yaml: That is a file of leads, and a file of scenarios is wanted."
        ),
        (
          ["explain", "rules.yaml", "--lead", "leads.yaml", "--event", "received"],
          "leads.yaml: That is a file of leads, and a lead is wanted."
        ),
        (
          ["check", "rules.yaml", "--directory", "rules.yaml"],
          "rules.yaml: That is a rule book, and a directory is wanted."
        ),
      ])
    func `a file given in place of another is said to be that, and no more`(
      _ arguments: [String], _ words: String
    ) async throws {
      let folder = try Folder()
      #expect(try await CommandRun("init", folder: folder.url).code == 0)
      _ = try folder.write("lead.yaml", "type: Remortgage\ncontact: { firstName: Ann }\n")
      let run = try await CommandRun(all: arguments, folder: folder.url)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.components(separatedBy: words).count == 2)
      #expect(!run.errors.contains("is not known"))
      #expect(run.errors.split(separator: "\n").count <= 3)
    }

    /// A second of the processor's time, since the machine may be busy with other tests.
    @Test func `50 MB are refused in less than a second, and so is a file without end`() async throws {
      let folder = try Folder()
      let path = try folder.write("rules.json", Data(repeating: UInt8(ascii: "["), count: 50 * 1_024 * 1_024))
      let binary = try BuiltProgram.url("lead-actions").path
      for path in [path, "/dev/zero"] {
        let run = try await shell("ulimit -t 1; exec '\(binary)' check '\(path)'")
        #expect(run.code == 2)
        #expect(run.out.isEmpty)
        #expect(run.errors.contains("more than the 10,485,760 bytes that are read"))
      }
    }

    @Test func `a file that may not be read is refused`() async throws {
      let folder = try Folder()
      let path = try folder.write("rules.json", "{}")
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      // The superuser may read everything.
      guard !FileManager.default.isReadableFile(atPath: path) else { return }
      let run = try await CommandRun("check", path)
      #expect(run.code == 2)
      #expect(run.errors.contains("The file may not be read"))
    }

    @Test(
      arguments: [
        ["check"], ["check", "x.json", "--loud"], ["check", "x.json", "--format", "pdf"], ["check", "-", "-"],
        ["check", "x.json", "--fail-on", "rain"], ["play", "-", "-"], ["play", "x.json"],
        ["play", "x.json", "y.json", "--seed", "-1"], ["play", "x.json", "y.json", "--seed", "many"], ["dance"],
        ["--loud"], ["check", ""], ["check", String(repeating: "x", count: 5_000)],
      ])
    func `a command line that cannot be understood says what is wrong`(_ arguments: [String]) async throws {
      let run = try await CommandRun(all: arguments)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(!run.errors.isEmpty)
    }

    @Test(
      arguments: [
        (["chek", "rules.yaml"], "There is no command 'chek'. Did you mean 'check'?"),
        (["Test"], "There is no command 'Test'. Did you mean 'test'?"),
        (
          ["dance"],
          "There is no command 'dance'. There are check, test, play, explain, graph, diff, simulate, schema, init."
        ),
      ])
    func `a misspelt command is told with the one that was meant`(_ arguments: [String], _ words: String) async throws {
      let run = try await CommandRun(all: arguments)
      #expect(run.code == 2)
      #expect(run.errors == "Error: \(words)\n")
    }

    @Test func `the version is that of the documentation`() async throws {
      let run = try await CommandRun("--version")
      #expect(run.code == 0)
      #expect(run.out == "\(LeadActionsCommand.version)\n")
      let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
      #expect(readme.contains("from: \"\(LeadActionsCommand.version)\""))
    }

    @Test(arguments: LeadActionsCommand.names)
    func `every command has help with examples, and says its exit codes`(_ name: String) async throws {
      let run = try await CommandRun(name, "--help")
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains("EXAMPLES\n  lead-actions \(name)"))
      #expect(run.out.contains("EXIT CODES\n"))
      #expect(run.out.contains("OPTIONS:"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a completion script is written for each shell`(_ name: String) async throws {
      let run = try await CommandRun("--generate-completion-script", name)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains("lead-actions"))
      #expect(run.out.contains("fail-on"))
      if name == "bash" {
        let folder = try Folder()
        let script = try folder.write("complete.bash", run.out)
        #expect(try await shell("bash -n '\(script)'").code == 0)
      }
    }

    @Test func `a reader that goes away ends the command quietly`() async throws {
      let binary = try BuiltProgram.url("lead-actions").path
      let leads = (1_000_001...1_000_120).map { "--lead \($0)" }.joined(separator: " ")
      let play = "'\(binary)' play Examples/Quickstart/rules.json Examples/Quickstart/leads.json \(leads)"
      for trap in ["", "trap '' PIPE; "] {
        let run = try await shell("\(trap)\(play) --format json | head -c 10; echo \" ${PIPESTATUS[0]}\"")
        #expect(run.out == "{\n  \"end\": 141\n")
        #expect(run.errors.isEmpty)
      }
    }

    @Test func `a result that cannot be written is an error`() async throws {
      guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
      let binary = try BuiltProgram.url("lead-actions").path
      let run = try await shell("'\(binary)' check Examples/Quickstart/rules.json > /dev/full")
      #expect(run.code == 2)
      #expect(run.errors.hasPrefix("Error: The result cannot be written: "))
    }
  }
#endif
