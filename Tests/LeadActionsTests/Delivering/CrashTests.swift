import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

@Suite struct CrashTests {
  private struct Crash: Error {}

  private static func crash(at stop: DeliveryPoint) -> DeliveryProbe {
    DeliveryProbe { point, _ in if point == stop { throw Crash() } }
  }

  @Test(arguments: DeliveryPoint.allCases)
  func `a stop at any point loses nothing, and sends again under the same id at most`(point: DeliveryPoint)
    async throws
  {
    let bench = try Bench(TestPlan.email("email"))
    let stopped = try await bench.dispatcher(probe: Self.crash(at: point)).deliverDue()
    #expect(stopped[.unsettled] == 1)
    #expect(try await bench.dispatcher().deliverDue().total == 0)
    bench.clock.advance(by: 120)
    let again = try await bench.dispatcher().deliverDue()
    let wasSettled = point == .settled
    #expect(again.delivered == (wasSettled ? 0 : 1))
    #expect(bench.recording.sent.count == (point == .afterSending ? 2 : 1))
    #expect(Set(bench.recording.sent.map(\.attempt.delivery)) == ["email"])
    #expect(bench.reports == [.delivered(attempt: wasSettled ? 1 : 2, note: nil)])
  }

  @Test func `a message that ends the process while it is sent, six times, is a dead letter`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    for _ in 1...6 {
      _ = try await bench.dispatcher(probe: Self.crash(at: .afterSending)).deliverDue()
      bench.clock.advance(by: 120)
    }
    #expect(bench.recording.sent.count == 6)
    #expect(bench.reports == [])
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.recording.sent.count == 6)
    #expect(bench.reports == [.dead(attempts: 6, Self.unrecorded)])
    #expect(bench.inbox.map(\.id) == ["failed:email"])
  }

  private static let unrecorded = ErrorText(
    "its attempts are used up, and the last has no recorded outcome, as where the process ended while it was being sent"
  )

  @Test func `a message whose last outcome could not be recorded is a dead letter that says so`() async throws {
    var bench = try Bench(TestPlan.email("email"))
    bench.settings.policies.email = .once
    _ = try await bench.dispatcher(store: WrappedStore.failing(bench.store, .settle, times: 3)).deliverDue()
    bench.clock.advance(by: 120)
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.reports == [.dead(attempts: 1, Self.unrecorded)])
  }

  @Test(arguments: [ScriptedAnswer.fail, .uncertain("cut")])
  func `where fewer attempts are allowed than were made, the reason says so`(answer: ScriptedAnswer) async throws {
    var bench = try Bench(TestPlan.email("email"))
    bench.recording.script(.email, [answer, answer])
    _ = try await bench.dispatcher().deliverDue()
    bench.clock.advance(by: 3_600)
    _ = try await bench.dispatcher().deliverDue()
    bench.clock.advance(by: 7_200)
    // What was put off meanwhile has an outcome all the same.
    let claim = try #require(bench.store.claim(ClaimRequest(1, at: bench.clock.now, lease: 60)).first)
    let line = HistoryLine.delivery(
      "email", .email, .postponed(.quietHours(.email), until: bench.clock.now))
    #expect(
      bench.store.settle(
        claim, as: .postponed(until: bench.clock.now),
        history: [HistoryEntry(at: bench.clock.now, occurrence: "receipt", line)], occurrences: []))
    bench.settings.policies.email = .once
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.recording.sent.count == 2)
    let reason = ErrorText("its attempts are used up: 2 were made, and the settings allow 1 now")
    #expect(bench.reports.last == .dead(attempts: 2, reason))
    // Sent again it begins anew, and what it did before says nothing of its last attempt.
    #expect(bench.store.sendAgain(DeliveryKey(TestPlan.key, "email"), at: bench.clock.now))
    for _ in 1...2 {
      bench.settings.policies.email = .standard
      _ = try await bench.dispatcher(probe: Self.crash(at: .afterSending)).deliverDue()
      bench.clock.advance(by: 120)
    }
    bench.settings.policies.email = .once
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.reports.last == .dead(attempts: 2, Self.unrecorded))
  }

  @Test func `where the history cannot be read, what has used up its attempts comes again`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    for _ in 1...6 {
      _ = try await bench.dispatcher(probe: Self.crash(at: .afterSending)).deliverDue()
      bench.clock.advance(by: 120)
    }
    let report = try await bench.dispatcher(store: WrappedStore.failing(bench.store, .history, times: 1)).deliverDue()
    #expect(report[.unsettled] == 1 && report.dead == 1)
    #expect(bench.reports == [.dead(attempts: 6, Self.unrecorded)])
  }

  @Test func `a worker stopped past its lease changes nothing when it wakes`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let other = bench.dispatcher()
    let clock = bench.clock
    let probe = DeliveryProbe { point, _ in
      guard point == .afterSending else { return }
      clock.advance(by: 120)
      let meanwhile = try await other.deliverDue()
      #expect(meanwhile.delivered == 1)
    }
    let late = try await bench.dispatcher(probe: probe).deliverDue()
    #expect(late[.lost] == 1 && late.delivered == 0)
    #expect(bench.reports == [.delivered(attempt: 2, note: nil)])
  }

  @Test func `a store that fails to settle for a moment costs no second sending`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let report = try await bench.dispatcher(store: WrappedStore.failing(bench.store, .settle, times: 2)).deliverDue()
    #expect(report.delivered == 1)
    #expect(bench.reports.count == 1)
  }

  @Test func `a store that fails to settle leaves the delivery to come again, and says so`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let report = try await bench.dispatcher(store: WrappedStore.failing(bench.store, .settle, times: 3)).deliverDue()
    #expect(report[.unsettled] == 1)
    #expect(report.troubles == [ErrorText("The store failed: disk full")])
    bench.clock.advance(by: 120)
    #expect(try await bench.dispatcher().deliverDue().delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.number) == [1, 2])
  }

  @Test func `a store that cannot be read before sending costs no attempt`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let report = try await bench.dispatcher(store: WrappedStore.failing(bench.store, .standing, times: 1)).deliverDue()
    #expect(report[.unsettled] == 1 && report.delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.number) == [1])
  }

  @Test func `deliveries whose lead cannot be read wait, and stand before no other of their destination`() async throws
  {
    let damaged = (0..<9).map { TestPlan.email(DeliveryID("a\($0)")) }
    var bench = try Bench(damaged + [TestPlan.email("whole")])
    bench.settings.perDestination = 4
    let tries = Mutex(0)
    let dispatcher = bench.dispatcher(
      store: WrappedStore(
        bench.store,
        beforeStanding: { claim in
          guard claim.delivery.id.rawValue.hasPrefix("a") else { return }
          tries.withLock { $0 += 1 }
          throw ScriptedError("the record is damaged")
        }))
    let report = try await dispatcher.deliverDue()
    #expect(report.delivered == 1)
    #expect(tries.withLock { $0 } == 18)
    // Later and later, and never counted as an attempt.
    for _ in 0..<3 {
      bench.clock.advance(by: 60)
      _ = try await dispatcher.deliverDue()
    }
    #expect(tries.withLock { $0 } == 18 + 27)
    bench.clock.advance(by: 600)
    let claims = bench.store.claim(ClaimRequest(99, at: bench.clock.now, lease: 60))
    #expect(claims.count == 9 && claims.allSatisfy { $0.attempt == 1 })
  }

  @Test func `a store that cannot be claimed from makes deliverDue throw`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    await #expect(throws: ScriptedError.self) {
      try await bench.dispatcher(store: WrappedStore.failing(bench.store, .claim, times: 1)).deliverDue()
    }
    #expect(bench.recording.sent == [])
  }
}
