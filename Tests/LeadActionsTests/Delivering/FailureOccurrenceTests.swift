import LeadActions
import LeadActionsTesting
import Testing

@Suite struct FailureOccurrenceTests {
  @Test func `an email that failed for good becomes Email Failed, once`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.always(.email, .failForGood("no such mailbox"))
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    let details = MessageDetails(
      "email", recipient: "a@example.com", reason: "no such mailbox", delivery: "email")
    let expected = Occurrence(
      "failed:email", lead: "lead", .emailFailed(details, permanently: true))
    #expect(bench.inbox == [expected])
    #expect(bench.recording.sent.count == 1)
    #expect(bench.reports == [.dead(attempts: 1, ErrorText("no such mailbox"))])
    _ = bench.store.sendAgain(DeliveryKey(TestPlan.key, "email"), at: bench.clock.now)
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.inbox == [expected])
  }

  @Test func `an email that failed at every attempt counts as failed, and not before`() async throws {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.always(.email, .fail)
    for _ in 1...5 {
      #expect(try await bench.dispatcher().deliverDue().failed == 1)
      #expect(bench.inbox == [])
      bench.clock.advance(by: 40_000)
    }
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.inbox.map(\.id) == ["failed:email"])
  }

  @Test func `a text that failed for good becomes Text Message Failed`() async throws {
    let bench = try Bench(TestPlan.text("text"))
    bench.recording.always(.text, .failForGood("no such number"))
    try await bench.dispatcher().deliverDue()
    let details = MessageDetails("text", recipient: "+447700900123", reason: "no such number", delivery: "text")
    #expect(bench.inbox.map(\.report) == [.textFailed(details)])
  }

  @Test func `a referral that failed is reported, for want of a transport too`() async throws {
    var bench = try Bench(TestPlan.referral("referral"))
    bench.transports = Transports()
    try await bench.dispatcher().deliverDue()
    guard case .referralFailed(delivery: "referral", let reason)? = bench.inbox.first?.report else {
      Issue.record("\(bench.inbox)")
      return
    }
    #expect(reason.contains("ReferralTransport"))
  }

  @Test func `webhooks, tasks, letters and custom kinds report nothing of themselves`() async throws {
    let bench = try Bench(
      TestPlan.fax("fax"), TestPlan.delivery("letter", .letter(Letter(addressLines: [], body: ""))),
      TestPlan.delivery("task", .task(UserTask(.task, for: "anna", title: "Call"))))
    for kind in [MessageKind.custom("fax"), .letter, .task] { bench.recording.always(kind, .failForGood("no")) }
    #expect(try await bench.dispatcher().deliverDue().dead == 3)
    #expect(bench.inbox == [])
  }

  @Test func `what a transport reports is stored with the outcome, in its delivery's chain of causes`() async throws {
    var bounced = Occurrence("bounce", lead: "lead", .emailFailed(MessageDetails("other"), permanently: false))
    var bench = try Bench(TestPlan.email("email"))
    bench.transports = Transports(email: ReportingEmails(occurrence: bounced))
    #expect(try await bench.dispatcher().deliverDue().delivered == 1)
    bounced.chain = "receipt"
    #expect(bench.inbox == [bounced])
    #expect(bench.reports == [.delivered(attempt: 1, note: "queued as 7")])
  }
}

private struct ReportingEmails: EmailTransport {
  var occurrence: Occurrence

  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    .accepted("queued\nas 7").reporting(occurrence)
  }
}
