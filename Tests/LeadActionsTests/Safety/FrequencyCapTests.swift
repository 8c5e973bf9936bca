import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct FrequencyCapTests {
  private static var capped: OutboundSafety { OutboundSafety(caps: [.daily(1, of: .email)], callingCode: "44") }

  @Test func `a customer gets one a day, all leads with the address together, and the others wait`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("first")])
    try bench.receive("other", [SafetyDelivery.email("second", to: "A@EXAMPLE.com")])
    try bench.receive("third", [SafetyDelivery.email("third", to: "b@example.com")])
    let dispatcher = bench.dispatcher(Self.capped)
    let report = try await dispatcher.deliverDue()
    #expect(report.delivered == 2 && report[.postponed] == 1)
    let waiting: LeadID = bench.sent.contains("first") ? "other" : "lead"
    #expect(
      bench.history(of: waiting).hasSuffix(
        "waits until 2027-01-16 08:00:00: the customer gets no more than 1 email within 1 day"))
    try await bench.deliver(dispatcher)
    #expect(Set(bench.sent) == ["first", "second", "third"])
    #expect(bench.clock.now == TestPlan.start.addingTimeInterval(86_400))
    #expect(bench.recording.sent.allSatisfy { $0.attempt.number == 1 })
  }

  @Test func `a cap is a channel's, and is about customers`() async throws {
    let bench = SafetyBench()
    try bench.receive(
      "lead",
      [
        SafetyDelivery.email("email"), SafetyDelivery.text("text"), SafetyDelivery.email("user", for: .user("anna")),
        SafetyDelivery.email("partner", for: .partner("p")), SafetyDelivery.webhook("hook"),
      ])
    #expect(try await bench.dispatcher(Self.capped).deliverDue().delivered == 5)
  }

  @Test func `the window slides: no stretch of its length holds more than the cap`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", (0..<12).map { SafetyDelivery.email(DeliveryID($0)) })
    let safety = OutboundSafety(caps: [FrequencyCap(3, of: .email, within: 3_600), .daily(5, of: .email)])
    let dispatcher = bench.dispatcher(safety)
    var times: [Double] = []
    for _ in 0..<60 {
      let before = bench.sent.count
      try await dispatcher.deliverDue()
      let seconds = bench.clock.now.timeIntervalSince(TestPlan.start)
      times += [Double](repeating: seconds, count: bench.sent.count - before)
      guard let next = bench.store.nextDelivery(after: bench.clock.now) else { break }
      bench.clock.set(next)
    }
    #expect(times.count == 12)
    for time in times {
      #expect(times.count { $0 >= time && $0 < time + 3_600 } <= 3)
      #expect(times.count { $0 >= time && $0 < time + 86_400 } <= 5)
    }
    #expect(times.last == 172_800.0)
    // One line for as long as one cap makes it wait, however often others took its room.
    #expect(bench.reports().count <= 12 + 9 * 3)
  }

  @Test func `however often others take the room that a message waits for, it has one line of waiting`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", (0..<10).map { SafetyDelivery.email(DeliveryID($0)) })
    let safety = OutboundSafety(caps: [FrequencyCap(1, of: .email, within: 60)])
    try await bench.deliver(bench.dispatcher(safety))
    #expect(bench.sent.count == 10 && bench.clock.now == TestPlan.start.addingTimeInterval(9 * 60))
    #expect(bench.reports().count == 10 + 9)
  }

  @Test func `of many at the same moment, by several workers, only as many pass as the cap says`() async throws {
    let bench = SafetyBench()
    for number in 0..<40 { try bench.receive(LeadID(number), [SafetyDelivery.email(DeliveryID(number))]) }
    let safety = OutboundSafety(caps: [.daily(3, of: .email)])
    let delivered = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 { group.addTask { try await bench.dispatcher(safety).deliverDue().delivered } }
      return try await group.reduce(0, +)
    }
    #expect(delivered == 3 && bench.sent.count == 3)
  }

  @Test func `a message that failed for good gives its place back, and one that is tried again has only one`()
    async throws
  {
    let bench = SafetyBench()
    bench.recording.always("dead", .failForGood("no such mailbox"))
    bench.recording.always("slow", .failForNow("busy", retryAfter: nil))
    try bench.receive("lead", [SafetyDelivery.email("dead")])
    let safety = OutboundSafety(caps: [.daily(2, of: .email)])
    let dispatcher = bench.dispatcher(safety)
    #expect(try await dispatcher.deliverDue().dead == 1)
    try bench.receive("other", [SafetyDelivery.email("slow"), SafetyDelivery.email("good")])
    #expect(try await dispatcher.deliverDue().delivered == 1)
    // Two attempts of one message.
    bench.clock.advance(by: 100)
    #expect(try await dispatcher.deliverDue().failed == 1)
    bench.clock.advance(by: 300)
    try bench.receive("third", [SafetyDelivery.email("third")])
    let report = try await dispatcher.deliverDue()
    // The slow one is on its way still, and keeps its place.
    #expect(report[.postponed] == 1)
    bench.recording.always("slow", .accept)
    try await bench.deliver(dispatcher, for: 80_000)
    #expect(bench.sent.contains("slow") && !bench.sent.contains("third"))
  }

  @Test func `without a transport no place is taken`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("missing")])
    let safety = OutboundSafety(loops: LoopGuard(rate: .init(1, within: 600)), caps: [.daily(1, of: .email)])
    let lacking = Dispatcher(store: bench.store, transports: Transports(), safety: safety, clock: bench.clock)
    #expect(try await lacking.deliverDue().dead == 1)
    try bench.receive("other", [SafetyDelivery.email("email")])
    try await bench.dispatcher(safety).deliverDue()
    #expect(bench.sent == ["email"])
  }

  @Test func `what would have to wait past its last useful time expires`() async throws {
    let bench = SafetyBench()
    let until = TestPlan.start.addingTimeInterval(3_600)
    try bench.receive("lead", [SafetyDelivery.email("a", until: until), SafetyDelivery.email("b", until: until)])
    let report = try await bench.dispatcher(Self.capped).deliverDue()
    #expect(report.delivered == 1 && report[.expired] == 1)
    #expect(
      bench.reports().contains(
        .tooLate(
          .frequencyCap(.email, limit: 1, seconds: 86_400), until: TestPlan.start.addingTimeInterval(86_400))))
  }

  @Test func `counts that cannot be asked hold the message`() async throws {
    struct Broken: SendingCounts {
      func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) async throws -> CountResult {
        throw ScriptedError("no database")
      }
      func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) async throws {}
    }
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    try await bench.dispatcher(OutboundSafety(caps: [.daily(1, of: .email)], counts: Broken())).deliverDue()
    #expect(bench.reports() == [.held(.unanswered(.counts))])
  }
}
