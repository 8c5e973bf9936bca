import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

@Suite struct BlastLimitTests {
  private final class Alarms: Sendable {
    private let state = Mutex<[BlastLimit.Alarm]>([])
    var all: [BlastLimit.Alarm] { state.withLock { $0 } }
    func add(_ alarm: BlastLimit.Alarm) { state.withLock { $0.append(alarm) } }
  }

  private let bench = SafetyBench()
  private let alarms = Alarms()
  private let origin = SendingOrigin(leadType: "Enquiry", origin: .rule("rule"))

  private func blast(_ limit: Int = 5) -> BlastLimit { BlastLimit(limit) { [alarms] in alarms.add($0) } }

  /// Each to a customer of its own.
  private func emails(
    _ numbers: Range<Int>, by origin: ActionOrigin = .rule("rule"), created: Date = TestPlan.start
  ) throws {
    for number in numbers {
      let email = SafetyDelivery.email(
        DeliveryID(number), to: "\(number)@example.com", by: origin, created: created)
      try bench.receive(LeadID(number), [email])
    }
  }

  @Test func `a rule that sends too much is held, and the host is told once`() async throws {
    let blast = blast()
    try emails(0..<100)
    let dispatcher = bench.dispatcher(OutboundSafety(blast: blast))
    let report = try await dispatcher.deliverDue()
    #expect(report.delivered == 5 && report[.postponed] == 95)
    #expect(alarms.all == [BlastLimit.Alarm(origin: origin, sent: 5, seconds: 3_600, at: TestPlan.start)])
    #expect(blast.questions == alarms.all)
    #expect(
      "\(alarms.all[0])"
        == "rule 'rule' of lead type 'Enquiry' has sent 5 messages within 1 hour; its further messages wait for an answer"
    )
    // Hours later nothing has gone and nothing is lost; the question waits for its answer.
    try await bench.deliver(dispatcher, for: 3 * 3_600)
    #expect(bench.sent.count == 5 && alarms.all.count == 1)
    let held = try #require((0..<100).first { !bench.sent.contains(DeliveryID($0)) })
    #expect(
      bench.history(of: LeadID(held)).hasSuffix(
        "held: rule 'rule' has sent 5 messages within 1 hour; somebody must say whether to go on"))
    #expect(bench.reports(of: LeadID(held)).count == 1)
  }

  @Test func `going on lets so many more go, then it asks again; without a limit all go`() async throws {
    let blast = blast()
    try emails(0..<100)
    let dispatcher = bench.dispatcher(OutboundSafety(blast: blast))
    try await dispatcher.deliverDue()
    blast.goOn(origin, with: 20, at: bench.clock.now)
    #expect(blast.questions == [])
    try await dispatcher.deliverDue()
    #expect(bench.sent.count == 25)
    #expect(alarms.all.map(\.sent) == [5, 25])
    blast.goOn(origin, until: bench.clock.now.addingTimeInterval(60))
    try await dispatcher.deliverDue()
    #expect(bench.sent.count == 100)
    #expect(Set(bench.sent).count == 100)
    #expect(bench.recording.sent.allSatisfy { $0.attempt.number == 1 })
    // When that time is over the limit holds again; what went without a limit is not counted.
    bench.clock.advance(by: 3_700)
    try emails(100..<110)
    try await dispatcher.deliverDue()
    #expect(bench.sent.count == 105 && alarms.all.count == 3)
  }

  @Test func `going on wakes a dispatcher that runs`() async throws {
    let blast = blast(1)
    try emails(0..<10)
    let dispatcher = bench.dispatcher(OutboundSafety(blast: blast))
    let run = Task { await dispatcher.run() }
    #expect(await eventually { (0..<10).allSatisfy { bench.reports(of: LeadID($0)).count == 1 } })
    blast.goOn(origin, with: 9, at: bench.clock.now)
    #expect(await eventually { bench.sent.count == 10 })
    run.cancel()
    _ = await run.value
  }

  @Test func `dropped as dead letters they can be looked through and sent again, and no customer's email has failed`()
    async throws
  {
    let blast = blast()
    try emails(0..<20)
    let dispatcher = bench.dispatcher(OutboundSafety(blast: blast))
    try await dispatcher.deliverDue()
    blast.drop(origin, as: .deadLetters, at: bench.clock.now)
    #expect(try await dispatcher.deliverDue().dead == 15)
    #expect(bench.deadLetters.count == 15)
    #expect(
      bench.deadLetters.allSatisfy {
        $0.reason.text == "rule 'rule' had sent 5 messages within 1 hour, and what was held is dropped"
      })
    #expect(bench.store.inbox(of: .only, after: nil, limit: 9) == [])
    #expect(bench.store.nextDelivery(after: .distantPast) == nil)
    // By hand, once there is room.
    bench.clock.advance(by: 3_600)
    let again = try #require(bench.deadLetters.first)
    #expect(bench.store.sendAgain(again.key, at: bench.clock.now))
    try await dispatcher.deliverDue()
    #expect(bench.sent.last == again.delivery.id && bench.deadLetters.count == 14)
  }

  @Test func `dropped they are gone, with a line; what is planned later counts anew`() async throws {
    let blast = blast()
    try emails(0..<20)
    let dispatcher = bench.dispatcher(OutboundSafety(blast: blast))
    try await dispatcher.deliverDue()
    bench.clock.advance(by: 1)
    blast.drop(origin, as: .gone, at: bench.clock.now)
    #expect(try await dispatcher.deliverDue()[.blocked] == 15)
    #expect(bench.deadLetters == [])
    let gone = try #require((0..<20).first { !bench.sent.contains(DeliveryID($0)) })
    #expect(
      bench.reports(of: LeadID(gone)).last == .blocked(.blast(.rule("rule"), limit: 5, seconds: 3_600)))
    bench.clock.advance(by: 3_600)
    try emails(20..<22, created: bench.clock.now)
    try await dispatcher.deliverDue()
    #expect(bench.sent.suffix(2).sorted() == ["20", "21"])
  }

  @Test func `another rule, another lead type and a workflow have a limit of their own`() async throws {
    try emails(0..<6)
    try emails(10..<14, by: .rule("other"))
    try emails(20..<24, by: .workflow("Nurture"))
    for number in 30..<34 {
      try bench.receive(
        LeadID(number), type: "Complaint", [SafetyDelivery.email(DeliveryID(number), to: "\(number)@example.com")])
    }
    #expect(try await bench.dispatcher(OutboundSafety(blast: blast())).deliverDue().delivered == 17)
    #expect(alarms.all.map(\.origin) == [origin])
  }

  @Test func `a rule is of the lead type that planned it, whatever its leads have become since`() async throws {
    for number in 0..<20 {
      var email = SafetyDelivery.email(DeliveryID(number), to: "\(number)@example.com")
      email.leadType = "Enquiry"
      // Each second one's lead was made one of another type after the planning.
      try bench.receive(LeadID(number), type: number.isMultiple(of: 2) ? "Complaint" : "Enquiry", [email])
    }
    #expect(try await bench.dispatcher(OutboundSafety(blast: blast())).deliverDue().delivered == 5)
    #expect(alarms.all.map(\.origin) == [origin])
  }

  @Test func `the limit holds though the customers are more than the counts have room for`() async throws {
    try emails(0..<100)
    let safety = OutboundSafety(
      loops: LoopGuard(), caps: [.weekly(3, of: .email)], blast: blast(30), counts: InMemoryCounts(capacity: 20))
    #expect(try await bench.dispatcher(safety).deliverDue().delivered == 30)
    #expect(alarms.all.count == 1)
  }

  @Test func `webhooks and tasks do not count unless they are meant`() async throws {
    try bench.receive("lead", (0..<20).map { SafetyDelivery.webhook(DeliveryID($0)) })
    #expect(try await bench.dispatcher(OutboundSafety(blast: blast())).deliverDue().delivered == 20)
    try bench.receive("more", (20..<40).map { SafetyDelivery.webhook(DeliveryID($0)) })
    let strict = BlastLimit(5, kinds: [.webhook]) { _ in }
    #expect(try await bench.dispatcher(OutboundSafety(blast: strict)).deliverDue().delivered == 5)
  }

  @Test func `what waits for a cap takes no place under the limit`() async throws {
    let cap = OutboundSafety(caps: [.daily(1, of: .email)], blast: blast(2))
    try bench.receive("lead", (0..<5).map { SafetyDelivery.email(DeliveryID($0)) })
    try bench.receive("other", [SafetyDelivery.email("other", to: "b@example.com")])
    let report = try await bench.dispatcher(cap).deliverDue()
    #expect(report.delivered == 2 && report[.postponed] == 4)
    #expect(alarms.all == [])
  }

  @Test func `many at the same moment pass the limit no more than one by one, and ask once`() async throws {
    try emails(0..<200)
    let safety = OutboundSafety(blast: blast(7))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { _ = try await bench.dispatcher(safety).deliverDue() } }
      try await group.waitForAll()
    }
    #expect(bench.sent.count == 7 && alarms.all.count == 1)
  }
}
