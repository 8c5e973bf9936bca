import Foundation
import LeadActions
import LeadActionsTesting
import Testing

@Suite struct SchemaTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized

  private static func value(_ data: Data) throws -> PlainValue {
    try #require(JSONText.read(data, as: .ruleBook).source?.value)
  }

  /// Every rule book of the project that is of the right form.
  private static let books: [(name: String, value: PlainValue)] = {
    var files = [root.appending(path: "Examples/Quickstart/rules.json")]
    for folder in ["Tests/Rulebooks/healthy", "Tests/Rulebooks/broken", "Examples/Quickstart/hazard"] {
      files +=
        (try? FileManager.default.contentsOfDirectory(
          at: root.appending(path: folder), includingPropertiesForKeys: nil))?
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path } ?? []
    }
    return [("full book", FullBook.book.plainValue), ("small book", SmallBook.base.plainValue)]
      + files.compactMap { file in
        guard let value = (try? Data(contentsOf: file)).flatMap({ JSONText.read($0, as: .ruleBook).source?.value }),
          (try? RuleBook(reading: value)) != nil
        else { return nil }
        return (file.lastPathComponent, value)
      }
  }()

  @Test(arguments: [("rulebook", RuleBookSchema.json), ("leads", PlaySchema.json), ("scenarios", ScenarioSchema.json)])
  func `the published schemas are current`(_ name: String, _ current: Data) throws {
    let file = Self.root.appending(path: "Documentation/\(name).schema.json")
    if ProcessInfo.processInfo.environment["WRITE_SCHEMAS"] != nil { try current.write(to: file) }
    #expect(
      try Data(contentsOf: file) == current,
      "run 'WRITE_SCHEMAS=1 swift test --filter SchemaTests' to publish the schema as it is now")
  }

  @Test func `every rule book of the project fits the schema`() throws {
    let validator = SchemaValidator(root: try Self.value(RuleBookSchema.json))
    for (name, value) in Self.books { #expect(validator.faults(of: value) == [], "\(name)") }
    #expect(Self.books.count >= 40)
  }

  @Test func `the leads of the example fit the schema`() throws {
    let validator = SchemaValidator(root: try Self.value(PlaySchema.json))
    let file = Self.root.appending(path: "Examples/Quickstart/leads.json")
    #expect(try validator.faults(of: Self.value(Data(contentsOf: file))) == [])
  }

  @Test(arguments: ["hazard", "broker"])
  func `the scenarios of the examples fit the schema`(name: String) throws {
    let validator = SchemaValidator(root: try Self.value(ScenarioSchema.json))
    let file = Self.root.appending(path: "Examples/Scenarios/\(name).scenarios.json")
    #expect(try validator.faults(of: Self.value(Data(contentsOf: file))) == [])
  }

  @Test func `schema and reader agree on scenarios in which something was changed`() throws {
    let files = try ["hazard", "broker"].map { name in
      try Self.value(Data(contentsOf: Self.root.appending(path: "Examples/Scenarios/\(name).scenarios.json")))
    }
    try agree(files, schema: ScenarioSchema.json, rounds: 2_000, refusals: 300, agreements: 100) { value in
      do throws(ScenarioFileError) {
        _ = try ScenarioFile(reading: value)
        return []
      } catch {
        // The lead may stand in either given, and names must differ, which is no matter of form.
        return error.problems.map(\.description)
          .filter { !$0.contains("has no lead") && !$0.contains("Another scenario") }
      }
    }
  }

  @Test func `whoever writes a key that there is not sees the ones that there are`() throws {
    let text = String(decoding: RuleBookSchema.json, as: UTF8.self)
    for words in [
      "assignToUser", "appointmentBefore", "receivedOther", "deliverManually", "withinHours", "\"$schema\"",
      "ignoringCase",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `schema and reader agree on rule books in which something was changed`() throws {
    try agree(
      Self.books.map(\.value), schema: RuleBookSchema.json, rounds: 1_200, refusals: 500, agreements: 120
    ) { value in
      do throws(RuleBookError) {
        _ = try RuleBook(reading: value)
        return []
      } catch { return error.problems.map(\.description) }
    }
  }

  @Test func `schema and reader agree on files of leads in which something was changed`() throws {
    let file = Self.root.appending(path: "Examples/Quickstart/leads.json")
    guard case .object(var members) = try Self.value(Data(contentsOf: file)),
      case .list(let occurrences)? = members["occurrences"]
    else {
      Issue.record("the example has no occurrences")
      return
    }
    // The readers also ask whether leads are known, which is no matter of form.
    let small = stride(from: 0, to: min(occurrences.count, 600), by: 10).compactMap { start in
      let part = occurrences[start..<min(start + 10, occurrences.count)]
      members["occurrences"] = .list(Array(part))
      return PlainValue.object(members)
    }
    try agree(small, schema: PlaySchema.json, rounds: 1_200, refusals: 500, agreements: 60) { value in
      do throws(PlayError) {
        _ = try Play(reading: value)
        return []
      } catch {
        let others = ["is never received", "is received only later", "is before the"]
        return error.problems.map(\.description).filter { line in !others.contains { line.contains($0) } }
      }
    }
  }

  /// What a schema cannot know: these need a calendar, a clock or a table of zones.
  private static let beyond = [
    "There is no time zone", "are no hours", "is no date", "never ignores case", "The end is before", "ends before",
  ]

  private func agree(
    _ values: [PlainValue], schema: Data, rounds: Int, refusals: Int, agreements: Int,
    _ problems: (PlainValue) -> [String]
  ) throws {
    let validator = SchemaValidator(root: try Self.value(schema))
    var mutator = PlainMutator(seed: 11)
    var (refused, accepted) = (0, 0)
    for round in 0..<rounds {
      let changed = mutator.change(values[round % values.count])
      let faults = validator.faults(of: changed.value)
      let found = problems(changed.value)
      let isOurs = found.isEmpty || !found.allSatisfy { line in Self.beyond.contains { line.contains($0) } }
      if found.isEmpty {
        accepted += 1
        #expect(faults.isEmpty, "\(changed.what): the schema refuses what the reader takes: \(faults.prefix(2))")
      } else if isOurs {
        refused += 1
        #expect(!faults.isEmpty, "\(changed.what): the reader refuses what the schema takes: \(found.prefix(2))")
      }
    }
    #expect(refused >= refusals, "\(refused)")
    #expect(accepted >= agreements, "\(accepted)")
  }
}
