import Foundation
import LeadActions
import LeadActionsTesting
import Testing

// The code of Documentation/TestingRules.md; DocumentationTests holds the two against each other.

private let rules = RuleBook("Mortgages") {
  Users("ann")
  CustomField("loanAmount", .number)
  LeadGroup("Mortgages") {
    LeadType("Remortgage") {
      LeadStatus("Hot")
      Rule("assign and greet", on: .receivedOther) {
        AssignToUser(.user("ann"))
        ContactCustomer(by: .email, template: "welcome")
      }
      Rule("call large loans", on: .statusChanged, when: { $0.loanAmount >= 250_000 }) {
        TaskUser(title: "Call {{fullName}}", due: .hours(2))
      }
      Rule("remind", on: .appointmentBefore(.days(1))) { ContactCustomer(by: .text, template: "remind") }
      Rule("large", on: .receivedUser, when: { $0.source == "website" }) { StopWorkflow() }
    }
  }
  MessageTemplate.email("welcome", subject: "Hello {{firstName}}", text: "{{user.name}} will call you.")
  MessageTemplate.text("remind", body: "See you tomorrow at {{appointment.start.time}}.")
  Directory(users: ["ann": DirectoryUser(displayName: "Ann Baker", email: "ann@broker.example")])
}

@Suite struct TestingRulesPageTests {
  // Page begins
  let jane = Lead(
    id: 1, type: "Remortgage", received: Scenario.usualStart,
    contact: Contact(firstName: "Jane", lastName: "Doe", email: "jane@mail.example", mobile: "07700 900123"),
    fields: ["loanAmount": 300_000])

  @Test func `a web lead is assigned, then greeted by name`() async throws {
    let test = try Scenario(rules, lead: jane)
    try await test.when(.received(from: .webForm))
    try test.expect(
      .events(.receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .userChanged),
      .user("ann"),
      .email(to: .customer, subject: "Hello Jane", text: "Ann Baker will call you."))
    try test.finish()
  }
  // Page ends

  // Page begins
  @Test func `a large loan is called within two hours`() async throws {
    try await Scenario(rules, lead: jane).run { test in
      try await test.given(.received(from: .webForm))
      try await test.when(.statusChanged(to: "Hot"))
      try test.expect(.task(for: "ann", title: "Call Jane Doe", due: test.now.addingTimeInterval(7_200)))
    }
  }
  // Page ends

  // Page begins
  @Test func `a customer is reminded a day before the appointment`() async throws {
    try await Scenario(rules, lead: jane).run { test in
      try await test.given(.received(from: .webForm))
      let visit = LeadAppointment(id: "visit", start: test.now.addingTimeInterval(72 * 3_600))
      try await test.when(.appointmentCreated(visit))
      try test.expect(.nothing)
      try await test.advance(by: .days(2))
      try test.expect(.text(to: .customer, "See you tomorrow at 09:00."))
    }
  }
  // Page ends

  // Page begins
  @Test func `an email that does not get through is tried again, once per occurrence`() async throws {
    try await Scenario(rules, lead: jane).run { test in
      test.sending.script(.email, [.fail, .hang, .accept])
      try await test.when(.received(from: .webForm))
      try test.expect(.user("ann"), .noMessage(.email), .waiting(.email))
      try await test.again()
      try test.expect(.repeated, .nothing)
      try await test.advance(by: .hours(1))
      try test.expect(.email(subject: "Hello Jane"), .historyLine(.matching("Email * delivered at attempt 3")))
      try await test.when(.emailOpened(sentBy: "assign and greet"))
      try test.expect(.events(.emailOpened), .nothing)
    }
  }
  // Page ends

  // Page begins
  @Test func `the tests of these rules leave nothing out`() async throws {
    var coverage = RuleCoverage(of: rules)
    let test = try Scenario(rules, lead: jane)
    try await test.given(.received(from: .webForm))
    coverage.add(test.coverage)
    #expect(coverage.gaps.contains("Remortgage, rule 'call large loans': its event"))
    print(coverage.text)
  }
  // Page ends

  // Page begins
  @Test func `a rule says why it did not act`() throws {
    let now = Date()
    let lead = Lead(id: 1, type: "Remortgage", received: now, source: "leaflet")
    let receipt = Occurrence("1", lead: 1, .received(Receipt(lead, from: .user)))
    let plan = try Planner(rules).plan(receipt, in: Situation(now: now), trace: .decisions)
    let rule = try #require(plan.trace?.events.flatMap(\.rules).first)
    #expect(rule.deciding?.description == "source is 'website': no, it was 'leaflet'")
    #expect(plan.deliveries.isEmpty)
  }
  // Page ends

  @Test func `the failure that the page shows`() async throws {
    let test = try Scenario(rules, lead: jane)
    try await test.when(.received(from: .webForm))
    let error = #expect(throws: ScenarioFailure.self) {
      try test.expect(
        .email(to: .customer, subject: "Hello Jane", text: "Ben Boyd will call you."), .user("ben"),
        file: "MortgageTests/GreetingTests.swift", line: 12)
    }
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation/TestingRules.md")
    #expect(try String(contentsOf: page, encoding: .utf8).contains(try #require(error).description))
  }
}
