import Foundation
import Synchronization
import Testing

@testable import LeadActions

@Suite struct PipelineTimeTests {
  @Test func `timers fire when they are due, each once`() async throws {
    let desk = TestDesk(StartWorkflow("chase"))
    let (store, clock) = (InMemoryStore(), HandClock())
    let pipeline = try desk.pipeline(store, clock: clock)
    for lead in 0..<150 { try await pipeline.submit(desk.receipt(LeadID(lead))) }
    #expect(try await pipeline.runDue() == 0)
    clock.advance(by: 86_399)
    #expect(try await pipeline.runDue() == 0)
    clock.advance(by: 1)
    let other = try desk.pipeline(store, clock: clock)
    async let first = pipeline.runDue()
    async let second = other.runDue()
    #expect(try await first + second == 150)
    #expect(try await pipeline.runDue() == 0)
    for lead in 0..<150 {
      let lines = try await pipeline.history(of: LeadID(lead))
      #expect(lines.count { $0.line == .workflowFinished("chase") } == 1)
    }
  }

  @Test func `what falls due at once while timers fire is fired too`() async throws {
    var desk = TestDesk(StartWorkflow("chase"))
    desk.book.workflows[0].steps = [
      .wait(.days(1)), .action(Script()), .action(TaskUser(.user("ann"), title: "t")),
    ]
    desk.book.leadGroups[0].types[0].rules.append(
      Rule("late", on: .custom("priceDropped"), do: [ChangeStatus(to: "Won").action]))
    desk.performers = desk.performers.adding(
      ScriptPerformer { context in [.remind("priceDropped", [:], at: context.now)] })
    let clock = HandClock()
    let pipeline = try desk.pipeline(InMemoryStore(), clock: clock)
    try await pipeline.submit(desk.receipt())
    clock.advance(by: 86_400)
    #expect(try await pipeline.runDue() == 2)
    #expect(try await pipeline.record(of: "1")?.lead.status == "Won")
  }

  @Test func `a timer that fails is reported and does not hold up the others`() async throws {
    struct Broken: Error {}
    let clock = HandClock()
    let desk = TestDesk(StartWorkflow("chase"))
    let store = WrappedStore(beforeLoad: { key in
      if key.lead == "1", clock.now > TestDesk.monday { throw Broken() }
    })
    let troubles = Notes()
    let pipeline = try desk.pipeline(store, clock: clock) { $0.onTrouble = { troubles.add($0.text) } }
    for lead: LeadID in ["1", "2", "3"] { try await pipeline.submit(desk.receipt(lead)) }
    clock.advance(by: 86_400)
    #expect(try await pipeline.runDue() == 2)
    #expect(!troubles.all.isEmpty && troubles.all.allSatisfy { $0.contains("Broken") })
    #expect(try await pipeline.record(of: "1")?.timers.count == 1)
  }

  @Test func `a timer that is put off between the look at it and its turn fires at its new time, and once`()
    async throws
  {
    // Across New York's change of 8 March 2026, a day before is an hour later there than in UTC.
    let reminder = LeadLife.mark("reminder", on: .appointmentBefore(.days(1)))
    let zone = try #require(Zone("America/New_York"))
    let book = LeadLife.book(types: [LeadType("Overseas", zone: zone, rules: [reminder])]) { reminder }
    let clock = HandClock(LeadLife.morning)
    let services = EventPipeline.Services(directory: FixedDirectory(LeadLife.directory), clock: clock)
    let loads = Tally()
    let elsewhere = Elsewhere()
    let store = WrappedStore(beforeLoad: { key in
      guard clock.now > LeadLife.morning, loads.enter() == 1 else { return }
      try await elsewhere.pipeline.withLock { $0 }?.submit(
        Occurrence("type", lead: key.lead, .leadTypeChanged(to: "Overseas")))
    })
    let other = try EventPipeline(rules: book, store: store.inner, services: services)
    elsewhere.pipeline.withLock { $0 = other }
    let pipeline = try EventPipeline(rules: book, store: store, services: services)
    let receipt = Receipt(LeadLife.newLead(), from: .webForm, duplicate: .no)
    try await pipeline.submit(Occurrence("o1", lead: "1", .received(receipt)))
    let appointment = LeadLife.appointment("2026-03-08T20:00:00Z")
    try await pipeline.submit(Occurrence("o2", lead: "1", .appointmentCreated(appointment)))

    clock.advance(by: LeadLife.time("2026-03-07T20:00:00Z").timeIntervalSince(clock.now))
    #expect(try await pipeline.runDue() == 0)
    #expect(loads.total > 0)
    #expect(store.inner.claim(ClaimRequest(9, at: clock.now, lease: 1)).isEmpty)
    #expect(try await pipeline.record(of: "1")?.timers.map(\.due) == [LeadLife.time("2026-03-07T21:00:00Z")])
    clock.advance(by: 3_600)
    #expect(try await pipeline.runDue() == 1)
    #expect(try await pipeline.runDue() == 0)
    #expect(store.inner.claim(ClaimRequest(9, at: clock.now, lease: 1)).count == 1)
    let lines = try await pipeline.history(of: "1", filter: .all).map { "\($0.line)" }
    #expect(!lines.contains { $0.contains("not needed any more") })
  }

  @Test func `running does what falls due and ends when its task is cancelled`() async throws {
    let desk = TestDesk(StartWorkflow("chase"))
    let clock = HandClock()
    let pipeline = try desk.pipeline(InMemoryStore(), clock: clock)
    try await pipeline.submit(desk.receipt())
    let task = Task { await pipeline.run() }
    clock.advance(by: 86_400)
    for _ in 0..<600_000 {
      if try await pipeline.record(of: "1")?.workflow == nil { break }
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(try await pipeline.record(of: "1")?.workflow == nil)
    task.cancel()
    await task.value
  }

  @Test func `running tells of a store that cannot be asked, and goes on`() async throws {
    struct Broken: Error {}
    let (asked, troubles) = (Tally(), Notes())
    let desk = TestDesk(StartWorkflow("chase"))
    let clock = HandClock()
    let store = WrappedStore(before: { if $0 == .dueTimers, asked.enter() <= 2 { throw Broken() } })
    let pipeline = try desk.pipeline(store, clock: clock) { $0.onTrouble = { troubles.add($0.text) } }
    try await pipeline.submit(desk.receipt())
    clock.advance(by: 86_400)
    let task = Task { await pipeline.run() }
    for _ in 0..<600_000 where store.inner.record(of: LeadKey(lead: "1"))?.workflow != nil {
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(store.inner.record(of: LeadKey(lead: "1"))?.workflow == nil)
    #expect(troubles.all == ["Broken()", "Broken()"])
    task.cancel()
    await task.value
  }

  @Test func `running ends when it is cancelled, however long it would have waited`() async throws {
    let pipeline = try TestDesk(StartWorkflow("chase")).pipeline(
      InMemoryStore(), clock: SystemWallClock(), settings: .init(pollInterval: 3_600))
    let task = Task { await pipeline.run() }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    let time = await ContinuousClock().measure { await task.value }
    // Generous, since machines that test are busy; without the cancellation it is an hour.
    #expect(time < .seconds(1_800))
  }

  @Test func `ids of old occurrences are forgotten, records and history stay`() async throws {
    let desk = TestDesk(ChangeStatus(to: "Hot"))
    let clock = HandClock()
    let pipeline = try desk.pipeline(InMemoryStore(), clock: clock, settings: .init(occurrenceDays: 2))
    for lead in 0..<5 { try await pipeline.submit(desk.receipt(LeadID(lead))) }
    clock.advance(by: 2 * 86_400)
    #expect(try await pipeline.forgetOldOccurrences() == 0)
    clock.advance(by: 1)
    #expect(try await pipeline.forgetOldOccurrences(limit: 3) == 3)
    #expect(try await pipeline.forgetOldOccurrences(limit: 3) == 2)
    #expect(try await pipeline.forgetOldOccurrences(limit: 3) == 0)
    #expect(try await pipeline.record(of: "0")?.lead.status == "Hot")
    #expect(try await !pipeline.history(of: "0").isEmpty)
    // A lead is received once, even when the occurrence is forgotten.
    await #expect(throws: PipelineError.refused(.alreadyKnown("0"))) { try await pipeline.submit(desk.receipt("0")) }
  }

  @Test func `occurrences from deliveries are taken in, one that can never be done with a line`() async throws {
    let desk = TestDesk(on: .emailFailed, ChangeStatus(to: "Hot"))
    let (store, clock) = (InMemoryStore(), HandClock())
    let mailing = TestDesk(NotifyUserByEmail(.user("ann")))
    try await mailing.pipeline(store, clock: clock).submit(mailing.receipt())
    let claim = try #require(store.claim(ClaimRequest(1, at: clock.now, lease: 60)).first)
    let failed = Occurrence("f", lead: "1", .emailFailed(MessageDetails("m"), permanently: true))
    let wrong = Occurrence("w", lead: "1", .appointmentCancelled("none"))
    #expect(
      store.settle(
        claim, as: .delivered, history: [], occurrences: [wrong, failed, Occurrence("x", lead: "9", failed.report)]))
    let troubles = Notes()
    let pipeline = try desk.pipeline(store, clock: clock) { $0.onTrouble = { troubles.add($0.text) } }
    #expect(try await pipeline.runDue() == 3)
    #expect(troubles.all.count == 2 && troubles.all.contains { $0.hasPrefix("Lead '9' is not known") })
    #expect(try await pipeline.record(of: "1")?.lead.status == "Hot")
    let lines = try await pipeline.history(of: "1").map(\.line)
    #expect(lines.count { if case .refused("w", _) = $0 { true } else { false } } == 1)
    #expect(store.inbox(of: .only, after: nil, limit: 10).isEmpty)
  }
}

/// A pipeline of another process, made after the store that it meets.
private final class Elsewhere: Sendable {
  let pipeline = Mutex<EventPipeline?>(nil)
}
