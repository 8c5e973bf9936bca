import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct RetryTests {
  @Test func `a receiver that always answers 500 gets six requests, one id, equal bytes, then it is a dead letter`()
    async throws
  {
    let bench = try Bench(TestPlan.webhook("webhook"))
    bench.recording.always(.webhook, .status(500))
    #expect(try await bench.deliverAll(bench.dispatcher())[.dead] == 1)
    let sent = bench.recording.sent
    #expect(sent.count == 6)
    #expect(sent.map(\.attempt.number) == [1, 2, 3, 4, 5, 6])
    #expect(Set(sent.map(\.attempt.delivery)) == ["webhook"])
    #expect(Set(sent.map(\.message)) == [TestPlan.webhook("webhook").message])
    #expect(bench.deadLetters.map(\.attempts) == [6])
    #expect(bench.deadLetters.map(\.reason) == [ErrorText("status 500")])
    #expect(bench.reports.count == 6)
    #expect(bench.reports.last == .dead(attempts: 6, ErrorText("status 500")))
    for case .failed(let attempt, let text, let retry) in bench.reports {
      let delay = RetryPolicy.guide.delay(afterAttempt: attempt, of: "webhook", seed: 5)
      #expect(text == ErrorText("status 500") && retry.timeIntervalSince(TestPlan.start) >= delay)
    }
  }

  @Test func `each wait is the policy's`() async throws {
    let bench = try Bench(TestPlan.webhook("webhook"))
    bench.recording.always(.webhook, .status(500))
    var now = TestPlan.start
    for attempt in 1...5 {
      try await bench.dispatcher().deliverDue()
      let next = try #require(bench.store.nextDelivery(after: now))
      let delay = RetryPolicy.guide.delay(afterAttempt: attempt, of: "webhook", seed: 5)
      #expect(next == now.addingTimeInterval(delay))
      bench.clock.set(next.addingTimeInterval(-0.001))
      #expect(try await bench.dispatcher().deliverDue().total == 0)
      bench.clock.set(next)
      now = next
    }
  }

  @Test(arguments: [200, 201, 204, 299, 300, 301, 302, 307, 399])
  func `a status from 200 to 399 is success, and a redirect is noted`(status: Int) async throws {
    let bench = try Bench(TestPlan.webhook("webhook"))
    bench.recording.script(.webhook, [.status(status)])
    #expect(try await bench.dispatcher().deliverDue().delivered == 1)
    let note = "status \(status)" + (status < 300 ? "" : ", a redirect, which is not followed")
    #expect(bench.reports == [.delivered(attempt: 1, note: note)])
    #expect(bench.recording.sent.count == 1)
  }

  @Test func `a receiver that says it is gone is tried again, unless the host takes it at its word`() async throws {
    var bench = try Bench(TestPlan.webhook("webhook"))
    bench.settings.goneIsFinal = true
    bench.recording.script(.webhook, [.status(410)])
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.reports == [.dead(attempts: 1, ErrorText("status 410: the receiver is gone"))])
    #expect(bench.deadLetters.count == 1)
  }

  @Test func `what may have been taken is uncertain in the history, and sent again under the same id`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.script(.email, [.uncertain("the connection was cut")])
    #expect(try await bench.dispatcher().deliverDue().failed == 1)
    #expect(bench.history.contains("uncertain after attempt 1: the connection was cut"))
    #expect(try await bench.deliverAll(bench.dispatcher()).delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.delivery) == ["email", "email"])
  }

  @Test func `an email that was uncertain to the end is a dead letter and a failed email`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.always(.email, .uncertain("the connection was cut"))
    _ = try await bench.deliverAll(bench.dispatcher())
    #expect(bench.deadLetters.map(\.attempts) == [6])
    #expect(bench.inbox.map(\.id) == ["failed:email"])
  }

  @Test func `an error that says trying again is of no use is believed`() async throws {
    struct Forbidden: FinalFailure { var isFinal: Bool }
    struct Receiver: WebhookTransport {
      var isFinal: Bool
      func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
        throw Forbidden(isFinal: isFinal)
      }
    }
    for isFinal in [true, false] {
      var bench = try Bench(TestPlan.webhook("webhook"))
      bench.transports.webhook = Receiver(isFinal: isFinal)
      let report = try await bench.dispatcher().deliverDue()
      #expect(report.dead == (isFinal ? 1 : 0) && report.failed == (isFinal ? 0 : 1))
    }
  }

  @Test(arguments: [0, 100, 199, 400, 401, 404, 410, 500, 503, 600, -1])
  func `any other status is tried again`(status: Int) async throws {
    let bench = try Bench(TestPlan.webhook("webhook"))
    bench.recording.script(.webhook, [.status(status)])
    #expect(try await bench.dispatcher().deliverDue().failed == 1)
    #expect(try await bench.deliverAll(bench.dispatcher()).delivered == 1)
    #expect(bench.reports.last == .delivered(attempt: 2, note: "status 200"))
  }

  @Test func `a receiver may ask for a longer wait, to the policy's longest`() async throws {
    for (header, range) in [("600", 600.0...630), ("9999999999", 14_400...14_430), ("-1", 15...45)] {
      let bench = try Bench(TestPlan.webhook("webhook"))
      bench.recording.script(.webhook, [.status(503, retryAfter: header)])
      try await bench.dispatcher().deliverDue()
      let next = try #require(bench.store.nextDelivery(after: TestPlan.start))
      #expect(range.contains(next.timeIntervalSince(TestPlan.start)), "\(header)")
    }
  }

  @Test func `an error text of any kind is recorded`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    let poison = "a\u{0}b\r\n" + String(repeating: "x", count: 10_000_000)
    bench.recording.script(.email, [.throwing(poison)])
    #expect(try await bench.dispatcher().deliverDue().failed == 1)
    guard case .failed(1, let text, _)? = bench.reports.last else {
      Issue.record("no failure in the history")
      return
    }
    #expect(text.text.hasPrefix("a b  xxx") && text.text.count <= 1_001)
  }

  @Test func `one failing delivery leaves the others alone`() async throws {
    let bench = try Bench(TestPlan.email("one"), TestPlan.email("two"), TestPlan.email("three"))
    bench.recording.always("two", .fail)
    let report = try await bench.dispatcher().deliverDue()
    #expect(report.delivered == 2 && report.failed == 1)
    _ = try await bench.deliverAll(bench.dispatcher())
    #expect(bench.recording.sent.filter { $0.attempt.delivery == "two" }.count == 6)
    #expect(bench.recording.sent.count == 8)
  }

  @Test func `a dead letter sent again keeps its id and its bytes, and has all its attempts`() async throws {
    let bench = try Bench(TestPlan.webhook("webhook"))
    bench.recording.script(.webhook, Array(repeating: .status(500), count: 11))
    _ = try await bench.deliverAll(bench.dispatcher())
    #expect(bench.store.sendAgain(DeliveryKey(TestPlan.key, "webhook"), at: bench.clock.now))
    #expect(try await bench.deliverAll(bench.dispatcher()).delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.number) == [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6])
    #expect(Set(bench.recording.sent.map(\.message)).count == 1)
    #expect(Set(bench.recording.sent.map(\.attempt.delivery)) == ["webhook"])
  }
}
