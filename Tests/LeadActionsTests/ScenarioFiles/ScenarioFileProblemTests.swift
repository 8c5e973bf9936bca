import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// What is wrong in a file of scenarios is all said at once, with its place and how to mend it.
@Suite struct ScenarioFileProblemTests {
  private func problems(_ json: String, rules: String? = "broker") throws -> [String] {
    let book = try rules.map { try ScenarioFileTests.rules($0) }
    do {
      _ = try ScenarioFile(json: Data(json.utf8), for: book)
      return []
    } catch {
      return error.problems.map { "\($0.place): \($0.message)\($0.nearest.map { " Nearest: \($0)" } ?? "")" }
    }
  }

  /// The problems of one step, without the part of the place that all have.
  private func problems(ofStep step: String) throws -> [String] {
    let json = """
      {"given": {"lead": {"type": "Remortgage"}}, "scenarios": [{"name": "s", "steps": [\(step)]}]}
      """
    return try problems(json).map { $0.replacing("scenarios[0] 's'.steps[0]", with: "·") }
  }

  @Test func `the file itself`() throws {
    #expect(try problems("{}") == ["scenarios: The key 'scenarios' is missing in a file of scenarios."])
    #expect(try problems("[]") == ["file of scenarios: A file of scenarios is wanted here, not a list."])
    #expect(
      try problems(#"{"scenarois": []}"#).first
        == "scenarois: There is no key 'scenarois' in a file of scenarios. Nearest: scenarios")
    #expect(try problems(#"{"format": 9, "scenarios": 3}"#).count == 1)
    #expect(try !problems("{").isEmpty)
    #expect(try problems(#"{"scenarios": []}"#) == [])
  }

  @Test func `what is wrong with the lead that is given is told once, however many steps receive it`() throws {
    let received = #"{"steps": [{"when": {"received": {"from": "webForm"}}}], "name": "#
    let json = """
      {"given": {"lead": {"type": "Remortage", "fields": {"loanAmont": 3}}},
       "scenarios": [\(received)"one"}, \(received)"two"},
         {"name": "three", "steps": [{"when": {"received": {"from": "fax", "leads": 3}}}]}]}
      """
    #expect(
      try problems(json) == [
        "given.lead.type: There is no lead type 'Remortage'. Nearest: Remortgage",
        "given.lead.fields.loanAmont: There is no field 'loanAmont'. Nearest: loanAmount",
        "scenarios[2] 'three'.steps[0].when.received.leads: There is no key 'leads' in a receipt. Nearest: lead",
        "scenarios[2] 'three'.steps[0].when.received.from: There is no origin 'fax'.",
      ])
  }

  @Test func `everything at once, each at its place`() throws {
    let json = """
      { "given": { "now": "yesterday", "facts": { "scoer": 3 }, "sed": 1 },
        "scenarios": [
          { "steps": [] },
          { "name": "two", "given": { "lead": { "type": "Remortage", "user": "anna" } }, "steps": [{}, 3] },
          { "name": "two", "given": { "lead": { "type": "Remortgage" }, "known": 1, "seed": -1 }, "steps": [] } ] }
      """
    #expect(
      try problems(json) == [
        "given.sed: There is no key 'sed' in what is given. Nearest: seed",
        "given.now: 'yesterday' is no date.",
        "given.facts.scoer: There is no fact 'scoer'. Nearest: score",
        "scenarios[0].name: The key 'name' is missing in a scenario.",
        "scenarios[0]: The scenario has no lead.",
        "scenarios[1] 'two'.given.lead.type: There is no lead type 'Remortage'. Nearest: Remortgage",
        "scenarios[1] 'two'.given.lead.user: There is no user 'anna'. Nearest: ann",
        "scenarios[1] 'two'.steps[0]: The step says neither what happens nor what is expected.",
        "scenarios[1] 'two'.steps[1]: A step is wanted here, not the number 3.",
        "scenarios[2] 'two'.given.known: What is known of the lead is wanted here, not the number 1.",
        "scenarios[2] 'two'.given.seed: A seed is not negative.",
        "scenarios[2] 'two': Another scenario is called 'two' too.",
      ])
  }

  @Test func `what happens`() throws {
    #expect(
      try problems(ofStep: #"{"when": {"recieved": {}}}"#) == [
        "·.when.recieved: Nothing that happens to a lead is called 'recieved'. Nearest: received"
      ])
    #expect(try problems(ofStep: #"{"when": {}}"#) == ["·.when: The step does not say what happens."])
    #expect(try problems(ofStep: #"{"when": 3}"#) == ["·.when: What happens is wanted here, not the number 3."])
    #expect(
      try problems(ofStep: #"{"when": {"received": {"from": "webForm"}, "updated": {}}}"#) == [
        "·.when: The step says several things at once: received, updated."
      ])
    #expect(
      try problems(ofStep: #"{"when": {"received": {}}}"#) == [
        "·.when.received.from: The key 'from' is missing in a receipt."
      ])
    #expect(
      try problems(ofStep: #"{"when": {"statusChanged": {"to": "Hto"}}}"#) == [
        "·.when.statusChanged.to: There is no status 'Hto'. Nearest: Hot"
      ])
    #expect(
      try problems(ofStep: #"{"when": {"emailOpened": {"rule": "asign and greet"}}}"#) == [
        "·.when.emailOpened.rule: There is no rule 'asign and greet'. Nearest: assign and greet"
      ])
    #expect(try problems(ofStep: #"{"advance": "2 dyas"}"#) == ["·.advance: '2 dyas' is no period."])
    #expect(
      try problems(ofStep: #"{"advance": "0 days"}"#) == ["·.advance: A period longer than nothing is wanted here."])
    #expect(try problems(ofStep: #"{"advanceTo": 3}"#) == ["·.advanceTo: A date is wanted here, not the number 3."])
    #expect(try problems(ofStep: #"{"again": false}"#) == ["·.again: true is wanted here, not false."])
    #expect(
      try problems(ofStep: #"{"again": true, "advance": "1 day"}"#) == [
        "·: The step does several things at once: advance, again."
      ])
    #expect(
      try problems(ofStep: #"{"given": {"updated": {"by": "user", "values": {}}}, "then": {}}"#) == [
        "·.then: What is given needs no 'then'."
      ])
    #expect(
      try problems(ofStep: #"{"again": true, "answers": {"emial": [], "text": ["fial", {}, 3]}}"#) == [
        "·.answers.emial: There is no kind of message 'emial'. Nearest: email",
        "·.answers.text[0]: There is no answer 'fial'. Nearest: fail",
        "·.answers.text[1]: The answer says nothing.",
        "·.answers.text[2]: An answer is wanted here, not the number 3.",
      ])
  }

  @Test(arguments: [
    (#"{"event": []}"#, "event: There is no key 'event' in what is expected. Nearest: events"),
    (#"{"events": ["recieved"]}"#, "events[0]: There is no event 'recieved'. Nearest: received"),
    (#"{"events": ["custom won"]}"#, "events[0]: There is no custom event 'won'."),
    (
      #"{"actions": ["assignToUsr"]}"#,
      "actions[0] 'assignToUsr': There is no action 'assignToUsr'. Nearest: assignToUser"
    ),
    (
      #"{"actions": [{"action": "refer", "rule": "x", "result": "undone"}]}"#,
      "actions[0] 'refer'.rule: There is no rule 'x'."
    ),
    (
      #"{"actions": [{"rule": "chase", "workflow": "chase"}]}"#,
      "actions[0].action: The key 'action' is missing in an action."
    ),
    (
      #"{"emails": [{"to": "custommer"}]}"#,
      "emails[0].to: \"customer\", a user or a partner is wanted here, not the text 'custommer'."
    ),
    (#"{"emails": [{"to": {"user": "anna"}}]}"#, "emails[0].to.user: There is no user 'anna'. Nearest: ann"),
    (#"{"emails": [{"to": {}}]}"#, "emails[0].to: Exactly one recipient is wanted here."),
    (#"{"emails": [{"subject": 3}]}"#, "emails[0].subject: A text is wanted here, not the number 3."),
    (
      #"{"emails": [{"subject": {"contain": "x"}}]}"#,
      "emails[0].subject.contain: There is no key 'contain' in a text. Nearest: contains"
    ),
    (
      #"{"emails": [{"subject": {}}]}"#,
      "emails[0].subject: Exactly one of 'equals', 'contains', 'beginsWith' or 'matches' is wanted here."
    ),
    (#"{"tasks": [{"kind": "tsk"}]}"#, "tasks[0].kind: There is no kind of task 'tsk'. Nearest: task"),
    (#"{"waiting": ["emial"]}"#, "waiting[0]: There is no kind of message 'emial'. Nearest: email"),
    (#"{"notSent": [{"because": "x"}]}"#, "notSent[0].kind: The key 'kind' is missing in a message that is not sent."),
    (#"{"lead": {"statsu": "Hot"}}"#, "lead.statsu: There is no key 'statsu' in a lead. Nearest: status"),
    (#"{"lead": {"status": "Warm"}}"#, "lead.status: There is no status 'Warm'."),
    (#"{"lead": {"type": null}}"#, "lead.type: A lead always has a type."),
    (#"{"lead": {"consent": {"emial": true}}}"#, "lead.consent.emial: There is no channel 'emial'. Nearest: email"),
    (
      #"{"lead": {"fields": {"loanAmout": 3}}}"#,
      "lead.fields.loanAmout: There is no field 'loanAmout'. Nearest: loanAmount"
    ),
    (#"{"nothing": false}"#, "nothing: Only true says something here."),
    (#"{"custom": [{}]}"#, "custom[0].name: The key 'name' is missing in a message of your own."),
  ])
  func `what is expected`(then: String, problem: String) throws {
    let found = try problems(ofStep: #"{"when": {"received": {"from": "api"}}, "then": \#(then)}"#)
    #expect(found.first == "·.then.\(problem)")
  }

  @Test func `without rules names are not checked`() throws {
    let json = """
      {"scenarios": [{"name": "s", "given": {"lead": {"type": "Any"}},
        "steps": [{"when": {"statusChanged": {"to": "Any"}}, "then": {"actions": ["any"], "lead": {"user": "any"}}}]}]}
      """
    #expect(try problems(json, rules: nil) == [])
    #expect(try problems(json).count == 4)
  }

  @Test func `nothing that a file can hold brings the reader down`() throws {
    let good = try String(decoding: ScenarioFileTests.data("broker.scenarios.json"), as: UTF8.self)
    let parts = ["null", "3", "-1", "\"x\"", "[]", "{}", "[{}]", "{\"a\": []}", "true", "1e300"]
    var count = 0
    // Every value of the file in turn becomes each of these.
    for (index, character) in good.enumerated() where character == ":" && index % 3 == 0 {
      let start = good.index(good.startIndex, offsetBy: index + 1)
      guard let end = good[start...].firstIndex(where: { ",}]\n".contains($0) }) else { continue }
      var bad = good
      bad.replaceSubrange(start..<end, with: " \(parts[count % parts.count])")
      _ = try problems(bad)
      count += 1
    }
    #expect(count > 40)
  }
}
