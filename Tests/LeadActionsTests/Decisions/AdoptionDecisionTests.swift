import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.1: leads that exist already join without anybody being written to.
@Suite struct AdoptionDecisionTests {
  @Test func `adopting a lead raises nothing and sends nothing`() throws {
    var life = try LeadLife(
      LeadLife.book(method: .deliverImmediately, partner: "Acme") {
        for kind in EventKind.allCases {
          if let event = Event(kind) { LeadLife.mark("on \(event)".asRule, on: event) }
        }
      })
    var lead = LeadLife.newLead()
    lead.status = "Hot"
    lead.progress = .qualified
    let planned = try life.happen(.adopted(Adoption(lead, progressReached: [.contacted])))
    #expect(planned.events.isEmpty)
    #expect(planned.plan.deliveries.isEmpty)
    #expect(planned.lines == ["Adopted: the lead existed before"])
    #expect(planned.lead.partner == nil)
  }

  @Test func `the progress of an adopted lead counts as spent, reached before or now`() throws {
    var life = try LeadLife(LeadLife.book {})
    var lead = LeadLife.newLead()
    lead.progress = .qualified
    try life.happen(.adopted(Adoption(lead, progressReached: [.validated, .contacted])))
    #expect(try life.happen(.progressMoved(to: .contacted)).events.isEmpty)
    #expect(try life.happen(.progressMoved(to: .validated)).events.isEmpty)
    #expect(try life.happen(.progressMoved(to: .qualified)).events.isEmpty)
    #expect(try life.happen(.progressMoved(to: .converted)).events == [.converted])
  }

  @Test func `an adopted lead's appointments are known, and those to come have their times`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadLife.mark("day before", on: .appointmentBefore(.days(1)))
        LeadLife.mark("after", on: .appointmentAfter(.hours(1)))
      })
    let appointments = [
      LeadLife.appointment("2026-02-01T10:00:00Z", id: "old"), LeadLife.appointment("2026-03-02T12:00:00Z", id: "soon"),
      LeadLife.appointment("2026-03-09T12:00:00Z", id: "later"),
    ]
    try life.happen(.adopted(Adoption(LeadLife.newLead(), appointments: appointments)))
    #expect(try life.happen(.appointmentStarted("soon")).events == [.appointmentStarted])
    let times = try life.firings(to: LeadLife.time("2026-04-01T00:00:00Z"))
    #expect(
      times == ["2026-03-02T13:00:00Z", "2026-03-08T12:00:00Z", "2026-03-09T13:00:00Z"].map(LeadLife.time(_:)))
  }

  @Test func `a lead that was adopted cannot be received, nor adopted again`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.happen(.adopted(Adoption(LeadLife.newLead())))
    #expect(throws: PlanRefusal.alreadyKnown("1")) { try life.receive() }
    #expect(throws: PlanRefusal.alreadyKnown("1")) { try life.happen(.adopted(Adoption(LeadLife.newLead()))) }
  }

  @Test func `an adoption with two appointments of one id is refused, so that neither is lost`() throws {
    var life = try LeadLife(LeadLife.book {})
    let appointments = [
      LeadLife.appointment("2026-04-01T10:00:00Z", id: "a"), LeadLife.appointment("2026-05-01T10:00:00Z", id: "a"),
    ]
    #expect(throws: PlanRefusal.appointmentKnown("a", "1")) {
      try life.happen(.adopted(Adoption(LeadLife.newLead(), appointments: appointments)))
    }
    #expect(life.record == nil)
  }
}

extension String {
  fileprivate var asRule: RuleID { RuleID(self) }
}

/// DESIGN 4.1: duplicates under contention.
@Suite struct DuplicateRaceTests {
  @Test func `two receipts of one contact at the same moment cannot both be Not Duplicate`() async throws {
    let store = InMemoryStore()
    let facts = MeetingFacts(point: MeetingPoint(2))
    let first = try DecisionWorld(LeadLife.book {}, store: store, facts: facts)
    let second = try DecisionWorld(LeadLife.book {}, store: store, facts: facts)
    async let one = first.receive("1", id: "r1")
    async let two = second.receive("2", id: "r2")
    let outcomes = try await [one.outcome, two.outcome]
    let firsts = outcomes.map { $0.events.first }
    #expect(Set(firsts) == [.receivedNotDuplicate, .receivedDuplicate])
    let duplicate = firsts[0] == .receivedDuplicate ? LeadID("1") : "2"
    #expect(first.record(duplicate)?.lead.duplicateOf == (duplicate == "1" ? "2" : "1"))
  }

  @Test func `of twenty receipts of one contact exactly one is Not Duplicate`() async throws {
    let store = InMemoryStore()
    let facts = MeetingFacts(point: MeetingPoint(20))
    let world = try DecisionWorld(LeadLife.book {}, store: store, facts: facts)
    let originals = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...20 {
        group.addTask {
          try await world.receive(LeadID(number)).outcome.events.first == .receivedNotDuplicate
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(originals == 1)
  }

  @Test func `leads of other contacts do not stand in each other's way`() async throws {
    let world = try DecisionWorld(LeadLife.book {})
    try await world.receive("1")
    let other = try await world.receive("2") {
      $0.contact.email = "john@example.com"
      $0.contact.mobile = nil
    }
    #expect(other.outcome.events.first == .receivedNotDuplicate)
    let again = try await world.receive("3") {
      $0.contact.email = "JOHN@example.com"
      $0.contact.mobile = nil
    }
    #expect(again.outcome.events.first == .receivedDuplicate)
  }
}
