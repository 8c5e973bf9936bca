import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct SafetyOrderTests {
  /// Everything speaks against the message; taken away one by one, each check shows in its turn.
  @Test func `the checks are asked in their order`() async throws {
    let night = TestPlan.start.addingTimeInterval(-6 * 3_600)
    let bench = SafetyBench(at: night)
    try bench.receive("other", contact: Contact(email: "noreply@example.com"), consent: Consent(email: false))
    let list = InMemorySuppressions()
    list.add(ChannelAddress(email: "noreply@example.com"), .spamReport, tenant: .only)
    let blast = BlastLimit(1) { _ in }
    var safety = OutboundSafety(
      killSwitch: KillSwitch(off: .everything), consent: ConsentCheck(), suppressions: list,
      loops: LoopGuard(rate: .init(1, within: 600)),
      quietHours: QuietHours([.email: try #require(WeeklyHours(Weekday.allCases, "21:00-08:00"))], zone: .utc),
      caps: [.daily(1, of: .email)], blast: blast)
    var number = 0
    func next() async throws -> DeliveryReport? {
      number += 1
      let lead = LeadID(number)
      try bench.receive(
        lead, [SafetyDelivery.email(DeliveryID(number), to: "noreply@example.com", created: bench.clock.now)])
      try await bench.dispatcher(safety).deliverDue()
      return bench.reports(of: lead).last
    }
    #expect(try await next() == .held(.switchedOff(.everything)))
    safety.killSwitch = nil
    #expect(try await next() == .blocked(.consentOfLead("other", .email)))
    safety.consent = nil
    #expect(try await next() == .blocked(.suppressed(.spamReport)))
    safety.suppressions = nil
    #expect(try await next() == .blocked(.machineAddress))
    safety.loops?.blocksMachineAddresses = false
    #expect(try await next() == .postponed(.quietHours(.email), until: TestPlan.start))
    safety.quietHours = nil
    #expect(try await next() == .delivered(attempt: 1, note: nil))
    #expect(
      try await next()
        == .postponed(.frequencyCap(.email, limit: 1, seconds: 86_400), until: night.addingTimeInterval(86_400)))
    safety.caps = []
    #expect(try await next() == .held(.blast(.rule("rule"), limit: 1, seconds: 3_600)))
    safety.blast = nil
    #expect(try await next() == .blocked(.loop(limit: 1, seconds: 600)))
    safety.loops = nil
    #expect(try await next() == .delivered(attempt: 1, note: nil))
  }

  @Test func `the switch is asked before the lead's own consent, which is asked when it is on again`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", consent: Consent(email: false), [SafetyDelivery.email("email")])
    let killSwitch = KillSwitch(off: .everything)
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch, consent: ConsentCheck()))
    try await dispatcher.deliverDue()
    #expect(bench.reports() == [.held(.switchedOff(.everything))])
    killSwitch.turnOn(.everything)
    try await dispatcher.deliverDue()
    #expect(bench.reports() == [.held(.switchedOff(.everything)), .noConsent(.email)])
    #expect(bench.sent == [])
  }

  @Test func `the switch is asked before attempts that are used up make a dead letter`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    var settings = Dispatcher.Settings(seed: 5)
    settings.policies.email = RetryPolicy(attempts: 1)
    // Its process ended in the middle of the only attempt.
    #expect(bench.store.claim(ClaimRequest(1, at: bench.clock.now, lease: 10)).count == 1)
    bench.clock.advance(by: 11)
    let killSwitch = KillSwitch(off: .kind(.email))
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch), settings: settings)
    for _ in 1...3 {
      try await bench.deliver(dispatcher, for: 600)
      #expect(bench.reports() == [.held(.switchedOff(.kind(.email)))] && bench.deadLetters.isEmpty)
    }
    #expect(bench.store.inbox(of: .only, after: nil, limit: 9).isEmpty)
    killSwitch.turnOn(.kind(.email))
    try await dispatcher.deliverDue()
    let reason = ErrorText(
      "its attempts are used up, and the last has no recorded outcome, "
        + "as where the process ended while it was being sent")
    #expect(bench.reports().last == .dead(attempts: 1, reason))
    #expect(bench.deadLetters.count == 1 && bench.sent == [])
    #expect(bench.store.inbox(of: .only, after: nil, limit: 9).count == 1)
  }

  @Test func `what is no more of use, or was withdrawn, is told at once, whatever is switched off`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email", until: TestPlan.start.addingTimeInterval(-1))])
    try await bench.dispatcher(OutboundSafety(killSwitch: KillSwitch(off: .everything))).deliverDue()
    #expect(bench.reports() == [.expired])
  }

  @Test func `a switch that cannot be asked holds what the lead does not want, too`() async throws {
    struct Broken: SendingSwitch {
      func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? { throw ScriptedError("no") }
    }
    let bench = SafetyBench()
    try bench.receive("lead", consent: Consent(email: false), [SafetyDelivery.email("email")])
    try await bench.dispatcher(OutboundSafety(killSwitch: Broken())).deliverDue()
    #expect(bench.reports() == [.held(.unanswered(.killSwitch))])
  }

  @Test func `what a process that was started anew finds held is let go by its own dispatcher at its next look`()
    async throws
  {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    try await bench.dispatcher(OutboundSafety(killSwitch: KillSwitch(off: .everything))).deliverDue()
    try await bench.deliver(bench.dispatcher(.none), for: 300)
    #expect(bench.sent == ["email"])
  }

  @Test func `a claim that was lost during the checks changes nothing`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    struct Slow: SendingSwitch {
      let store: InMemoryStore
      func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? {
        _ = store.erase(TestPlan.key)
        return .everything
      }
    }
    let report = try await bench.dispatcher(OutboundSafety(killSwitch: Slow(store: bench.store))).deliverDue()
    #expect(report[.lost] == 1 && bench.sent == [])
  }
}
