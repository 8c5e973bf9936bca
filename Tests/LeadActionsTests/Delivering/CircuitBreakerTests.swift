import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Date

@testable import LeadActions

@Suite(.timeLimit(.minutes(30))) struct CircuitBreakerTests {
  /// Webhooks to one receiver, none tried twice.
  private static func bench(_ count: Int, _ breaker: CircuitBreaker = Self.breaker) throws -> Bench {
    var bench = try Bench((0..<count).map { TestPlan.webhook(DeliveryID("hook\($0)")) })
    bench.settings.limit = 1
    bench.settings.policies.webhook = RetryPolicy(attempts: 6, firstDelay: 86_400, factor: 1, jitter: 0)
    bench.settings.breaker = breaker
    return bench
  }

  private static let breaker = CircuitBreaker(attempts: 5, failures: 0.6, window: 60, firstWait: 30, longestWait: 600)

  @Test func `a receiver that fails is left alone, then one delivery tries it, and no attempt is consumed`()
    async throws
  {
    let bench = try Self.bench(20)
    bench.recording.always(.webhook, .status(503))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 5)
    bench.clock.advance(by: 29.9)
    #expect(try await dispatcher.deliverDue().total == 0)
    bench.clock.advance(by: 0.1)
    #expect(try await dispatcher.deliverDue().total == 1)
    // The probe failed: the next wait is twice as long.
    bench.clock.advance(by: 59.9)
    #expect(try await dispatcher.deliverDue().total == 0)
    bench.clock.advance(by: 0.1)
    #expect(try await dispatcher.deliverDue().total == 1)
    #expect(bench.recording.sent.count == 7)
    #expect(bench.recording.sent.allSatisfy { $0.attempt.number == 1 })
    // The others stand as they stood, each with its first attempt before it.
    let claims = bench.store.claim(ClaimRequest(99, at: bench.clock.now, lease: 60))
    #expect(claims.count == 13)
    #expect(claims.allSatisfy { $0.attempt == 1 })
  }

  @Test func `a probe that succeeds opens the way for all`() async throws {
    let bench = try Self.bench(20)
    bench.recording.script(.webhook, Array(repeating: .status(503), count: 5))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 5)
    bench.clock.advance(by: 30)
    #expect(try await dispatcher.deliverDue().delivered == 15)
  }

  @Test func `four failures and a success, again and again, still leave it alone`() async throws {
    let bench = try Self.bench(100)
    let round = Array(repeating: ScriptedAnswer.status(500), count: 4) + [.status(200)]
    bench.recording.script(.webhook, Array(repeating: round, count: 20).flatMap(\.self))
    // The fifth succeeds, and only a failure makes it be left alone: the sixth.
    #expect(try await bench.dispatcher().deliverDue().total == 6)
  }

  @Test func `a receiver that mostly answers is not left alone`() async throws {
    let bench = try Self.bench(100)
    let round = Array(repeating: ScriptedAnswer.status(500), count: 2) + Array(repeating: .status(200), count: 3)
    bench.recording.script(.webhook, Array(repeating: round, count: 20).flatMap(\.self))
    #expect(try await bench.dispatcher().deliverDue().total == 100)
  }

  @Test func `only one at a time tries it, however many may be under way`() async throws {
    var bench = try Self.bench(40)
    bench.settings.limit = 64
    bench.settings.perDestination = 8
    bench.recording.always(.webhook, .status(503))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total <= 12)
    let before = bench.recording.sent.count
    bench.clock.advance(by: 30)
    bench.recording.always(.webhook, .hangForever)
    let probing = Task { try await dispatcher.deliverDue() }
    #expect(await eventually { bench.recording.sent.count == before + 1 })
    // A second loop on the same dispatcher has none left to make.
    #expect(try await dispatcher.deliverDue().total == 0)
    #expect(bench.recording.sent.count == before + 1)
    bench.recording.always(.webhook, .accept)
    bench.recording.letGo()
    #expect(try await probing.value.delivered == 40 - before)
  }

  @Test func `a clock that is set back by a day makes no wait longer`() async throws {
    let bench = try Self.bench(20)
    bench.recording.always(.webhook, .status(503))
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 5)
    bench.recording.always(.webhook, .accept)
    bench.clock.set(TestPlan.start.addingTimeInterval(-86_400))
    #expect(try await dispatcher.deliverDue().total == 0)
    // What is due is due by the old clock; of the destination nothing is held back.
    bench.clock.advance(by: 30)
    #expect(dispatcher.traffic.opening(after: bench.clock.now) == nil)
  }

  @Test func `what is refused before the receiver is asked is no probe, and no failure of the receiver's`() async throws
  {
    struct Vault: SecretSource {
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { throw ScriptedError("sealed") }
    }
    var bench = try Bench(
      (0..<20).map { TestPlan.webhook(DeliveryID("hook\($0)"), url: "https://a.example/?key=${KEY}") })
    bench.settings.limit = 1
    bench.settings.breaker = Self.breaker
    bench.secrets = Vault()
    #expect(try await bench.dispatcher().deliverDue().failed == 20)
    #expect(bench.recording.sent.isEmpty)
  }

  /// Answers emails as it is told, and after that always as it is told last.
  private final class Mailer: EmailTransport {
    private let state: Mutex<(answers: [TransportAnswer], asked: Int)>
    init(_ answers: TransportAnswer...) { state = Mutex((answers, 0)) }
    var asked: Int { state.withLock { $0.asked } }
    func answer(_ answers: TransportAnswer...) { state.withLock { $0.answers = answers } }
    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
      state.withLock { state in
        state.asked += 1
        return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first ?? .accepted
      }
    }
  }

  /// Emails through a mailer, none tried twice.
  private static func emails(_ count: Int, by mailer: Mailer) throws -> Bench {
    var bench = try Bench((0..<count).map { TestPlan.email(DeliveryID("mail\($0)")) })
    bench.settings.limit = 1
    bench.settings.policies.email = RetryPolicy(attempts: 6, firstDelay: 86_400, factor: 1, jitter: 0)
    bench.settings.breaker = breaker
    bench.transports.email = mailer
    return bench
  }

  private static let wrongPassword = TransportAnswer.failedForNow("535 wrong password").dueTo(.access)

  @Test(arguments: [wrongPassword, .failedForGood("status 403").dueTo(.access)])
  func `a refused login is a failure of everybody's, so that no storm of logins begins`(answer: TransportAnswer)
    async throws
  {
    let mailer = Mailer(answer)
    let bench = try Self.emails(100, by: mailer)
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 5)
    bench.clock.advance(by: 29.9)
    #expect(try await dispatcher.deliverDue().total == 0)
    // One probe, then twice the wait.
    bench.clock.advance(by: 0.1)
    #expect(try await dispatcher.deliverDue().total == 1)
    bench.clock.advance(by: 59.9)
    #expect(try await dispatcher.deliverDue().total == 0)
    #expect(mailer.asked == 6)
    // The password is right again.
    mailer.answer(.accepted)
    bench.clock.advance(by: 0.1)
    #expect(try await dispatcher.deliverDue().delivered == 94)
  }

  @Test func `a refused login is no Email Failed, whatever became of its attempts`() async throws {
    for answer in [Self.wrongPassword, .failedForGood("status 403").dueTo(.access)] {
      var bench = try Bench(TestPlan.email("mail"))
      bench.transports.email = Mailer(answer)
      bench.settings.policies.email = RetryPolicy(attempts: 2)
      _ = try await bench.deliverAll(bench.dispatcher())
      #expect(bench.deadLetters.count == 1 && bench.inbox.isEmpty)
    }
  }

  @Test func `what was asked and is due to the setup is an answer: it ends a probe, and is no failure`() async throws {
    let mailer = Mailer(Self.wrongPassword)
    let bench = try Self.emails(20, by: mailer)
    let dispatcher = bench.dispatcher()
    #expect(try await dispatcher.deliverDue().total == 5)
    mailer.answer(.failedForGood("status 400").dueTo(.setup, wasAsked: true))
    bench.clock.advance(by: 30)
    #expect(try await dispatcher.deliverDue().total == 15)
  }

  @Test func `what was not asked decides no probe, whatever it is due to`() async throws {
    for cause in [TransportAnswer.Cause.recipient, .setup, .destination] {
      let mailer = Mailer(Self.wrongPassword)
      let bench = try Self.emails(20, by: mailer)
      let dispatcher = bench.dispatcher()
      #expect(try await dispatcher.deliverDue().total == 5)
      bench.clock.advance(by: 30)
      let unasked = TransportAnswer.failedForGood("no number").dueTo(cause, wasAsked: false)
      mailer.answer(unasked, unasked, unasked, Self.wrongPassword)
      // Had it been a success, five more would be needed.
      #expect(try await dispatcher.deliverDue().total == 4)
    }
  }

  @Test func `another receiver goes on, and failures long ago do not count`() async throws {
    var bench = try Bench(
      (0..<8).map { TestPlan.webhook(DeliveryID("a\($0)"), url: "https://a.example/") }
        + (0..<8).map { TestPlan.webhook(DeliveryID("b\($0)"), url: "https://b.example/") })
    bench.settings.limit = 1
    bench.settings.breaker = Self.breaker
    bench.settings.policies.webhook = RetryPolicy(attempts: 6, firstDelay: 86_400, factor: 1, jitter: 0)
    for number in 0..<8 { bench.recording.always(DeliveryID("a\(number)"), .status(500)) }
    let dispatcher = bench.dispatcher()
    let report = try await dispatcher.deliverDue()
    #expect(report.failed == 5 && report.delivered == 8)

    // One a minute, so that no two are remembered at a time.
    var old = try Self.bench(8)
    old.settings.rate = SendingRate(perSecond: 1 / 61.0)
    old.recording.always(.webhook, .status(500))
    let slow = old.dispatcher()
    for _ in 0..<8 {
      #expect(try await slow.deliverDue().total == 1)
      old.clock.advance(by: 61)
    }
  }

  @Test func `an email server's answer about one recipient leaves the others alone`() async throws {
    var bench = try Bench((0..<20).map { TestPlan.email(DeliveryID("mail\($0)")) })
    bench.settings.limit = 1
    bench.settings.breaker = Self.breaker
    bench.recording.always(.email, .failForNow("greylisted", retryAfter: nil))
    #expect(try await bench.dispatcher().deliverDue().total == 20)

    var other = try Bench((0..<20).map { TestPlan.email(DeliveryID("mail\($0)")) })
    other.settings.limit = 1
    other.settings.breaker = Self.breaker
    other.recording.always(.email, .throwing("connection refused"))
    #expect(try await other.dispatcher().deliverDue().total == 5)
  }

  @Test(arguments: [
    CircuitBreaker(attempts: -1, failures: .nan, window: -1, firstWait: -1, longestWait: .nan),
    CircuitBreaker(attempts: .max, failures: .infinity, window: .infinity, firstWait: .infinity, longestWait: 0),
  ])
  func `numbers that make no sense are survived`(breaker: CircuitBreaker) async throws {
    let bench = try Self.bench(20, breaker)
    bench.recording.always(.webhook, .status(500))
    #expect(try await bench.dispatcher().deliverDue().total >= 1)
  }
}
