#if CommandLine
  import Foundation
  import Testing

  @testable import lead_actions

  struct TestTests {
    private static let folder = root.appending(path: "Examples/Scenarios")
    private static let hazard = ["test", "hazard.rules.json", "hazard.scenarios.json"]

    /// The starter's scenarios, one of which expects another user.
    private static func failing(_ folder: Folder) async throws -> [String] {
      #expect(try await CommandRun("init", folder: folder.url).code == 0)
      let text = try folder.read("scenarios.yaml").replacing("user: ann", with: "user: ben")
      _ = try folder.write("scenarios.yaml", text)
      return ["test", "rules.yaml", "scenarios.yaml"]
    }

    @Test func `scenarios are run, with what they cover`() async throws {
      let run = try await CommandRun(all: Self.hazard, folder: Self.folder)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      try expected("scenarios.txt", is: run.out)
    }

    @Test func `what was not as expected is shown at its line, as a difference`() async throws {
      let folder = try Folder()
      let run = try await CommandRun(all: Self.failing(folder), folder: folder.url)
      #expect(run.code == 1)
      #expect(run.errors.isEmpty)
      try expected("failing.txt", is: run.out)
    }

    @Test func `JSON has every failure and the coverage`() async throws {
      let folder = try Folder()
      let run = try await CommandRun(all: Self.failing(folder) + ["--format", "json"], folder: folder.url)
      #expect(run.code == 1)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
      #expect(json["passed"] as? Bool == false)
      let file = try #require((json["files"] as? [[String: Any]])?.first)
      let scenarios = try #require(file["scenarios"] as? [[String: Any]])
      #expect(scenarios.map { $0["passed"] as? Bool } == [false, true])
      #expect((scenarios[0]["failures"] as? [Any])?.isEmpty == false)
      #expect(json["coveredPercent"] as? Double ?? 0 > 10)
    }

    @Test func `JUnit's XML counts and shows failures`() async throws {
      let folder = try Folder()
      let run = try await CommandRun(all: Self.failing(folder) + ["--format", "junit"], folder: folder.url)
      #expect(run.code == 1)
      try expected("failing.xml", is: run.out)
      #expect(JUnit.escaped("<&>\"\u{1}\n") == "&lt;&amp;&gt;&quot;\u{FFFD}&#10;")
    }

    @Test func `less coverage than is asked for fails`() async throws {
      let folder = try Folder()
      #expect(try await CommandRun("init", folder: folder.url).code == 0)
      let arguments = ["test", "rules.yaml", "scenarios.yaml", "--minimum-coverage"]
      #expect(try await CommandRun(all: arguments + ["20"], folder: folder.url).code == 0)
      let run = try await CommandRun(all: arguments + ["100", "--coverage"], folder: folder.url)
      #expect(run.code == 1)
      #expect(run.out.contains("That is less than the 100 % that are asked for."))
      #expect(run.out.contains("never seen:"))
    }

    @Test(arguments: ["-1", "101", "much", "nan"])
    func `a coverage that is no percentage is refused`(_ percent: String) async throws {
      let run = try await CommandRun(all: Self.hazard + ["--minimum-coverage=\(percent)"], folder: Self.folder)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
    }

    @Test func `a mistake in a scenario file is refused at its line, before anything runs`() async throws {
      let folder = try Folder()
      #expect(try await CommandRun("init", folder: folder.url).code == 0)
      let text = try folder.read("scenarios.yaml").replacing("advance: 3 days", with: "advence: 3 days")
      _ = try folder.write("wrong.yaml", text)
      let run = try await CommandRun("test", "rules.yaml", "scenarios.yaml", "wrong.yaml", folder: folder.url)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains("wrong.yaml:22:9: "))
      #expect(run.errors.contains("Did you mean 'advance'?"))
    }

    @Test(arguments: ["rulebook", "leads", "scenarios"])
    func `a schema is printed`(_ kind: String) async throws {
      let run = try await CommandRun("schema", kind)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
      #expect((json["$schema"] as? String)?.contains("json-schema.org") == true)
      #expect(json["properties"] is [String: Any])
    }
  }
#endif
