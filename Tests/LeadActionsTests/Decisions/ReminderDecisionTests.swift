import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.8: reminders that were planned and not sent yet, and rule books that change.
@Suite struct ReminderDecisionTests {
  private let book = LeadLife.book {
    Rule("remind", on: .appointmentBefore(.days(1))) { ContactCustomer(by: .text, template: "sms") }
  }

  private func remindedWorld() async throws -> DecisionWorld {
    let world = try DecisionWorld(book)
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-04T12:00:00Z")))
    world.clock.set(LeadLife.time("2026-03-03T12:00:00Z"))
    #expect(try await world.pipeline.runDue() == 1)
    return world
  }

  @Test func `moving, cancelling, starting and completing withdraw reminders not yet sent`() async throws {
    let reports: [Report] = [
      .appointmentUpdated(LeadLife.appointment("2026-03-09T12:00:00Z")), .appointmentCancelled("a"),
      .appointmentStarted("a"), .appointmentCompleted("a"),
    ]
    for report in reports {
      let world = try await remindedWorld()
      try await world.report("ended", report)
      try await world.dispatcher.deliverDue()
      #expect(world.transports.sent.isEmpty)
      #expect(try await world.lines().contains { $0.hasSuffix("withdrawn: the appointment moved or ended") })
    }
  }

  @Test func `a reminder that nothing withdraws is sent once`() async throws {
    let world = try await remindedWorld()
    try await world.report("renamed", .appointmentUpdated(LeadLife.appointment("2026-03-04T12:00:00Z", title: "Call")))
    try await world.dispatcher.deliverDue()
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent.count == 1)
  }

  @Test func `an appointment that only ends later keeps its reminder`() async throws {
    let world = try await remindedWorld()
    let longer = LeadLife.appointment("2026-03-04T12:00:00Z", to: "2026-03-04T13:00:00Z")
    try await world.report("longer", .appointmentUpdated(longer))
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent.count == 1)
  }

  @Test(arguments: [LateTimerPolicy.skip, .runNow])
  func `where only the end moves, only the times after it fire again`(late: LateTimerPolicy) throws {
    var life = try LeadLife(
      LeadLife.book(lateTimers: late) {
        LeadLife.mark("before", on: .appointmentBefore(.days(1)))
        LeadLife.mark("after", on: .appointmentAfter(.hours(1)))
      })
    try life.receive()
    let start = "2026-03-04T12:00:00Z"
    try life.happen(.appointmentCreated(LeadLife.appointment(start, to: "2026-03-04T13:00:00Z")))
    // Due, and not reached yet.
    life.now = LeadLife.time("2026-03-03T12:00:01Z")
    try life.happen(.appointmentUpdated(LeadLife.appointment(start, to: "2026-03-04T13:15:00Z")))
    #expect(try life.pass(to: life.now).flatMap(\.titles) == ["before"])
    try life.happen(.appointmentUpdated(LeadLife.appointment(start, to: "2026-03-04T13:30:00Z")))
    #expect(try life.pass(to: LeadLife.time("2026-03-04T12:50:00Z")).isEmpty)
    try life.happen(.appointmentStarted("a"))
    try life.happen(.appointmentUpdated(LeadLife.appointment(start, to: "2026-03-04T13:45:00Z")))
    #expect(life.record?.appointments["a"]?.state == .started)
    #expect(try life.firings(to: LeadLife.time("2026-03-04T18:00:00Z")) == [LeadLife.time("2026-03-04T14:45:00Z")])
    try life.happen(.appointmentUpdated(LeadLife.appointment(start, to: "2026-03-04T19:00:00Z")))
    #expect(try life.firings(to: LeadLife.time("2026-03-05T12:00:00Z")) == [LeadLife.time("2026-03-04T20:00:00Z")])
    #expect(!life.lines.contains { $0.contains("skipped") })
  }

  @Test func `a reminder is not sent any more when the appointment has begun`() async throws {
    let world = try await remindedWorld()
    world.clock.set(LeadLife.time("2026-03-04T12:00:01Z"))
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent.isEmpty)
    #expect(try await world.lines().contains { $0.hasSuffix("not sent: its last useful time had passed") })
  }

  @Test func `what a workflow sends long after the appointment is no reminder of it`() async throws {
    let workflow = LeadWorkflow("follow up") {
      Wait(.days(3))
      Step(ContactCustomer(by: .email, template: "mail"))
    }
    let world = try DecisionWorld(
      LeadLife.book(with: [workflow]) { Rule("go", on: .appointmentBefore(.days(1))) { StartWorkflow("follow up") } })
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-04T12:00:00Z")))
    try await world.pass(hours: 24 * 6)
    #expect(world.transports.sent(.email).count == 1)
  }

  @Test func `timers are durable: all that fell due while nobody ran fire once on resuming`() async throws {
    let store = InMemoryStore()
    let book = LeadLife.book { LeadLife.mark("before", on: .appointmentBefore(.hours(1))) }
    let before = try DecisionWorld(book, store: store)
    for number in 1...100 {
      try await before.receive(LeadID(number)) { $0.contact = Contact(email: "lead\(number)@example.com") }
      try await before.report(
        "made", .appointmentCreated(LeadLife.appointment("2026-03-03T12:00:00Z")), lead: LeadID(number))
    }
    let after = try DecisionWorld(book, store: store, clock: VirtualClock(LeadLife.time("2026-03-03T11:30:00Z")))
    #expect(try await after.pipeline.runDue() == 100)
    #expect(try await after.pipeline.runDue() == 0)
    try await after.dispatcher.deliverDue()
    #expect(after.titles.count == 100)
  }

  @Test func `two workers fire each timer once`() async throws {
    let store = InMemoryStore()
    let book = LeadLife.book { LeadLife.mark("before", on: .appointmentBefore(.hours(1))) }
    let clock = VirtualClock(LeadLife.morning)
    let worlds = try (0..<3).map { _ in try DecisionWorld(book, store: store, clock: clock) }
    for number in 1...20 {
      try await worlds[0].receive(LeadID(number))
      try await worlds[0].report(
        "made", .appointmentCreated(LeadLife.appointment("2026-03-03T12:00:00Z")), lead: LeadID(number))
    }
    clock.set(LeadLife.time("2026-03-03T11:30:00Z"))
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for world in worlds { group.addTask { try await world.pipeline.runDue() } }
      return try await group.reduce(0, +)
    }
    #expect(done == 20)
  }

  @Test func `activating a rule book sets the times anew, in batches that can be resumed`() async throws {
    let world = try DecisionWorld(book)
    for number in 1...5 {
      try await world.receive(LeadID(number))
      try await world.report(
        "made", .appointmentCreated(LeadLife.appointment("2026-03-06T12:00:00Z")), lead: LeadID(number))
    }
    try world.pipeline.activate(
      LeadLife.book(version: 2) { LeadLife.mark("two days", on: .appointmentBefore(.days(2))) })
    let first = try await world.pipeline.resetTimers(limit: 2)
    #expect(first == "2")
    // Begun again from the start: those that are done are not done twice.
    var after: LeadID?
    repeat { after = try await world.pipeline.resetTimers(after: after, limit: 2) } while after != nil
    for number in 1...5 {
      #expect(world.record(LeadID(number))?.timers.map(\.due) == [LeadLife.time("2026-03-04T12:00:00Z")])
      #expect(try await world.lines(LeadID(number)).filter { $0 == "1 appointment time set anew" }.count == 1)
    }
    try await world.pass(hours: 24 * 5)
    #expect(world.titles == Array(repeating: "two days", count: 5))
    #expect(world.transports.sent(.text).isEmpty)
  }

  @Test func `a lead that cannot be planned does not keep the others' times from being set anew`() async throws {
    let world = try DecisionWorld(LeadLife.book(types: [LeadType("Gone")]) {})
    for number in 1...3 {
      try await world.receive(LeadID(number)) { if number == 2 { $0.type = "Gone" } }
      try await world.report(
        "made", .appointmentCreated(LeadLife.appointment("2026-03-06T12:00:00Z")), lead: LeadID(number))
    }
    try world.pipeline.activate(
      LeadLife.book(version: 2) { LeadLife.mark("two days", on: .appointmentBefore(.days(2))) })
    var after: LeadID?
    repeat { after = try await world.pipeline.resetTimers(after: after) } while after != nil
    #expect(world.record("1")?.timers.count == 1)
    #expect(world.record("3")?.timers.count == 1)
  }

  @Test func `a rule book that comes back into force gets its times back`() async throws {
    let one = LeadLife.book(version: 1) { LeadLife.mark("one day", on: .appointmentBefore(.days(1))) }
    let two = LeadLife.book(version: 2) { LeadLife.mark("two days", on: .appointmentBefore(.days(2))) }
    let world = try DecisionWorld(one)
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-09T12:00:00Z")))
    for (book, due) in [(two, "2026-03-07"), (one, "2026-03-08"), (two, "2026-03-07"), (one, "2026-03-08")] {
      try world.pipeline.activate(book)
      var after: LeadID?
      repeat { after = try await world.pipeline.resetTimers(after: after) } while after != nil
      #expect(world.record()?.timers.map(\.due) == [LeadLife.time("\(due)T12:00:00Z")])
    }
  }

  @Test func `the rule is looked up when its time comes`() async throws {
    let world = try DecisionWorld(book)
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-06T12:00:00Z")))
    try world.pipeline.activate(
      LeadLife.book(version: 2) { LeadLife.mark("in force then", on: .appointmentBefore(.days(1))) })
    try await world.pass(hours: 24 * 5)
    #expect(world.titles == ["in force then"])
    #expect(world.transports.sent(.text).isEmpty)
  }
}
