import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Files of scenarios that come with the package, and what their reports say.
@Suite struct ScenarioFileTests {
  static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/Scenarios")

  static func data(_ name: String) throws -> Data { try Data(contentsOf: examples.appending(path: name)) }

  static func rules(_ name: String) throws -> RuleBook { try RuleBook(validating: data("\(name).rules.json")) }

  @Test(arguments: ["hazard", "broker"])
  func `the examples are as expected and cover their rules`(name: String) async throws {
    let rules = try Self.rules(name)
    let file = try ScenarioFile(json: Self.data("\(name).scenarios.json"), for: rules)
    #expect(file.rules == "\(name).rules.json")
    let report = try await file.run(rules)
    #expect(report.passed, "\(report.text)")
    #expect(report.results.count == (name == "hazard" ? 5 : 8))
    #expect(report.coverage.rulesMatched.isComplete, "\(report.coverage.text)")
    #expect(report.coverage.actionsDone.isComplete, "\(report.coverage.text)")
    #expect(try await file.run(rules) == report)
  }

  private static let start = """
    { "given": { "lead": { "type": "Remortgage", "fields": { "loanAmount": 300000 },
        "contact": { "firstName": "Jane", "lastName": "Doe", "email": "jane@mail.example" } },
        "facts": { "score": 700 } },
      "scenarios": [ { "name": "s", "steps": [ { "when": { "received": { "from": "webForm" } }, "then":
    """

  /// What a scenario with another `then` comes to.
  private func failures(then: String, rest: String = "") async throws -> String {
    let rules = try Self.rules("broker")
    let file = try ScenarioFile(json: Data("\(Self.start) \(then) } \(rest) ] } ] }".utf8), for: rules)
    let report = try await file.run(rules)
    #expect(!report.passed)
    return report.text
  }

  @Test func `a file fails when it should, at the place that expected otherwise`() async throws {
    #expect(
      try await failures(then: #"{ "events": ["received"] }"#).contains(
        "scenarios[0] 's'.steps[0].then.events: The events are others:\n         + receivedNotDuplicate"))
    #expect(
      try await failures(then: #"{ "emails": [ { "subject": "Hello Joan" } ] }"#).contains(
        "then.emails[0]: The email is another:\n         - subject: Hello Joan\n         + subject: Hello Jane"))
    #expect(try await failures(then: #"{ "emails": [] }"#).contains("More than the emails expected came:"))
    #expect(try await failures(then: #"{ "emails": [ {}, {} ] }"#).contains("then.emails[1]: No email arrived beside"))
    #expect(try await failures(then: #"{ "texts": [ {} ] }"#).contains("No text message arrived"))
    #expect(try await failures(then: #"{ "letters": [ {} ] }"#).contains("No letter arrived"))
    #expect(try await failures(then: #"{ "referrals": [ { "to": "Acme" } ] }"#).contains("No referral arrived"))
    #expect(try await failures(then: #"{ "tasks": [ { "title": "Ring" } ] }"#).contains("- title: Ring"))
    #expect(
      try await failures(then: #"{ "webhooks": [ { "fields": { "user": "ann" } } ] }"#).contains("- field user: ann"))
    #expect(try await failures(then: #"{ "actions": ["assignToUser"] }"#).contains("The actions are others"))
    #expect(try await failures(then: #"{ "lead": { "user": null } }"#).contains("then.lead.user: The lead's user"))
    #expect(
      try await failures(then: #"{ "lead": { "fields": { "loanAmount": 1 } } }"#).contains("lead.fields.loanAmount: "))
    #expect(try await failures(then: #"{ "history": ["Received from the API"] }"#).contains("The history is another"))
    #expect(try await failures(then: #"{ "historyHas": ["x"] }"#).contains("then.historyHas[0]"))
    #expect(try await failures(then: #"{ "nothing": true }"#).contains("Nothing must come of"))
    #expect(try await failures(then: #"{ "repeated": true }"#).contains("must be a repeat"))
    #expect(try await failures(then: #"{ "refused": true }"#).contains("must be refused"))
    #expect(try await failures(then: #"{ "notSent": ["email"] }"#).contains("then.notSent[0]"))
    #expect(try await failures(then: #"{ "waiting": ["email"] }"#).contains("No email waits"))
  }

  @Test func `an effect that nothing expected fails, unless the file says otherwise`() async throws {
    let text = try await failures(then: #"{ "events": null }"#)
    #expect(text.contains("scenarios[0] 's'.steps[0]: Nothing expected this of 'received':"))
    #expect(text.contains("1 scenario, 1 not as expected."))
    let rules = try Self.rules("broker")
    var json = "\(Self.start) {} } ] } ] }"
    json.replace(#""scenarios""#, with: #""exhaustive": false, "scenarios""#)
    #expect(try await ScenarioFile(json: Data(json.utf8), for: rules).run(rules).passed)
  }

  @Test func `a step that cannot be done ends its scenario`() async throws {
    let text = try await failures(
      then: #"{ "emails": [ {} ], "tasks": [ {} ], "webhooks": [ {} ], "lead": { "user": "ann" } }"#,
      rest: #", { "advanceTo": "2020-01-01T00:00:00Z", "then": { "events": ["received"] } }"#)
    #expect(text.contains("steps[1]: It is 2026-03-02T09:00:00Z already"))
    #expect(!text.contains("The events are others"))
    #expect(text.contains("  line "))
  }

  @Test func `a report is written to JSON and read back`() async throws {
    let rules = try Self.rules("hazard")
    let report = try await ScenarioFile(json: Self.data("hazard.scenarios.json"), for: rules).run(rules)
    #expect(try JSONDecoder().decode(ScenarioReport.self, from: JSONEncoder().encode(report)) == report)
    #expect(report.text.hasPrefix("ok   the hazard: the email goes out before anybody is assigned\n"))
  }
}
