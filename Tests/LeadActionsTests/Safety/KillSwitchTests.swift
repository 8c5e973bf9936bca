import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

@Suite struct KillSwitchTests {
  private static let deliveries = [
    SafetyDelivery.email("email"), SafetyDelivery.text("text"), SafetyDelivery.webhook("hook"),
    SafetyDelivery.webhook("other", "https://other.example.com/lead"),
    SafetyDelivery.email("chase", by: .rule("chase")), SafetyDelivery.email("nurture", by: .workflow("Nurture")),
  ]

  @Test(
    arguments: [
      (.everything, ["chase", "email", "hook", "nurture", "other", "text"]),
      (.everything(of: "main"), ["chase", "email", "hook", "nurture", "other", "text"]),
      (.everything(of: "acme"), []), (.kind(.email), ["chase", "email", "nurture"]),
      (.kind(.webhook, tenant: "main"), ["hook", "other"]), (.kind(.text, tenant: "acme"), []),
      (.destination(Destination(rawValue: "webhook hooks.example.com:443")), ["hook"]),
      (.origin(.rule("chase")), ["chase"]), (.origin(.rule("chase"), of: "Enquiry"), ["chase"]),
      (.origin(.rule("chase"), of: "Complaint"), []), (.origin(.workflow("Nurture")), ["nurture"]),
    ] as [(SendingScope, [DeliveryID])])
  func `what is switched off is held, and nothing else`(scope: SendingScope, held: [DeliveryID]) async throws {
    let bench = SafetyBench()
    try bench.receive("lead", Self.deliveries)
    let killSwitch = KillSwitch(off: scope)
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch))
    let report = try await dispatcher.deliverDue()
    #expect(report[.postponed] == held.count && report.delivered == 6 - held.count)
    #expect(Set(bench.sent) == Set(Self.deliveries.map(\.id)).subtracting(held))
    killSwitch.turnOn(scope)
    try await dispatcher.deliverDue()
    #expect(bench.sent.count == 6)
    #expect(bench.recording.sent.allSatisfy { $0.attempt.number == 1 })
  }

  @Test func `a hold is one line that says why, however often it is looked at, and costs no attempt`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    let killSwitch = KillSwitch(off: .kind(.email))
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch))
    try await bench.deliver(dispatcher, for: 86_400)
    #expect(bench.sent == [])
    #expect(bench.history() == "2027-01-15 08:00:00  Email email held: sending is switched off for every email")
    // Of a process that was started anew, too.
    try await bench.deliver(bench.dispatcher(OutboundSafety(killSwitch: killSwitch)), for: 86_400)
    #expect(bench.reports().count == 1)
    killSwitch.turnOn(.kind(.email))
    try await dispatcher.deliverDue()
    #expect(bench.reports() == [.held(.switchedOff(.kind(.email))), .delivered(attempt: 1, note: nil)])
  }

  @Test func `two processes that take turns say each reason once, and no reason that is over`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    let killSwitch = KillSwitch(off: .kind(.email))
    let safety = OutboundSafety(killSwitch: killSwitch)
    let (one, other) = (bench.dispatcher(safety), bench.dispatcher(safety))
    func look(_ dispatcher: Dispatcher) async throws {
      bench.clock.advance(by: 300)
      #expect(try await dispatcher.deliverDue()[.postponed] == 1)
    }
    try await look(one)
    killSwitch.turnOff(.everything)
    try await look(other)
    try await look(one)
    killSwitch.turnOn(.everything)
    try await look(one)
    try await look(other)
    let reasons: [SendingScope] = [.kind(.email), .everything, .kind(.email)]
    #expect(bench.reports() == reasons.map { .held(.switchedOff($0)) })
  }

  @Test func `what is held is looked at less and less often, and at the longest after five minutes`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: KillSwitch(off: .everything)))
    var waits: [Double] = []
    for _ in 0..<12 {
      #expect(try await dispatcher.deliverDue().total == 1)
      let next = try #require(bench.store.nextDelivery(after: bench.clock.now))
      waits.append(next.timeIntervalSince(bench.clock.now))
      bench.clock.set(next)
    }
    #expect(waits.first == 5 && waits.last == 300)
    #expect(waits == waits.sorted())
  }

  @Test func `switching on wakes a dispatcher that runs, without waiting for the next look`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", (0..<50).map { SafetyDelivery.email(DeliveryID($0)) })
    let killSwitch = KillSwitch(off: .everything)
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch))
    let run = Task { await dispatcher.run() }
    #expect(await eventually { bench.reports().count == 50 })
    #expect(bench.sent == [])
    killSwitch.turnOn(.everything)
    // The clock stands still: nothing falls due by itself.
    #expect(await eventually { bench.sent.count == 50 })
    run.cancel()
    #expect(await run.value.delivered == 50)
  }

  /// Answers that everything is off, switches on, and lets its answer be known only when something else was let go.
  private struct Late: SendingSwitch {
    let inner = KillSwitch(off: .everything)
    let isLetGo = Flag()
    var goAhead: GoAhead? { inner.goAhead }

    func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? {
      let answer = inner.switchedOff(among: scopes)
      if answer == nil {
        isLetGo.set()
      } else if scopes.contains(.kind(.text)) {
        inner.turnOn(.everything)
        #expect(await eventually { isLetGo.isSet })
      }
      return answer
    }
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isSet: Bool { state.withLock { $0 } }
    func set() { state.withLock { $0 = true } }
  }

  @Test func `what was asked before it was switched on, and is held after, goes at once too`() async throws {
    let bench = SafetyBench()
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: Late()))
    try bench.receive("lead", [SafetyDelivery.email("email")])
    #expect(try await dispatcher.deliverDue()[.postponed] == 1)
    try bench.receive("other", [SafetyDelivery.text("text")])
    // The clock stands still: nothing falls due by itself.
    let report = try await dispatcher.deliverDue()
    #expect(bench.sent == ["email", "text"])
    #expect(report.delivered == 2 && report[.postponed] == 1)
  }

  @Test func `a rule is switched off for the lead type that planned it, whatever the lead has become since`()
    async throws
  {
    let bench = SafetyBench()
    var (moved, old) = (SafetyDelivery.email("moved"), SafetyDelivery.email("old"))
    moved.leadType = "Complaint"
    // Planned before the type was kept.
    old.leadType = nil
    try bench.receive("lead", type: "Enquiry", [moved, old])
    let killSwitch = KillSwitch(off: .origin(.rule("rule"), of: "Complaint"))
    try await bench.dispatcher(OutboundSafety(killSwitch: killSwitch)).deliverDue()
    #expect(bench.sent == ["old"])
    killSwitch.turnOff(.origin(.rule("rule"), of: "Enquiry"))
    killSwitch.turnOn(.origin(.rule("rule"), of: "Complaint"))
    try await bench.deliver(bench.dispatcher(OutboundSafety(killSwitch: killSwitch)), for: 60)
    #expect(bench.sent == ["old", "moved"])
  }

  @Test func `thousands are held and let go without anything being lost or doubled`() async throws {
    let bench = SafetyBench()
    for lead in 0..<40 {
      try bench.receive(LeadID(lead), (0..<50).map { SafetyDelivery.email(DeliveryID("\(lead).\($0)")) })
    }
    let killSwitch = KillSwitch(off: .kind(.email))
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch))
    #expect(try await dispatcher.deliverDue()[.postponed] == 2_000)
    bench.clock.advance(by: 5)
    #expect(try await dispatcher.deliverDue()[.postponed] == 2_000)
    killSwitch.turnOn(.kind(.email))
    #expect(try await dispatcher.deliverDue().delivered == 2_000)
    #expect(Set(bench.sent).count == 2_000)
    #expect((0..<40).allSatisfy { bench.reports(of: LeadID($0)).count == 100 })
  }

  @Test func `what a wider switch holds stays held, and a change of the reason is a line`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    let killSwitch = KillSwitch(off: .kind(.email), .everything)
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: killSwitch))
    try await dispatcher.deliverDue()
    killSwitch.turnOn(.everything)
    try await dispatcher.deliverDue()
    #expect(bench.sent == [])
    #expect(bench.reports() == [.held(.switchedOff(.everything)), .held(.switchedOff(.kind(.email)))])
    #expect(killSwitch.off == [.kind(.email)])
  }

  @Test func `a host's own switch that cannot be asked holds, and switched on it lets go by a call`() async throws {
    struct Broken: SendingSwitch {
      let isBroken: @Sendable () -> Bool
      func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? {
        if isBroken() { throw ScriptedError("no database") }
        return nil
      }
    }
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email")])
    let clock = bench.clock
    let dispatcher = bench.dispatcher(
      OutboundSafety(killSwitch: Broken { clock.now < TestPlan.start.addingTimeInterval(1) }))
    try await dispatcher.deliverDue()
    #expect(bench.history().hasSuffix("Email email held: the kill switch could not be asked"))
    #expect(bench.troubles.all.map(\.text) == ["the kill switch could not be asked: no database"])
    bench.clock.advance(by: 2)
    #expect(try await dispatcher.deliverDue().total == 0)
    #expect(try await dispatcher.letGo() == 1)
    try await dispatcher.deliverDue()
    #expect(bench.sent == ["email"])
  }

  @Test func `what is held past its last useful time expires`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", [SafetyDelivery.email("email", until: TestPlan.start.addingTimeInterval(60))])
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: KillSwitch(off: .everything)))
    try await bench.deliver(dispatcher, for: 86_400)
    #expect(bench.reports() == [.held(.switchedOff(.everything)), .expired])
  }

  @Test func `a withdrawn reminder that is held leaves the outbox`() async throws {
    let bench = SafetyBench()
    var reminder = SafetyDelivery.email("reminder")
    reminder.remindsOf = "appointment"
    try bench.receive("lead", [reminder])
    let dispatcher = bench.dispatcher(OutboundSafety(killSwitch: KillSwitch(off: .everything)))
    try await dispatcher.deliverDue()
    var record = try #require(bench.store.record(of: TestPlan.key))
    record.version += 1
    let moved = Occurrence("moved", lead: "lead", .progressMoved(to: .contacted))
    var plan = Plan(occurrence: moved, at: TestPlan.start, bookVersion: 1, baseVersion: 1, record: record)
    plan.withdrawals = ["appointment"]
    #expect(try bench.store.commit(plan, contactKeys: [], at: TestPlan.start) == .committed)
    #expect(bench.reports().last == .withdrawn)
    #expect(await bench.store.letGo(at: TestPlan.start, limit: 9) == 0)
  }

  @Test func `without safety nothing is asked and nothing is different`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", Self.deliveries)
    #expect(try await bench.dispatcher(.none).deliverDue().delivered == 6)
    #expect(bench.reports().allSatisfy { $0 == .delivered(attempt: 1, note: nil) || "\($0)".contains("status 200") })
  }
}
