import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.14: the same occurrence again.
@Suite struct IdentityDecisionTests {
  private let book = LeadLife.book { LeadLife.mark("changed", on: .statusChanged) }

  @Test func `an id already done changes nothing and returns the first outcome`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive()
    let first = try await world.report("o", .statusChanged(to: "Hot"))
    let before = world.record()
    world.clock.advance(by: 3_600)
    let second = try await world.report("o", .statusChanged(to: "Hot"))
    #expect(!first.isRepeat && second.isRepeat)
    #expect(second.outcome == first.outcome)
    #expect(world.record() == before)
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["changed"])
  }

  @Test func `the same id with other content is an error, and nothing is done`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive()
    try await world.report("o", .statusChanged(to: "Hot"))
    let error = await #expect(throws: PipelineError.self) { try await world.report("o", .statusChanged(to: "Cold")) }
    #expect(
      error?.description
        == "Occurrence id 'o' was used before for another report of lead '1'; give each occurrence an id of its own.")
    #expect(world.record()?.lead.status == "Hot")
  }

  @Test func `an id is unique for its lead, and for its tenant`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive("1", id: "same")
    #expect(try await !world.receive("2", id: "same").isRepeat)
    let other = try DecisionWorld(
      book, store: world.store, settings: EventPipeline.Settings(tenant: "other", seed: 7))
    #expect(try await !other.receive("1", id: "same").isRepeat)
    #expect(other.record("1") != nil)
    try await other.report("hot", .statusChanged(to: "Hot"))
    #expect(world.record("1")?.lead.status == nil)
  }

  @Test func `ids are kept for 30 days and can be forgotten then`() async throws {
    let world = try DecisionWorld(book)
    #expect(world.pipeline.settings.occurrenceDays == 30)
    try await world.receive()
    try await world.report("o", .statusChanged(to: "Hot"))
    try await world.dispatcher.deliverDue()
    world.clock.advance(by: 29.9 * 86_400)
    #expect(try await world.pipeline.forgetOldOccurrences() == 0)
    #expect(try await world.report("o", .statusChanged(to: "Hot")).isRepeat)
    world.clock.advance(by: 0.2 * 86_400)
    #expect(try await world.pipeline.forgetOldOccurrences() == 2)
    #expect(world.record() != nil)
    #expect(try await !world.report("o", .statusChanged(to: "Cold")).isRepeat)
  }

  @Test func `twenty submissions of one occurrence at once do it once`() async throws {
    let store = InMemoryStore()
    try await DecisionWorld(book, store: store).receive()
    let facts = MeetingFacts(point: MeetingPoint(2))
    let world = try DecisionWorld(book, store: store, facts: facts)
    let other = try DecisionWorld(book, store: store, facts: facts)
    let firsts = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<20 {
        let worker = number % 2 == 0 ? world : other
        group.addTask { try await worker.report("o", .statusChanged(to: "Hot")).isRepeat ? 0 : 1 }
      }
      return try await group.reduce(0, +)
    }
    #expect(firsts == 1)
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["changed"])
  }

  @Test func `a timer that two workers fire at the same moment fires once`() async throws {
    let world = try DecisionWorld(LeadLife.book { LeadLife.mark("after", on: .appointmentAfter(.hours(1))) })
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-02T10:00:00Z")))
    world.clock.advance(by: 3 * 3_600)
    async let one = world.pipeline.runDue()
    async let two = world.pipeline.runDue()
    #expect(try await one + two == 1)
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["after"])
  }
}

/// DESIGN 4.15: whose data it is.
@Suite struct OwnershipDecisionTests {
  private let book = LeadLife.book {
    Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") }
    LeadLife.mark("soon", on: .appointmentBefore(.hours(1)))
  }

  @Test func `erasing removes record, history, outcomes, rendered messages and timers`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-09T12:00:00Z")))
    #expect(try await world.pipeline.erase("1"))
    #expect(world.record() == nil)
    #expect(try await world.lines().isEmpty)
    #expect(world.store.load(LeadKey(lead: "1"), occurrence: "received", groups: [], contactKeys: []).done == nil)
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent.isEmpty)
    world.clock.advance(by: 30 * 86_400)
    #expect(try await world.pipeline.runDue() == 0)
    #expect(try await !world.pipeline.erase("1"))
  }

  @Test func `an erased lead is nobody's duplicate, and can be received again`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive("1")
    #expect(try await world.pipeline.erase("1"))
    #expect(try await world.receive("2", id: "two").outcome.events.first == .receivedNotDuplicate)
    #expect(try await world.receive("1", id: "received").outcome.events.first == .receivedDuplicate)
  }

  @Test func `erasing dead letters and what is under way leaves nothing either`() async throws {
    let world = try DecisionWorld(book)
    world.transports.always(.email, .failForGood("no"))
    try await world.receive()
    try await world.dispatcher.deliverDue()
    #expect(world.store.deadLetters(of: .only, after: nil, limit: 9).count == 1)
    #expect(try await world.pipeline.erase("1"))
    #expect(world.store.deadLetters(of: .only, after: nil, limit: 9).isEmpty)
    #expect(world.store.inbox(of: .only, after: nil, limit: 9).isEmpty)
  }

  @Test func `the index of contacts follows the lead's contact, in the same commit`() async throws {
    let world = try DecisionWorld(LeadLife.book {})
    try await world.receive("1") { $0.contact = Contact(email: "old@example.com") }
    try await world.report("moved", .updated(Update(by: .user, ["email": "new@example.com"])))
    let old = try await world.receive("2") { $0.contact = Contact(email: "old@example.com") }
    #expect(old.outcome.events.first == .receivedNotDuplicate)
    let new = try await world.receive("3") { $0.contact = Contact(email: "new@example.com") }
    #expect(new.outcome.events.first == .receivedDuplicate)
  }
}

/// DESIGN 4.16: wire names.
@Suite struct WireNameDecisionTests {
  @Test func `the guide's 27 are as printed there`() {
    let guide: [(Event, String)] = [
      (.receivedDuplicate, "deliverydupe"), (.receivedNotDuplicate, "deliveryndupe"),
      (.receivedReferred, "deliveryref"),
      (.receivedNotReferred, "delivery"), (.received, "deliveryall"), (.receivedUser, "deliveryass"),
      (.receivedOther, "deliveryna"), (.updated, "updatedall"), (.updatedUser, "updatedass"),
      (.updatedOther, "updatedna"),
      (.statusChanged, "status"), (.userChanged, "user"), (.validated, "progvalidated"),
      (.invalidated, "proginvalidate"),
      (.contacted, "progcontacted"), (.qualified, "progqualified"), (.converted, "progconverted"),
      (.closed, "progclosed"),
      (.referred, "referral"), (.emailFailed, "emailfailed"), (.emailOpened, "emailopened"),
      (.emailClicked, "emailclicked"), (.emailReplied, "emailreplied"), (.emailUnsubscribed, "emailunsub"),
      (.emailSpamReported, "emailspam"), (.textFailed, "smsfailed"), (.textReplied, "smsreplied"),
    ]
    #expect(guide.count == 27)
    for (event, type) in guide { #expect(event.type == type) }
  }

  @Test func `the 15 that the guide does not give are ours`() {
    let ours: [(Event, String)] = [
      (.appointmentCreated, "apptcreated"), (.appointmentUpdated, "apptupdated"),
      (.appointmentCancelled, "apptcancelled"),
      (.appointmentStarted, "apptstarted"), (.appointmentCompleted, "apptcompleted"),
      (.appointmentBefore(.hours(1)), "apptbefore"), (.appointmentAfter(.days(1)), "apptafter"),
      (.callUnanswered, "callunanswered"), (.callVoicemail, "callvoicemail"), (.returnStarted, "returnstarted"),
      (.returnDeclined, "returndeclined"), (.returnAccepted, "returnaccepted"), (.journeyStarted, "journeystarted"),
      (.journeyPartiallyCompleted, "journeypartial"), (.journeyCompleted, "journeycompleted"),
    ]
    #expect(ours.count == 15)
    for (event, type) in ours { #expect(event.type == type) }
  }

  @Test func `no two events have one wire name, and a custom event has its own`() {
    #expect(EventKind.allCases.count == 42)
    #expect(Set(EventKind.allCases.map(\.type)).count == 42)
    #expect(Event.custom("priceDropped").type == "priceDropped")
  }
}
