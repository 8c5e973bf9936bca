import Foundation
import Testing

@testable import LeadActions

@Suite struct PlanRefusalTests {
  private let desk = TestDesk(ChangeStatus(to: "Hot"))
  private let appointment = LeadAppointment(id: "a", start: TestDesk.monday + 60)

  private func refusal(_ report: Report, record: LeadRecord?, lead: LeadID = "1") throws -> PlanRefusal {
    let planner = try desk.planner
    return try #require(throws: PlanRefusal.self) {
      try planner.plan(Occurrence("o", lead: lead, report), in: desk.situation(record))
    }
  }

  @Test func `a lead that is not known`() throws {
    for report in ReportTests.all {
      switch report {
      case .received, .adopted: continue
      default: #expect(try refusal(report, record: nil) == .unknownLead("1"))
      }
    }
  }

  @Test func `a lead that is received or adopted twice, or as another`() throws {
    let known = LeadRecord(desk.lead, version: 1)
    let reports: [Report] = [.received(Receipt(desk.lead, from: .api)), .adopted(Adoption(desk.lead))]
    for report in reports {
      #expect(try refusal(report, record: known) == .alreadyKnown("1"))
      #expect(try refusal(report, record: nil, lead: "2") == .otherLead("2", reported: "1"))
    }
  }

  @Test func `a lead type that is not known, with the nearest one`() throws {
    var lead = desk.lead
    lead.type = "Hone"
    #expect(
      try refusal(.received(Receipt(lead, from: .api)), record: nil) == .unknownLeadType("Hone", nearest: "Home"))
    #expect(
      try refusal(.callUnanswered(CallDetails()), record: LeadRecord(lead)) == .unknownLeadType("Hone", nearest: "Home")
    )
    #expect(
      try refusal(.leadTypeChanged(to: "Cart"), record: LeadRecord(desk.lead))
        == .unknownLeadType("Cart", nearest: "Car"))
  }

  @Test func `appointments that cannot be`() throws {
    let known = LeadRecord(desk.lead, appointments: ["a": AppointmentRecord(appointment)])
    var backward = appointment
    backward.end = backward.start - 1
    #expect(try refusal(.appointmentCreated(appointment), record: known) == .appointmentKnown("a", "1"))
    #expect(try refusal(.appointmentUpdated(backward), record: known) == .endBeforeStart("a"))
    #expect(try refusal(.appointmentCreated(backward), record: LeadRecord(desk.lead)) == .endBeforeStart("a"))
    #expect(
      try refusal(.adopted(Adoption(desk.lead, appointments: [backward])), record: nil) == .endBeforeStart("a"))
    let unknown: [Report] = [
      .appointmentUpdated(appointment), .appointmentCancelled("a"), .appointmentStarted("a"),
      .appointmentCompleted("a"),
      .taskCompleted(delivery: "d", appointment: "a"),
    ]
    for report in unknown {
      #expect(try refusal(report, record: LeadRecord(desk.lead)) == .unknownAppointment("a", "1"))
    }
  }

  @Test func `fields that cannot take their value`() throws {
    let known = LeadRecord(desk.lead)
    func update(_ field: FieldName, _ value: FieldValue?) -> Report { .updated(Update(by: .api, [field: value])) }
    #expect(try refusal(update("id", "2"), record: known) == .field("1", .fixed("id")))
    #expect(try refusal(update("leadType", "Car"), record: known) == .field("1", .fixed("leadType")))
    #expect(
      try refusal(update("town", 5), record: known)
        == .field("1", .wrongKind("town", expected: .text, found: .number)))
    #expect(try refusal(update("progress", "won"), record: known) == .field("1", .unknownProgress("won")))
    for value: FieldValue in [.number(.infinity), .date(Date(timeIntervalSinceReferenceDate: .nan))] {
      #expect(try refusal(update("amount", value), record: known) == .field("1", .notFinite("amount")))
      var lead = desk.lead
      lead.fields["amount"] = value
      #expect(try refusal(.received(Receipt(lead, from: .api)), record: nil) == .field("1", .notFinite("amount")))
    }
  }

  @Test func `each refusal says what to do`() {
    let refusals: [PlanRefusal] = [
      .unknownLead("1"), .alreadyKnown("1"), .otherLead("1", reported: "2"), .unknownLeadType("x", nearest: "y"),
      .unknownLeadType("x", nearest: nil), .field("1", .fixed("id")), .endBeforeStart("a"),
      .unknownAppointment("a", "1"),
      .appointmentKnown("a", "1"),
    ]
    for refusal in refusals {
      #expect(["report", "give", "did you mean", "add", "correct"].contains { refusal.description.contains($0) })
    }
    #expect(Set(refusals.map(\.description)).count == refusals.count)
  }
}
