import LeadActionsTesting
import Testing

import struct Foundation.Date

@testable import LeadActions

@Suite(.timeLimit(.minutes(30))) struct SendingRateTests {
  private static func bench(_ rate: SendingRate, _ count: Int = 100) throws -> Bench {
    var bench = try Bench((0..<count).map { TestPlan.webhook(DeliveryID("hook\($0)")) })
    bench.settings.rate = rate
    return bench
  }

  @Test func `no second has more attempts than the rate allows, and all are sent in the end`() async throws {
    let bench = try Self.bench(SendingRate(perSecond: 4, burst: 6))
    let dispatcher = bench.dispatcher()
    var counts: [Int] = []
    for _ in 0..<30 {
      counts.append(try await dispatcher.deliverDue().delivered)
      bench.clock.advance(by: 1)
    }
    #expect(counts.first == 6)
    #expect(counts.dropFirst().allSatisfy { $0 <= 4 })
    #expect(counts.reduce(0, +) == 100)
  }

  @Test func `a dispatcher that runs goes on by itself when there is room again`() async throws {
    var bench = try Self.bench(SendingRate(perSecond: 1), 3)
    bench.settings.pollInterval = 3_600
    let (clock, dispatcher) = (bench.clock, bench.dispatcher())
    let running = Task { await dispatcher.run() }
    for count in 1...3 {
      #expect(await eventually { bench.recording.sent.count == count && bench.reports.count == count })
      if count < 3 {
        let next = TestPlan.start.addingTimeInterval(Double(count))
        #expect(await eventually { clock.awaited.contains(next) })
        clock.set(next)
      }
    }
    running.cancel()
    #expect(await running.value.delivered == 3)
  }

  @Test func `one destination can have limits of its own, wider or narrower`() async throws {
    let deliveries = ["wide", "narrow", "plain"].flatMap { name in
      (0..<20).map { TestPlan.webhook(DeliveryID("\(name)\($0)"), url: "https://\(name).example/") }
    }
    var bench = try Bench(deliveries)
    bench.settings.perDestination = 4
    bench.settings.grace = 0
    bench.settings.destinations = [
      Destination(rawValue: "webhook wide.example:443"): DestinationLimits(concurrent: 12),
      Destination(rawValue: "webhook narrow.example:443"): DestinationLimits(concurrent: 1),
    ]
    bench.recording.always(.webhook, .hang)
    let dispatcher = bench.dispatcher()
    let running = Task { try await dispatcher.deliverDue() }
    #expect(await eventually { bench.recording.sent.count == 17 })
    for (name, count) in [("wide", 12), ("narrow", 1), ("plain", 4)] {
      #expect(bench.recording.sent.count { $0.attempt.delivery.rawValue.hasPrefix(name) } == count)
    }
    bench.recording.always(.webhook, .accept)
    running.cancel()
    _ = try? await running.value
  }

  @Test func `a clock that is set back neither stops nor floods a destination`() async throws {
    let bench = try Self.bench(SendingRate(perSecond: 1, burst: 2))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().delivered == 2)
    // Due is what the old clock says; that the rate counts on shows when its time comes again, an hour on.
    bench.clock.set(TestPlan.start.addingTimeInterval(-3_600))
    #expect(try await dispatcher.deliverDue().delivered == 0)
    #expect(dispatcher.traffic.counted([:], at: bench.clock.now) == [Self.destination: 2])
    bench.clock.advance(by: 1)
    #expect(dispatcher.traffic.counted([:], at: bench.clock.now) == [Self.destination: 1])
    bench.clock.set(TestPlan.start.addingTimeInterval(2))
    #expect(try await dispatcher.deliverDue().delivered == 2)
  }

  @Test func `what is held takes nothing of the rate`() async throws {
    let bench = try Self.bench(SendingRate(perSecond: 1, burst: 2), 4)
    let killSwitch = KillSwitch()
    killSwitch.turnOff(.everything)
    let dispatcher = Dispatcher(
      store: bench.store, transports: bench.transports, settings: bench.settings,
      safety: OutboundSafety(killSwitch: killSwitch), clock: bench.clock)
    #expect(try await dispatcher.deliverDue().delivered == 0)
    killSwitch.turnOn(.everything)
    #expect(try await dispatcher.deliverDue().delivered == 2)
  }

  private struct Mailer: EmailTransport {
    var answer: TransportAnswer
    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { answer }
  }

  /// How many of ten emails, each answered so, are tried at once where the rate allows two.
  private static func tried(_ answer: TransportAnswer) async throws -> Int {
    var bench = try Bench((0..<10).map { TestPlan.email(DeliveryID("mail\($0)")) })
    bench.settings.rate = SendingRate(perSecond: 1, burst: 2)
    bench.settings.breaker = nil
    bench.settings.policies.email = RetryPolicy(attempts: 6, firstDelay: 86_400, factor: 1, jitter: 0)
    bench.transports.email = Mailer(answer: answer)
    return try await bench.dispatcher().deliverDue().total
  }

  @Test func `whoever was asked has had an attempt of the rate, though what he says is the host's own fault`()
    async throws
  {
    let refused = TransportAnswer.failedForNow("no")
    #expect(try await Self.tried(refused.dueTo(.access)) == 2)
    #expect(try await Self.tried(refused.dueTo(.setup, wasAsked: true)) == 2)
    #expect(try await Self.tried(.failedForGood("no").dueTo(.access)) == 2)
    #expect(try await Self.tried(refused.dueTo(.destination)) == 2)
    #expect(try await Self.tried(.failedForGood("no such address")) == 2)
    #expect(try await Self.tried(.accepted) == 2)
  }

  @Test func `whoever was not asked has all of the rate still`() async throws {
    let refused = TransportAnswer.failedForNow("no")
    #expect(try await Self.tried(refused.dueTo(.setup)) == 10)
    #expect(try await Self.tried(.failedForGood("no number").dueTo(.recipient, wasAsked: false)) == 10)
    #expect(try await Self.tried(refused.dueTo(.destination, wasAsked: false)) == 10)
    // What is reported beside changes nothing of it.
    let seen = Occurrence("seen", lead: "lead", .emailOpened(MessageDetails("m")))
    #expect(try await Self.tried(refused.dueTo(.setup).reporting(seen)) == 10)
    #expect(try await Self.tried(refused.dueTo(.setup, wasAsked: true).reporting(seen)) == 2)
  }

  @Test func `what nothing holds back is forgotten`() async throws {
    var bench = try Bench(
      (0..<50).map { TestPlan.webhook(DeliveryID("hook\($0)"), url: "https://host\($0).example/") })
    bench.settings.rate = SendingRate(perSecond: 1, burst: 2)
    bench.recording.always("hook7", .status(500))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 50)
    #expect(dispatcher.traffic.count == 50)
    bench.clock.advance(by: 61)
    _ = dispatcher.traffic.counted([:], at: bench.clock.now)
    #expect(dispatcher.traffic.count == 0)
  }

  private static let destination = Destination(rawValue: "webhook hooks.example.com:443")

  @Test(arguments: [
    SendingRate(perSecond: .nan, burst: .min), SendingRate(perSecond: -1, burst: 0),
    SendingRate(perSecond: .infinity, burst: .max),
  ])
  func `numbers that make no sense are survived`(rate: SendingRate) async throws {
    let bench = try Self.bench(rate)
    #expect(try await bench.dispatcher().deliverDue().delivered >= 1)
  }
}
