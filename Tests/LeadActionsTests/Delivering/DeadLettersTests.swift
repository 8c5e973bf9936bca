import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct DeadLettersTests {
  /// A bench whose deliveries have all been given up.
  private func bench(_ deliveries: [Delivery]) async throws -> Bench {
    let bench = try Bench(deliveries)
    for kind: MessageKind in [.email, .text] { bench.recording.always(kind, .failForGood("no such address")) }
    bench.recording.always(.webhook, .status(503))
    bench.recording.always(.custom("fax"), .failForGood("out of paper"))
    _ = try await bench.deliverAll(bench.dispatcher())
    #expect(bench.deadLetters.count == min(deliveries.count, 99))
    return bench
  }

  private func letters(_ bench: Bench, _ onDeliveries: @escaping @Sendable () -> Void = {}) -> DeadLetters {
    DeadLetters(in: bench.store, clock: bench.clock, onDeliveries: onDeliveries)
  }

  @Test func `one dead letter is looked into, with its message and every attempt`() async throws {
    let bench = try await bench([TestPlan.webhook("hook"), TestPlan.fax("fax")])
    let file = try #require(try await letters(bench).look(into: "hook", of: "lead"))
    #expect(file.letter.delivery == TestPlan.webhook("hook"))
    #expect(file.letter.attempts == 6 && file.letter.reason == ErrorText("status 503"))
    let reports = file.history.map { "\($0.line)" }
    #expect(reports.count == 6)
    for attempt in 1...5 {
      #expect(reports[attempt - 1].hasPrefix("Webhook hook failed at attempt \(attempt): status 503; next at "))
    }
    #expect(reports[5] == "Webhook hook given up after 6 attempts: status 503")
    #expect(file.history.map(\.at) == file.history.map(\.at).sorted())
    #expect(try await letters(bench).look(into: "hook", of: "another") == nil)
    #expect(try await letters(bench).look(into: "none", of: "lead") == nil)
    #expect(try await DeadLetters(in: bench.store, of: "other").look(into: "hook", of: "lead") == nil)
  }

  @Test func `looking into one tells the action that planned it, too`() async throws {
    let world = try DecisionWorld(
      LeadLife.book { Rule("mail", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    world.transports.always(.email, .failForGood("no"))
    try await world.receive()
    try await world.dispatcher.deliverDue()
    let letters = DeadLetters(in: world.store, clock: world.clock)
    let letter = try #require(try await letters.page().first)
    let file = try #require(try await letters.look(into: letter.delivery.id, of: "1"))
    #expect(file.history.count == 2)
    #expect("\(file.history[0].line)".hasPrefix("Contact Customer by rule 'mail': email "))
    #expect("\(file.history[1].line)".hasSuffix("given up after 1 attempt: no"))
  }

  @Test func `a store that has no look-up of its own is read through`() async throws {
    let bench = try await bench((0..<1_100).map { TestPlan.fax(DeliveryID($0)) })
    let store = PagesOnly(inner: bench.store)
    #expect(try await store.deadLetter(DeliveryKey(TestPlan.key, "777"))?.delivery.id == "777")
    #expect(try await store.deadLetter(DeliveryKey(TestPlan.key, "7777")) == nil)
  }

  @Test func `1,000 dead letters sent again keep their ids, batch by batch`() async throws {
    let ids = (0..<1_000).map { DeliveryID($0) }
    let bench = try await bench(ids.map(TestPlan.fax))
    bench.recording.always(.custom("fax"), .accept)
    let told = Tally()
    #expect(try await letters(bench, { told.enter() }).sendAgain(.all, batch: 64) == 1_000)
    #expect(told.total == 16)
    #expect(bench.deadLetters == [])
    let before = bench.recording.sent.count
    #expect(try await bench.dispatcher().deliverDue().delivered == 1_000)
    let sent = bench.recording.sent[before...]
    #expect(Set(sent.map(\.attempt.delivery)) == Set(ids) && sent.count == 1_000)
    #expect(sent.allSatisfy { $0.attempt.number == 1 && $0.message == .custom(CustomMessage("fax")) })
    #expect(try await letters(bench).sendAgain(.all) == 0)
  }

  @Test func `a choice takes those of a kind, a destination or a reason, and no others`() async throws {
    let other = TestPlan.webhook("other", url: "https://other.example.com/lead")
    let all = [
      TestPlan.email("email"), TestPlan.text("text"), TestPlan.webhook("hook"), other, TestPlan.fax("fax"),
      TestPlan.fax("fax2"),
    ]
    let bench = try await bench(all)
    func ids(_ choice: DeadLetterChoice) async throws -> Set<DeliveryID> {
      Set(try await letters(bench).page(choice).map(\.delivery.id))
    }
    #expect(try await ids(.all) == Set(all.map(\.id)))
    #expect(try await ids(.init(kind: .webhook)) == ["hook", "other"])
    #expect(try await ids(.init(destination: Destination(of: other.message))) == ["other"])
    #expect(try await ids(.init(reason: "no such")) == ["email", "text"])
    #expect(try await ids(.init(kind: .text, reason: "no such")) == ["text"])
    #expect(try await ids(.init(lead: "another")) == [])
    #expect(try await letters(bench).page(.init(kind: .webhook), limit: 1).count == 1)

    #expect(try await letters(bench).sendAgain(.init(kind: .webhook), limit: 1) == 1)
    #expect(try await ids(.init(kind: .webhook)).count == 1)
    #expect(try await letters(bench).drop(.init(kind: .custom("fax")), batch: 1) == 2)
    #expect(try await letters(bench).drop("email", of: "lead"))
    #expect(try await !letters(bench).drop("email", of: "lead"))
    #expect(try await letters(bench).sendAgain("text", of: "lead"))
    #expect(try await !letters(bench).sendAgain("text", of: "lead"))
    #expect(try await ids(.all).count == 1)
  }

  @Test func `what dies again while others are sent again is not sent a third time`() async throws {
    let bench = try await bench((0..<50).map { TestPlan.fax(DeliveryID($0)) })
    let (store, clock) = (bench.store, bench.clock)
    // Each dies again at once.
    let wrapped = WrappedStore(
      store,
      after: { call in
        guard call == .sendAgain else { return }
        for claim in store.claim(ClaimRequest(9, at: clock.now, lease: 60)) {
          _ = store.settle(claim, as: .dead(ErrorText("again")), history: [], occurrences: [])
        }
      })
    #expect(try await DeadLetters(in: wrapped, clock: clock).sendAgain(.all, batch: 3) == 50)
    #expect(bench.deadLetters.count == 50)
    #expect(bench.deadLetters.allSatisfy { $0.reason == ErrorText("again") })
  }

  @Test func `a destination removed with 50 pending ends all of them, and another's goes on`() async throws {
    let bench = try Bench(
      (0..<50).map { TestPlan.delivery(DeliveryID("gone\($0)"), .custom(CustomMessage("pager"))) }
        + [TestPlan.fax("another")])
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.dead == 50 && report.delivered == 1)
    #expect(bench.deadLetters.count == 50)
    #expect(bench.recording.sent.map(\.attempt.delivery) == ["another"])
    #expect(bench.store.nextDelivery(after: .distantPast) == nil)
  }
}

/// A store as somebody writes it who leaves out what has an implementation already.
private struct PagesOnly: LeadStore {
  let inner: InMemoryStore

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    inner.deadLetters(of: tenant, after: key, limit: limit)
  }

  private struct NotAsked: Error {}
  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded { throw NotAsked() }
  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult { throw NotAsked() }
  func record(of lead: LeadKey) async throws -> LeadRecord? { throw NotAsked() }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] { throw NotAsked() }
  func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) async throws -> HistoryPage {
    throw NotAsked()
  }
  func erase(_ lead: LeadKey) async throws -> Bool { throw NotAsked() }
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    throw NotAsked()
  }
  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    throw NotAsked()
  }
  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? { throw NotAsked() }
  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] { throw NotAsked() }
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool { throw NotAsked() }
  func claim(_ request: ClaimRequest) async throws -> [Claim] { throw NotAsked() }
  func standing(of claim: Claim) async throws -> ClaimStanding? { throw NotAsked() }
  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool { throw NotAsked() }
  func release(_ claim: Claim) async throws -> Bool { throw NotAsked() }
  func nextDelivery(after now: Date) async throws -> Date? { throw NotAsked() }
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { throw NotAsked() }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { throw NotAsked() }
}
