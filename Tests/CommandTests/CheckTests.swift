#if CommandLine
  import Foundation
  import LeadActions
  import TestPrograms
  import Testing

  @testable import lead_actions

  struct CheckTests {
    private static let rules = root.appending(path: "Tests/Rulebooks/healthy/vet.json").path

    private static let count: Int = {
      let text = (try? String(contentsOfFile: rules, encoding: .utf8)) ?? ""
      return text.components(separatedBy: "\"on\":").count - 1
    }()

    @Test func `a sound rule book is found so`() async throws {
      let run = try await CommandRun("check", Self.rules)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out == "\(Self.rules): nothing found in \(Self.count) rules.\n")
    }

    @Test func `a rule book is read from standard input`() async throws {
      let run = try await CommandRun("check", "-", input: String(contentsOfFile: Self.rules, encoding: .utf8))
      #expect(run.code == 0)
      #expect(run.out == "standard input: nothing found in \(Self.count) rules.\n")
    }

    @Test func `several files are checked, and one that cannot be read counts most`() async throws {
      let folder = try Folder()
      let broken = try folder.write("broken.json", #"{"name": "A", "rulez": []}"#)
      let run = try await CommandRun("check", broken, Self.rules)
      #expect(run.code == 2)
      #expect(run.out == "\(Self.rules): nothing found in \(Self.count) rules.\n")
      #expect(run.errors.contains("There is no key 'rulez' in a rule book."))
      #expect(run.errors.hasSuffix("\(broken): it cannot be read as a rule book.\n"))
    }

    @Test func `the guide's hazard is found, at its line and with what happens`() async throws {
      let run = try await CommandRun("check", "hazard.json", folder: Self.hazard)
      #expect(run.code == 1)
      #expect(run.errors.isEmpty)
      try expected("hazard.txt", is: run.out)
      for remedy in ["remedy-two-events.json", "remedy-same-event.json"] {
        let run = try await CommandRun("check", remedy, folder: Self.hazard)
        #expect(run.code == 0, "\(run.out)")
      }
    }

    @Test func `colours come on a terminal, unless somebody does not want them`() async throws {
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
      let binary = try BuiltProgram.url("lead-actions").path
      for (setting, isColoured) in [("", true), ("NO_COLOR=1 ", false), ("TERM=dumb ", false)] {
        let line = "env -u NO_COLOR TERM=xterm \(setting)'\(binary)' check Examples/Quickstart/hazard/hazard.json"
        let run = try await shell("script -qec \"\(line)\" /dev/null < /dev/null")
        #expect(run.out.contains("LA101"))
        #expect(run.out.contains("\u{1B}[1;31merror\u{1B}[0m") == isColoured)
      }
    }

    private static let hazard = root.appending(path: "Examples/Quickstart/hazard")

    @Test(
      arguments: [
        ("json", #""code": "LA101""#), ("sarif", #""ruleId": "LA101""#),
        ("github", "::error file=hazard.json,line=5,col="),
      ])
    func `every format names the hazard`(_ format: String, _ part: String) async throws {
      let run = try await CommandRun("check", "hazard.json", "--format", format, folder: Self.hazard)
      #expect(run.code == 1)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains(part))
    }

    @Test func `an annotation says which file is not there`() async throws {
      let run = try await CommandRun("check", "nowhere.yaml", "--format", "github", folder: Self.hazard)
      #expect(run.code == 2)
      #expect(run.out == "::error title=LA000::nowhere.yaml: There is no such file.\n")
    }

    @Test(arguments: [("information", 1), ("warning", 1), ("error", 0)] as [(String, Int32)])
    func `what fails the command can be chosen`(_ least: String, _ code: Int32) async throws {
      let warning = root.appending(path: "Tests/Rulebooks/broken/storms-every-status-by-text.json").path
      let run = try await CommandRun("check", warning, "--fail-on", least)
      #expect(run.code == code, "\(run.out)")
      #expect(run.out.contains("warning"))
    }

    @Test func `a broken book is named with the nearest name, and a strategy of the host's can be told`() async throws {
      let folder = try Folder()
      let book = try folder.write(
        "rules.yaml",
        """
        name: A
        groups: [sales]
        leadGroups:
          - name: G
            types:
              - name: T
                rules:
                  - { id: assign, on: received, do: { assignToUser: { to: { group: sales, by: byMoon } } } }
        """)
      let run = try await CommandRun("check", book)
      #expect(run.code == 1)
      #expect(run.out.contains("\(book):8:"))
      #expect(run.out.contains("'byMoon'"))
      let told = try await CommandRun("check", book, "--strategy", "byMoon")
      #expect(!told.out.contains("'byMoon'"))
    }
  }

  /// What the formats make of findings.
  struct FindingFormatTests {
    static let finding = Finding(
      FindingCode(rawValue: "LA101"), .warning, at: "leadGroups[0].types[0].rules[1] 'welcome'.do[0]",
      "Rule 'welcome' writes to the user, 100 % of them: nobody yet.", why: "The email goes nowhere.",
      story: ["A web form arrives", "Received (Other) assigns a user"], mend: "Write on Received (Other).",
      nearest: "ann",
      related: [
        RelatedPlace("leadGroups[0].types[0].rules[2] 'assign'", "assigns", mark: SourceMark(line: 1, column: 2))
      ],
      mark: SourceMark(line: 2, column: 3))

    static func checked(name: String = "rules.json", _ findings: [Finding] = [finding]) throws -> CheckedFile {
      let file = try InputFile(name: name, bytes: Array("{\"a\": 1,\n  \"b\": 2}\n".utf8), path: name)
      let silenced = SilencedFinding(finding, reason: "known")
      return CheckedFile(file, CheckReport(findings: findings, silenced: [silenced], bounds: ["too many"]), rules: 2)
    }

    @Test func `text shows the line with a caret, why it hurts, and how to mend it`() throws {
      let text = FindingText(style: .plain).text(of: try Self.checked())
      try expected("finding.txt", is: text)
    }

    @Test func `colours come on a terminal only, and change nothing but colours`() throws {
      let plain = FindingText(style: .plain).text(of: try Self.checked())
      let coloured = FindingText(style: Style(isColoured: true)).text(of: try Self.checked())
      #expect(!plain.contains("\u{1B}"))
      #expect(coloured.contains("\u{1B}[1;33mwarning\u{1B}[0m"))
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func `what a terminal would obey is not passed on`() throws {
      var finding = Self.finding
      finding.message = "\u{1B}[2J\u{7}\u{202E}evil"
      let text = FindingText(style: .plain).text(of: try Self.checked(name: "rules.json", [finding]))
      #expect(text.contains("\u{FFFD}[2J\u{FFFD}\u{FFFD}evil"))
    }

    @Test func `a long line is shown around the column`() throws {
      let line = String(repeating: "x", count: 300) + "HERE" + String(repeating: "y", count: 300)
      let file = try InputFile(name: "a", bytes: Array(line.utf8), path: "a.json")
      let lines = try #require(SourceExcerpt(file, at: SourceMark(line: 1, column: 301))).lines(.plain)
      #expect(lines.allSatisfy { $0.count < 110 })
      let caret = lines[1].prefix { $0 != "^" }.count
      #expect(lines[0].dropFirst(caret).hasPrefix("HERE"))
      #expect(SourceExcerpt(file, at: SourceMark(line: 2, column: 1)) == nil)
      #expect(SourceExcerpt(file, at: SourceMark(line: 1, column: 9_999)) != nil)
    }

    @Test func `annotations escape what a workflow command would take for its own`() throws {
      let text = FindingAnnotations.text(of: [try Self.checked(name: "a,b:c%.json")])
      #expect(
        text.hasPrefix(
          "::warning file=a%2Cb%3Ac%25.json,line=2,col=3,title=LA101 Reads the assigned user before it is set::Rule 'welcome' writes to the user, 100 %25 of them: "
            + "nobody yet.%0AThe email goes nowhere.%0A1. A web form arrives%0A"))
      #expect(text.split(separator: "\n").count == 1)
      #expect(FindingAnnotations.data("a\r\nb") == "a%0D%0Ab")
    }

    @Test func `JSON has everything that is known of a finding`() throws {
      try expected("finding.json", is: FindingJSON.text(of: [try Self.checked()]))
    }

    @Test func `SARIF has rules, results with their regions, related places and suppressions`() throws {
      let text = FindingSARIF.text(of: [try Self.checked(name: "my rules/ä.json")])
      try expected("finding.sarif", is: text)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(json["version"] as? String == "2.1.0")
      let run = try #require((json["runs"] as? [[String: Any]])?.first)
      let results = try #require(run["results"] as? [[String: Any]])
      #expect(results.count == 2)
      let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
      let rules = try #require(driver["rules"] as? [[String: Any]])
      for result in results {
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      }
    }

    @Test func `a path becomes a URI`() {
      #expect(FindingSARIF.uri(of: "a b/ä.json") == "a%20b/%C3%A4.json")
      #expect(FindingSARIF.uri(of: "/tmp/x.json") == "file:///tmp/x.json")
    }
  }
#endif
