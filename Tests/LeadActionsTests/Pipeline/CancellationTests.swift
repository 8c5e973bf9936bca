import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

/// Tasks that are cancelled at each of their suspension points in turn.
@Suite struct CancellationTests {
  /// Cancels a task when it comes to its n-th suspension, before or after a call to the store.
  private final class Trigger: Sendable {
    private struct State {
      var task: (@Sendable () -> Void)?
      var passed = 0
      var waiting: CheckedContinuation<Void, Never>?
    }
    private let state = Mutex(State())
    private let at: Int

    init(at: Int) { self.at = at }

    var hasFired: Bool { state.withLock { $0.passed >= at } }

    /// The task to be cancelled; it waits for this at its first suspension.
    func arm(_ cancel: @escaping @Sendable () -> Void) {
      state.withLock { state -> CheckedContinuation<Void, Never>? in
        state.task = cancel
        defer { state.waiting = nil }
        return state.waiting
      }?.resume()
    }

    func pass() async {
      await withCheckedContinuation { continuation in
        let isArmed = state.withLock { state in
          if state.task == nil { state.waiting = continuation }
          return state.task != nil
        }
        if isArmed { continuation.resume() }
      }
      let cancel = state.withLock { state in
        state.passed += 1
        return state.passed == at ? state.task : nil
      }
      cancel?()
    }
  }

  /// Some stores look whether the task is cancelled before they begin, as asynchronous databases do; others do not. What
  /// has begun is done.
  private static func store(_ trigger: Trigger, _ inner: InMemoryStore, strict: Bool) -> WrappedStore {
    WrappedStore(
      inner,
      before: { _ in
        await trigger.pass()
        if strict { try Task.checkCancellation() }
      },
      after: { _ in await trigger.pass() })
  }

  /// Facts that take a while to come.
  private struct SlowFacts: FactSource {
    let trigger: Trigger

    func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
      await trigger.pass()
      try Task.checkCancellation()
      return [:]
    }
  }

  private static let desk = TestDesk(
    AssignToUser(.group("brokers", by: .sequential)), ChangeStatus(to: "Hot"), NotifyUserByEmail(.user("ann")))

  @Test(arguments: [false, true])
  func `a submission cancelled at any point is whole or nothing, and the next one goes on`(strict: Bool) async throws {
    let desk = Self.desk
    var (cancelled, done) = (0, 0)
    for point in 1...60 {
      let (inner, trigger) = (InMemoryStore(), Trigger(at: point))
      let pipeline = try desk.pipeline(Self.store(trigger, inner, strict: strict)) { services in
        services.probe = PipelineProbe { _, _ in await trigger.pass() }
        services.facts = SlowFacts(trigger: trigger)
      }
      let task = Task { try await pipeline.submit(desk.receipt()) }
      trigger.arm { task.cancel() }
      let result = await task.result
      guard trigger.hasFired else { break }
      let record = inner.record(of: LeadKey(lead: "1"))
      let lines = inner.history(of: LeadKey(lead: "1"), filter: .all, after: nil, limit: 99).entries.count
      let waiting = inner.nextDelivery(after: .distantPast) != nil
      let loaded = inner.load(LeadKey(lead: "1"), occurrence: "o1", groups: ["brokers"], contactKeys: [])
      // All of it or nothing.
      let parts = [record != nil, lines > 0, waiting, loaded.done != nil, !loaded.choosing.isEmpty]
      #expect(Set(parts).count == 1, "at \(point)")
      switch result {
      case .success: #expect(record != nil)
      case .failure(let error): #expect(error is CancellationError, "at \(point): \(error)")
      }
      cancelled += record == nil ? 1 : 0
      done += record == nil ? 0 : 1
      // The lead's turn was given up, and the same occurrence is done once.
      let again = try await pipeline.submit(desk.receipt())
      #expect(again.isRepeat == (record != nil))
      #expect(inner.record(of: LeadKey(lead: "1"))?.version == 1)
      await pipeline.shutDown()
    }
    #expect(cancelled >= 6 && done >= 3)
  }

  @Test(arguments: [false, true])
  func `a run cancelled at any point leaves each timer and each report to be done once`(strict: Bool) async throws {
    let desk = TestDesk(StartWorkflow("chase"))
    var stops = 0
    for point in 1...200 {
      let (inner, trigger, clock) = (InMemoryStore(), Trigger(at: point), HandClock())
      let plain = try desk.pipeline(inner, clock: clock)
      for lead in 1...3 { try await plain.submit(desk.receipt(LeadID(lead))) }
      clock.advance(by: 86_400)
      let pipeline = try desk.pipeline(Self.store(trigger, inner, strict: strict), clock: clock) { services in
        services.probe = PipelineProbe { _, _ in await trigger.pass() }
      }
      let task = Task { try await pipeline.runDue() }
      trigger.arm { task.cancel() }
      _ = await task.result
      guard trigger.hasFired else { break }
      stops += 1
      for lead in 1...3 {
        let key = LeadKey(lead: LeadID(lead))
        let record = try #require(inner.record(of: key))
        let lines = inner.history(of: key, filter: .all, after: nil, limit: 99).entries.map { "\($0.line)" }
        #expect(record.timers.isEmpty == lines.contains("Workflow 'chase' finished"), "at \(point)")
      }
      try await plain.runDue()
      for lead in 1...3 {
        let key = LeadKey(lead: LeadID(lead))
        let lines = inner.history(of: key, filter: .all, after: nil, limit: 99).entries.map { "\($0.line)" }
        #expect(lines.count { $0 == "Workflow 'chase' finished" } == 1)
        #expect(inner.record(of: key)?.timers == [])
      }
      await pipeline.shutDown()
    }
    #expect(stops >= 20 && stops < 200)
  }

  @Test(arguments: [false, true])
  func `a dispatcher cancelled at any point leaks no claim, and each outcome is recorded once`(strict: Bool)
    async throws
  {
    var stops = 0
    for point in 1...200 {
      var bench = try Bench((0..<5).map { TestPlan.fax(DeliveryID($0)) })
      bench.settings.grace = 10
      bench.settings.perDestination = 2
      let trigger = Trigger(at: point)
      let dispatcher = bench.dispatcher(
        probe: DeliveryProbe { _, _ in await trigger.pass() },
        store: Self.store(trigger, bench.store, strict: strict))
      let task = Task { try await dispatcher.deliverDue() }
      trigger.arm { task.cancel() }
      _ = await task.result
      guard trigger.hasFired else { break }
      stops += 1
      let delivered = bench.reports.count
      #expect(bench.reports.allSatisfy { $0 == .delivered(attempt: 1, note: nil) })
      let claims = bench.store.claim(ClaimRequest(99, at: bench.clock.now, lease: 60))
      #expect(claims.count + delivered == 5, "at \(point)")
      #expect(claims.allSatisfy { $0.attempt == 1 })
      // What was sent was recorded, since there was time for it.
      #expect(bench.recording.sent.count == delivered)
    }
    #expect(stops >= 20 && stops < 200)
  }
}
