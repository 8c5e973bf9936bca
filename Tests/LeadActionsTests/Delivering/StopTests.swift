import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

/// A dispatcher that is told to stop, as SIGTERM stops a process.
@Suite struct StopTests {
  /// Under load, stopped at 500 different moments: it ends within its grace, and leaves nothing claimed.
  @Test func `500 stops under load end in time, and give back what is not finished`() async throws {
    var (finished, released, stops) = (0, 0, 0)
    for seed in 0..<500 {
      let stop = try await stopOnce(UInt64(seed))
      finished += stop.finished
      released += stop.released
      stops += 1
    }
    // Stopped at work, not before or after it.
    #expect(stops == 500)
    #expect(finished > 500 && released > 500)
  }

  private func stopOnce(_ seed: UInt64) async throws -> (finished: Int, released: Int) {
    var random = SeededGenerator(seed: seed)
    var bench = try Bench((0..<60).map { TestPlan.fax(DeliveryID($0)) })
    bench.settings.grace = 10
    bench.settings.limit = 20
    bench.settings.perDestination = 20
    let (clock, store) = (bench.clock, bench.store)
    // Some answer at once, some a while later, some never.
    let load = Load(clock: clock, seed: seed)
    bench.transports = Transports(custom: ["fax": load])
    let dispatcher = bench.dispatcher()
    let running = Task { await dispatcher.run() }
    let least = 1 + random.next(below: 25)
    #expect(await eventually { load.begun >= least })
    running.cancel()
    let stopped = clock.now
    let ended = Mutex(false)
    let waiting = Task {
      let report = await running.value
      ended.withLock { $0 = true }
      return report
    }
    let landing = stopped.addingTimeInterval(8)
    #expect(await eventually { ended.withLock { $0 } || clock.awaited.contains(landing) })
    for _ in 0..<32 where !ended.withLock({ $0 }) {
      clock.advance(by: 0.25)
      for _ in 0..<20 { await Task.yield() }
    }
    // The clock stands still from here: what it still has to do takes none of the rest of its grace.
    #expect(clock.now <= landing)
    let isOver = await eventually { ended.withLock { $0 } }
    #expect(isOver, "seed \(seed)")
    guard isOver else { return (0, 0) }
    let report = await waiting.value
    // Nothing is held by the one that stopped.
    let claims = store.claim(ClaimRequest(100, at: stopped, lease: 60))
    let delivered = bench.reports.count { if case .delivered = $0 { true } else { false } }
    #expect(claims.count + delivered == 60, "seed \(seed)")
    #expect(claims.allSatisfy { $0.attempt == 1 }, "what was given back is as it was before")
    // One that was given up may have been recorded at that very moment.
    #expect(report.delivered <= delivered && report.delivered + report[.released] >= delivered)
    load.letGo()
    return (delivered, report[.released])
  }

  /// Answers at once, after some seconds, or not at all.
  private final class Load: CustomTransport {
    private let clock: VirtualClock
    private let seed: UInt64
    private let state = Mutex((begun: 0, hanging: [CheckedContinuation<Void, Never>](), isOver: false))

    init(clock: VirtualClock, seed: UInt64) {
      self.clock = clock
      self.seed = seed
    }

    var begun: Int { state.withLock { $0.begun } }

    func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
      let number = state.withLock { state in
        state.begun += 1
        return state.begun
      }
      var random = SeededGenerator(seed: seed &+ UInt64(number) &* 1_000_003)
      switch random.next(below: 4) {
      case 0: await hang()
      // Never at the time when the dispatcher's grace for attempts is over.
      case 1: try await clock.wait(seconds: Double(random.next(below: 12)) + 0.6)
      default: await Task.yield()
      }
      return .accepted
    }

    private func hang() async {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if !state.isOver { state.hanging.append(continuation) }
          return state.isOver
        }
        if isOver { continuation.resume() }
      }
    }

    func letGo() {
      let hanging = state.withLock { state in
        state.isOver = true
        return state.hanging
      }
      for continuation in hanging { continuation.resume() }
    }
  }

  @Test func `a sending that is abandoned at the stop is cancelled`() async throws {
    var bench = try Bench(TestPlan.fax("fax"))
    bench.settings.grace = 10
    let sending = Cancellable()
    bench.transports = Transports(custom: ["fax": sending])
    let dispatcher = bench.dispatcher()
    let running = Task { await dispatcher.run() }
    #expect(await eventually { sending.state == .sending })
    running.cancel()
    let clock = bench.clock
    // The grace for attempts, during which it is left alone.
    #expect(await eventually { clock.awaited.contains(TestPlan.start.addingTimeInterval(8)) })
    clock.advance(by: 7.9)
    #expect(sending.state == .sending)
    clock.advance(by: 0.1)
    #expect(await running.value[.released] == 1)
    #expect(await eventually { sending.state == .cancelled })
    #expect(bench.store.claim(ClaimRequest(9, at: clock.now, lease: 60)).map(\.attempt) == [1])
  }

  private final class Cancellable: CustomTransport {
    enum State { case idle, sending, cancelled }
    private let current = Mutex(State.idle)
    var state: State { current.withLock { $0 } }

    func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
      current.withLock { $0 = .sending }
      do { try await Task.sleep(for: .seconds(3_600)) } catch {
        current.withLock { $0 = .cancelled }
        throw error
      }
      return .accepted
    }
  }

  @Test func `what the store hands out while the dispatcher is stopped is given back unsent`() async throws {
    var bench = try Bench((0..<20).map { TestPlan.fax(DeliveryID($0)) })
    bench.settings.grace = 5
    let running = Mutex<Task<DispatchReport, Never>?>(nil)
    let told = Tally()
    let store = WrappedStore(
      bench.store,
      after: { call in
        guard call == .claim, told.enter() == 1 else { return }
        while running.withLock({ $0 == nil }) { await Task.yield() }
        running.withLock { $0 }?.cancel()
      })
    let dispatcher = bench.dispatcher(store: store)
    let task = Task { await dispatcher.run() }
    running.withLock { $0 = task }
    #expect(await task.value[.released] == 8)
    #expect(bench.recording.sent == [])
    let claims = bench.store.claim(ClaimRequest(99, at: bench.clock.now, lease: 60))
    #expect(claims.count == 20 && claims.allSatisfy { $0.attempt == 1 })
  }

  @Test(arguments: [DeliveryPoint.claimed, .checked, .beforeSending])
  func `a worker stopped past its lease before it sends does not send when it wakes`(point: DeliveryPoint) async throws
  {
    let bench = try Bench(TestPlan.email("email"))
    let (other, clock) = (bench.dispatcher(), bench.clock)
    let probe = DeliveryProbe { here, _ in
      guard here == point else { return }
      clock.advance(by: 120)
      let meanwhile = try await other.deliverDue()
      #expect(meanwhile.delivered == 1)
    }
    let late = try await bench.dispatcher(probe: probe).deliverDue()
    #expect(late.total == 1 && late.delivered == 0)
    #expect(bench.recording.sent.map(\.attempt.number) == [2])
    #expect(bench.reports == [.delivered(attempt: 2, note: nil)])
  }

  @Test func `a claim whose lease is all but over when its turn comes is given back, with the mend`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let (clock, held) = (bench.clock, Tally())
    let probe = DeliveryProbe { here, _ in
      if here == .checked, held.enter() == 1 { clock.advance(by: 100) }
    }
    let report = try await bench.dispatcher(probe: probe).deliverDue()
    #expect(report[.released] == 1 && report.delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.number) == [1])
    #expect(
      report.troubles.map(\.text) == [
        "The claim of delivery 'email' of lead 'lead' was given back unsent: too little of its lease of 120 seconds was "
          + "left when its turn came. Where this happens often, give the dispatcher a longer lease, or fewer deliveries "
          + "at a time."
      ])
  }

  @Test func `an attempt that begins late in its lease has less time, so that it ends within it`() async throws {
    var bench = try Bench(TestPlan.email("email"))
    bench.settings.policies.email = RetryPolicy(attempts: 6, timeout: 60)
    let (clock, held) = (bench.clock, Tally())
    let probe = DeliveryProbe { here, _ in
      if here == .checked, held.enter() == 1 { clock.advance(by: 70) }
    }
    #expect(try await bench.dispatcher(probe: probe).deliverDue().delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.timeout) == [35])
  }
}
