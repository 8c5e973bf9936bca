import Foundation
import LeadActions
import Testing

@Suite struct ExampleRulesTests {
  private func codes(_ path: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let book = try RuleBook(json: Data(contentsOf: root.appendingPathComponent("Examples/\(path)")))
    return RuleChecker().check(book).findings.map(\.code.rawValue)
  }

  @Test(arguments: [
    "Quickstart/rules.json", "Scenarios/broker.rules.json", "Quickstart/hazard/remedy-same-event.json",
    "Quickstart/hazard/remedy-two-events.json",
  ]) func `the examples' rules are healthy`(path: String) throws {
    #expect(try codes(path) == [])
  }

  @Test(arguments: ["Quickstart/hazard/hazard.json", "Scenarios/hazard.rules.json"])
  func `of the guide's hazard the order is found, and nothing else`(path: String) throws {
    #expect(try codes(path) == ["LA101"])
  }
}
