import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

@Suite struct HangingTests {
  @Test(arguments: [ScriptedAnswer.hang, .hangForever])
  func `an attempt ends at its time-out, even if the transport ignores cancellation`(answer: ScriptedAnswer)
    async throws
  {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.script(.email, [answer])
    let dispatcher = bench.dispatcher()
    async let report = dispatcher.deliverDue()
    #expect(
      await eventually {
        bench.clock.awaited == [TestPlan.start.addingTimeInterval(30)] && bench.recording.sent.count == 1
      })
    bench.clock.advance(by: 30)
    #expect(try await report.failed == 1)
    guard case .failed(1, let text, _)? = bench.reports.last else {
      Issue.record("no failure in the history")
      return
    }
    #expect(text.text == "no answer within 30 seconds")
    bench.recording.letGo()
    #expect(try await bench.deliverAll(dispatcher).delivered == 1)
    #expect(bench.reports.count == 2)
  }

  @Test func `an attempt never takes longer than half a lease`() async throws {
    var bench = try Bench(TestPlan.email("email"))
    bench.settings.policies.email = RetryPolicy(attempts: 6, timeout: .infinity)
    bench.settings.lease = 40
    bench.recording.script(.email, [.hangForever])
    let dispatcher = bench.dispatcher()
    async let report = dispatcher.deliverDue()
    #expect(
      await eventually {
        bench.clock.awaited == [TestPlan.start.addingTimeInterval(20)] && bench.recording.sent.count == 1
      })
    bench.clock.advance(by: 20)
    #expect(try await report.failed == 1)
    #expect(bench.recording.sent.map(\.attempt.timeout) == [20])
    bench.recording.letGo()
  }

  @Test func `a destination that hangs, with 10,000 queued, holds up none of 99 others`() async throws {
    let slow = (0..<10_000).map { TestPlan.delivery(DeliveryID("slow\($0)"), .custom(CustomMessage("slow"))) }
    let quick = (0..<99).map {
      TestPlan.delivery(
        DeliveryID("quick\($0)"),
        .webhook(WebhookRequest(url: "https://host\($0).example.com/hook", body: "a=b")))
    }
    var bench = try Bench(slow + quick)
    bench.settings.grace = 1
    bench.recording.always(.custom("slow"), .hangForever)
    let dispatcher = bench.dispatcher()
    let running = Task { await dispatcher.run() }
    #expect(await eventually { bench.recording.sent(.webhook).count == 99 && bench.reports.count == 99 })
    // Without the clock having moved: nobody waited for a time-out.
    #expect(bench.recording.sent(.custom("slow")).count == 8)
    #expect(bench.clock.now == TestPlan.start)
    running.cancel()
    // Four fifths of the grace, after which the claims are given back, however long that takes by the machine's clock.
    #expect(await eventually { bench.clock.awaits(TestPlan.start.addingTimeInterval(0.8)) })
    bench.clock.advance(by: 0.8)
    let report = await running.value
    #expect(report.delivered == 99 && report[.released] == 8)
    bench.recording.letGo()
  }

  @Test func `a stopped dispatcher lets attempts end, and gives the claims of the others back`() async throws {
    var bench = try Bench(TestPlan.email("hangs"), TestPlan.email("late"))
    bench.settings.grace = 10
    bench.recording.always("hangs", .hangForever)
    let clock = bench.clock
    // Answered only when the dispatcher has been stopped.
    let slow = SlowEmails(recording: bench.recording, clock: clock)
    bench.transports = Transports(email: slow)
    let dispatcher = bench.dispatcher()
    let running = Task { await dispatcher.run() }
    #expect(await eventually { bench.recording.sent.count == 1 && clock.awaits(TestPlan.start.addingTimeInterval(3)) })
    running.cancel()
    #expect(await eventually { clock.awaited.contains(TestPlan.start.addingTimeInterval(8)) })
    clock.advance(by: 4)
    #expect(await eventually { bench.reports == [.delivered(attempt: 1, note: nil)] })
    clock.advance(by: 4)
    let report = await running.value
    #expect(report.delivered == 1 && report[.released] == 1)
    let claims = bench.store.claim(ClaimRequest(9, at: clock.now, lease: 60))
    #expect(claims.map(\.delivery.id) == ["hangs"])
    #expect(claims.map(\.attempt) == [1])
    bench.recording.letGo()
  }

  @Test func `a stopped dispatcher gives its claims back all at once, and not one after the other`() async throws {
    var bench = try Bench((0..<50).map { TestPlan.email(DeliveryID("mail-\($0)")) })
    bench.settings.grace = 10
    bench.settings.perDestination = 50
    bench.recording.always(.email, .hangForever)
    // A store that answers none before all have asked: one after the other, nobody would ever be answered.
    let asked = Mutex(0)
    let store = WrappedStore(bench.store) { call in
      guard call == .release else { return }
      asked.withLock { $0 += 1 }
      #expect(await eventually { asked.withLock { $0 } == 50 })
    }
    let dispatcher = bench.dispatcher(store: store)
    let running = Task { await dispatcher.run() }
    #expect(await eventually { bench.recording.sent.count == 50 })
    running.cancel()
    let clock = bench.clock
    #expect(await eventually { clock.awaited.contains(TestPlan.start.addingTimeInterval(8)) })
    clock.advance(by: 8)
    let report = await running.value
    #expect(report[.released] == 50)
    #expect(
      bench.store.claim(ClaimRequest(99, at: clock.now, lease: 60)).map(\.attempt) == Array(repeating: 1, count: 50))
    bench.recording.letGo()
  }

  @Test(arguments: [WrappedStore.Call.claim, .nextDelivery], [true, false])
  func `a store that hangs does not hold up a stop, and what it hands out afterwards is given back`(
    call: WrappedStore.Call, runs: Bool
  ) async throws {
    // Without ``run()`` nothing asks for the next delivery.
    if call == .nextDelivery, !runs { return }
    var bench = try Bench(TestPlan.email("first"))
    bench.settings.grace = 10
    bench.recording.always(.email, .hangForever)
    let (gate, calls) = (HangingGate(), Tally())
    // The first claim is answered, so that an attempt hangs too.
    let store = WrappedStore(bench.store) { here in
      if here == call, calls.enter() == (call == .claim ? 2 : 1) { await gate.wait() }
    }
    let dispatcher = bench.dispatcher(store: store)
    let ended = Mutex(false)
    let running = Task {
      let report = runs ? await dispatcher.run() : try? await dispatcher.deliverDue()
      ended.withLock { $0 = true }
      return report
    }
    #expect(await eventually { bench.recording.sent.count == 1 })
    _ = try bench.store.commit(
      TestPlan.receipt([TestPlan.fax("second")].map(Self.ofSecondLead), lead: "second"), contactKeys: [],
      at: TestPlan.start)
    dispatcher.wake()
    #expect(await eventually { gate.isReached })
    running.cancel()
    let clock = bench.clock
    #expect(await eventually { clock.awaited.contains(TestPlan.start.addingTimeInterval(8)) })
    #expect(!ended.withLock { $0 })
    clock.advance(by: 8)
    // The rest of the grace is for giving back.
    #expect(await eventually { clock.awaited.contains(TestPlan.start.addingTimeInterval(10)) })
    #expect(!ended.withLock { $0 })
    clock.advance(by: 2)
    #expect(await eventually { ended.withLock { $0 } })
    guard ended.withLock({ $0 }) else { return gate.open() }
    if runs { #expect(await running.value?[.released] == 1) }
    gate.open()
    // Whatever the store has handed out too late is as it was before.
    #expect(await eventually { Set(bench.unclaimed) == ["first", "second"] })
    #expect(bench.store.claim(ClaimRequest(9, at: clock.now, lease: 60)).map(\.attempt) == [1, 1])
    #expect(bench.recording.sent.count == 1)
    bench.recording.letGo()
  }

  private static func ofSecondLead(_ delivery: Delivery) -> Delivery {
    var delivery = delivery
    delivery.lead = "second"
    return delivery
  }

  @Test func `deliverDue that is cancelled gives its claims back and throws`() async throws {
    var bench = try Bench(TestPlan.email("email"))
    bench.settings.grace = 1
    bench.recording.always(.email, .hangForever)
    let dispatcher = bench.dispatcher()
    let running = Task { try await dispatcher.deliverDue() }
    #expect(await eventually { !bench.recording.sent.isEmpty })
    running.cancel()
    #expect(await eventually { bench.clock.awaits(TestPlan.start.addingTimeInterval(0.8)) })
    bench.clock.advance(by: 0.8)
    await #expect(throws: CancellationError.self) { try await running.value }
    #expect(bench.store.claim(ClaimRequest(9, at: TestPlan.start, lease: 60)).map(\.attempt) == [1])
    bench.recording.letGo()
  }

  @Test func `a running dispatcher sends what is committed when it is woken, and retries in time`() async throws {
    var bench = try Bench()
    bench.settings.pollInterval = 3_000
    let (store, clock, recording) = (bench.store, bench.clock, bench.recording)
    let dispatcher = bench.dispatcher()
    let running = Task { await dispatcher.run() }
    #expect(await eventually { !bench.clock.awaited.isEmpty })
    bench.recording.script(.custom("fax"), [.fail])
    let plan = TestPlan.receipt(
      [TestPlan.fax("fax")].map {
        var delivery = $0
        delivery.lead = "second"
        return delivery
      }, lead: "second")
    _ = try bench.store.commit(plan, contactKeys: [], at: TestPlan.start)
    dispatcher.wake()
    let isFailed = { store.nextDelivery(after: TestPlan.start) != TestPlan.start.addingTimeInterval(120) }
    #expect(await eventually { recording.sent.count == 1 && isFailed() })
    // Not the end of a lease, nor the next poll, but the retry.
    #expect(await eventually { store.nextDelivery(after: TestPlan.start).map { clock.awaits($0) } ?? false })
    let next = try #require(store.nextDelivery(after: TestPlan.start))
    #expect(next.timeIntervalSince(TestPlan.start) >= 15)
    // To that time and no further: an attempt whose time is over before it has begun would fail.
    clock.set(next)
    #expect(await eventually { recording.sent.count == 2 })
    #expect(bench.recording.sent.map(\.attempt.number) == [1, 2])
    running.cancel()
    #expect(await running.value.delivered == 1)
  }

  @Test func `a running dispatcher survives a store that fails`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let dispatcher = bench.dispatcher(store: WrappedStore.failing(bench.store, .claim, times: 3))
    let running = Task { await dispatcher.run() }
    // Each time it waits, the clock is moved to the end of that, and no further: an attempt has its time.
    for number in 1...3 {
      let end = TestPlan.start.addingTimeInterval(5 * Double(number))
      #expect(await eventually { bench.clock.awaits(end) })
      bench.clock.set(end)
    }
    #expect(await eventually { bench.reports.count == 1 })
    running.cancel()
    let report = await running.value
    #expect(report.delivered == 1 && report.troubles.count == 3)
  }
}

/// Lets nobody pass before it is opened, cancelled or not.
private final class HangingGate: Sendable {
  private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>](), isReached: false))

  var isReached: Bool { state.withLock { $0.isReached } }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        state.isReached = true
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

extension Bench {
  /// The deliveries that can be claimed now; looked at without claiming.
  fileprivate var unclaimed: [DeliveryID] {
    let claims = store.claim(ClaimRequest(99, at: clock.now, lease: 60))
    for claim in claims { _ = store.release(claim) }
    return claims.map(\.delivery.id)
  }
}

/// Answers 'late' three seconds late, and others as recorded.
private struct SlowEmails: EmailTransport {
  var recording: RecordingTransports
  var clock: VirtualClock

  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    if attempt.delivery == "late" {
      try await clock.wait(seconds: 3)
      return .accepted
    }
    return try await recording.send(email, attempt: attempt)
  }
}

extension VirtualClock {
  /// Whether somebody waits for a time, to the millisecond.
  fileprivate func awaits(_ time: Date) -> Bool {
    awaited.contains { abs($0.timeIntervalSince(time)) < 0.001 }
  }
}
