import Foundation
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

  @Test func `running does what falls due and ends when its task is cancelled`() async throws {
    let desk = TestDesk(StartWorkflow("chase"))
    let clock = HandClock()
    let pipeline = try desk.pipeline(InMemoryStore(), clock: clock)
    try await pipeline.submit(desk.receipt())
    let task = Task { await pipeline.run() }
    clock.advance(by: 86_400)
    for _ in 0..<2_000 {
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
    let store = WrappedStore(beforeTimers: { if asked.enter() <= 2 { throw Broken() } })
    let pipeline = try desk.pipeline(store, clock: clock) { $0.onTrouble = { troubles.add($0.text) } }
    try await pipeline.submit(desk.receipt())
    clock.advance(by: 86_400)
    let task = Task { await pipeline.run() }
    for _ in 0..<2_000 where store.record(of: LeadKey(lead: "1"))?.workflow != nil {
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(store.record(of: LeadKey(lead: "1"))?.workflow == nil)
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
    #expect(time < .seconds(60))
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
    #expect(store.inbox(after: nil, limit: 10).isEmpty)
  }
}
