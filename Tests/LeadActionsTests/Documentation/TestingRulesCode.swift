import Foundation
import LeadActions
import LeadActionsTesting
import Testing

// The code of Documentation/TestingRules.md; DocumentationTests holds the two against each other.

private let rules = RuleBook("Mortgages") {
  LeadGroup("Mortgages") {
    LeadType("Remortgage") {
      Rule("remind", on: .appointmentBefore(.days(1))) { ContactCustomer(by: .text, template: "remind") }
      Rule("large", on: .received, when: { $0.source == "website" }) { StopWorkflow() }
    }
  }
  MessageTemplate.text("remind", body: "See you tomorrow at {{appointment.start.time}}.")
}

@Suite struct TestingRulesPageTests {
  // Page begins
  @Test func `a customer is reminded a day before the appointment`() async throws {
    let clock = VirtualClock(Date(timeIntervalSince1970: 1_772_442_000))  // 2 March 2026, 09:00 UTC
    let store = InMemoryStore()
    let sending = RecordingTransports()
    let pipeline = try EventPipeline(rules: rules, store: store, services: .init(clock: clock))
    let dispatcher = Dispatcher(store: store, transports: sending.transports, clock: clock)

    let jane = Lead(
      id: 1, type: "Remortgage", received: clock.now, contact: Contact(firstName: "Jane", mobile: "07700 900123"))
    try await pipeline.submit(Occurrence("form-1", lead: 1, .received(Receipt(jane, from: .webForm))))
    let visit = LeadAppointment(id: "visit", start: clock.now.addingTimeInterval(72 * 3_600))
    try await pipeline.submit(Occurrence("calendar-1", lead: 1, .appointmentCreated(visit)))

    clock.advance(by: 48 * 3_600)
    try await pipeline.runDue()
    try await dispatcher.deliverDue()
    #expect(sending.texts.map(\.body) == ["See you tomorrow at 09:00."])
  }
  // Page ends

  // Page begins
  @Test func `a rule says why it did not act`() throws {
    let now = Date()
    let lead = Lead(id: 1, type: "Remortgage", received: now, source: "leaflet")
    let receipt = Occurrence("1", lead: 1, .received(Receipt(lead, from: .api)))
    let plan = try Planner(rules).plan(receipt, in: Situation(now: now), trace: .decisions)
    let rule = try #require(plan.trace?.events.flatMap(\.rules).first)
    #expect(rule.deciding?.description == "source is 'website': no, it was 'leaflet'")
    #expect(plan.deliveries.isEmpty)
  }
  // Page ends
}
