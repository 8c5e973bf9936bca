import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct DispatcherTests {
  @Test func `each kind of message reaches its transport, once, under its id`() async throws {
    let task = UserTask(.task, for: "anna", title: "Call")
    let deliveries = [
      TestPlan.email("email"), TestPlan.text("text"), TestPlan.webhook("webhook"), TestPlan.referral("referral"),
      TestPlan.delivery("letter", .letter(Letter(addressLines: ["A"], body: "Hello"))),
      TestPlan.delivery("task", .task(task)), TestPlan.fax("fax"),
    ]
    let bench = try Bench(deliveries)
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.delivered == 7 && report.total == 7)
    let sent = bench.recording.sent
    #expect(
      Dictionary(uniqueKeysWithValues: sent.map { ($0.attempt.delivery, $0.message) })
        == Dictionary(uniqueKeysWithValues: deliveries.map { ($0.id, $0.message) }))
    #expect(sent.allSatisfy { $0.attempt.lead == "lead" && $0.attempt.number == 1 && $0.attempt.tenant == .only })
    // What it comes from goes with it, for receivers that report back by another way.
    #expect(
      sent.allSatisfy { sent in
        sent.attempt.chain != nil && sent.attempt.chain == deliveries.first { $0.id == sent.attempt.delivery }?.chain
      })
    #expect(bench.reports.count == 7)
    #expect(try await bench.dispatcher().deliverDue().total == 0)
  }

  @Test func `what a delivery did is a line of history that the default filter hides`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    try await bench.dispatcher().deliverDue()
    #expect(bench.history == "2027-01-15 08:00:00  Email email delivered")
    #expect(bench.store.history(of: TestPlan.key, filter: .withoutActions, after: nil, limit: 9).entries == [])
  }

  @Test func `a destination takes thousands, a few at a time`() async throws {
    let tracker = ConcurrencyTracker()
    var bench = try Bench((0..<3_000).map { TestPlan.fax(DeliveryID($0)) })
    bench.settings.perDestination = 3
    bench.transports = Transports(custom: ["fax": tracker])
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.delivered == 3_000)
    #expect(tracker.most == 3)
  }

  @Test func `no more are under way than the limit`() async throws {
    let tracker = ConcurrencyTracker()
    let kinds = (0..<20).map { CustomDeliveryName("kind\($0)") }
    var bench = try Bench(
      (0..<200).map { TestPlan.delivery(DeliveryID($0), .custom(CustomMessage(kinds[$0 % 20]))) })
    bench.settings.limit = 5
    bench.transports = Transports(custom: Dictionary(uniqueKeysWithValues: kinds.map { ($0, tracker) }))
    #expect(try await bench.dispatcher().deliverDue().delivered == 200)
    #expect(tracker.most == 5)
  }

  @Test func `several dispatchers on one store send each delivery once`() async throws {
    let bench = try Bench((0..<500).map { TestPlan.fax(DeliveryID($0)) })
    let total = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 { group.addTask { try await bench.dispatcher().deliverDue().delivered } }
      return try await group.reduce(0, +)
    }
    #expect(total == 500)
    #expect(Set(bench.recording.sent.map(\.attempt.delivery)).count == 500)
    #expect(bench.recording.sent.count == 500)
  }

  @Test func `a missing transport is a dead letter that names what to inject, and no failure of the email`()
    async throws
  {
    var bench = try Bench(TestPlan.email("email"), TestPlan.delivery("pager", .custom(CustomMessage("pager"))))
    bench.transports = Transports()
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.dead == 2)
    #expect(
      Set(bench.deadLetters.map(\.reason.text)) == [
        "There is no transport for it; give the dispatcher's transports one (EmailTransport) as 'email', then send it again",
        "There is no transport for it; give the dispatcher's transports one (CustomTransport) as 'custom[\"pager\"]', "
          + "then send it again",
      ])
    #expect(bench.inbox == [])
  }

  @Test(arguments: [ContactChannel.email, .text])
  func `consent withdrawn after planning stops the message just before the transport`(channel: ContactChannel)
    async throws
  {
    var consent = Consent()
    consent[channel] = false
    let bench = try Bench(
      TestPlan.email("email"), TestPlan.text("text"), TestPlan.email("colleague", to: .user("anna")), consent: consent)
    let report = try await bench.dispatcher().deliverDue()
    #expect(report[.noConsent] == 1)
    #expect(report.delivered == 2)
    #expect(bench.reports.contains(.noConsent(channel)))
    let stopped: DeliveryID = channel == .email ? "email" : "text"
    #expect(!bench.recording.sent.contains { $0.attempt.delivery == stopped })
    #expect(bench.deadLetters == [])
  }

  @Test func `a delivery is sent until its last useful time, and not after`() async throws {
    var inTime = TestPlan.fax("in time")
    inTime.lastUsefulTime = TestPlan.start
    var late = TestPlan.fax("late")
    late.lastUsefulTime = TestPlan.start.addingTimeInterval(-1)
    let bench = try Bench(inTime, late)
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.delivered == 1 && report[.expired] == 1)
    #expect(bench.recording.sent.map(\.attempt.delivery) == ["in time"])
    #expect(bench.reports.contains(.expired))
  }

  @Test func `a reminder whose appointment moves between claim and sending is not sent`() async throws {
    var reminder = TestPlan.fax("reminder")
    reminder.remindsOf = "appointment"
    let bench = try Bench(reminder)
    let store = bench.store
    let probe = DeliveryProbe { point, _ in
      guard point == .claimed, let record = store.record(of: TestPlan.key) else { return }
      var after = record
      after.version += 1
      let moved = Occurrence("moved", lead: "lead", .appointmentCancelled("appointment"))
      let plan = Plan(
        occurrence: moved, at: TestPlan.start, bookVersion: 1, baseVersion: record.version, record: after,
        withdrawals: ["appointment"])
      _ = try store.commit(plan, contactKeys: [], at: TestPlan.start)
    }
    let report = try await bench.dispatcher(probe: probe).deliverDue()
    #expect(report[.withdrawn] == 1)
    #expect(bench.recording.sent == [])
    #expect(bench.reports == [.withdrawn])
  }

  @Test func `a lead erased while its delivery is claimed is not written to`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let store = bench.store
    let probe = DeliveryProbe { point, _ in if point == .claimed { _ = store.erase(TestPlan.key) } }
    let report = try await bench.dispatcher(probe: probe).deliverDue()
    #expect(report[.lost] == 1)
    #expect(bench.recording.sent == [])
  }
}
