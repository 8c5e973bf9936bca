import LeadActions
import LeadActionsTesting
import Testing

@Suite struct LoopGuardTests {
  private static let own = LoopGuard(
    ownAddresses: [
      ChannelAddress(email: "Sales@Example.org"), ChannelAddress(number: "020 7946 0000", callingCode: "44"),
    ],
    ownHosts: ["Leads.example.com", "crm.example.com:8443"])

  private static func report(_ delivery: Delivery, _ loops: LoopGuard = own) async throws -> DeliveryReport? {
    let bench = SafetyBench()
    try bench.receive("lead", [delivery])
    try await bench.dispatcher(OutboundSafety(loops: loops, callingCode: "44")).deliverDue()
    #expect(bench.store.inbox(of: .only, after: nil, limit: 9) == [] && bench.deadLetters == [])
    return bench.reports().last
  }

  @Test func `our own addresses and numbers are not written to, however they are spelt`() async throws {
    #expect(
      try await Self.report(SafetyDelivery.email("email", to: "SALES@example.ORG")) == .blocked(.ownAddress))
    #expect(
      try await Self.report(SafetyDelivery.email("email", to: "sales@example.org", for: .user("anna")))
        == .blocked(.ownAddress))
    #expect(try await Self.report(SafetyDelivery.email("email", to: "sales@ｅxample.org")) == .blocked(.ownAddress))
    #expect(try await Self.report(SafetyDelivery.text("text", to: "+44 20 7946 0000")) == .blocked(.ownAddress))
    #expect(try await Self.report(SafetyDelivery.email("email")) == .delivered(attempt: 1, note: nil))
  }

  @Test(
    arguments: [
      ("https://leads.example.com/hook", true), ("http://LEADS.example.com./hook?x=1", true),
      ("https://me:pw@leads.example.com:444/", true), ("https://crm.example.com:8443/", true),
      ("https://crm.example.com/", false), ("https://leads.example.com.evil.net/", false),
      ("https://other.example.com/leads.example.com", false),
    ])
  func `webhooks to our own hosts are blocked`(url: String, isOwn: Bool) async throws {
    let report = try await Self.report(SafetyDelivery.webhook("hook", url))
    #expect((report == .blocked(.ownHost)) == isOwn)
  }

  @Test(
    arguments: [
      "mailer-daemon@x.com", "MAILER-DAEMON@x.com", "postmaster@x.com", "noreply@x.com", "no-reply@x.com",
      "no_reply@x.com", "no.reply@x.com", "donotreply@x.com", "do-not-reply@x.com", "noreply123@x.com",
      "no-reply+abc@x.com", "billing-noreply@x.com", "bounce@x.com", "bounces+42-a=b.com@x.com", "noreply-uk@x.com",
    ])
  func `addresses that only machines read are blocked`(address: String) async throws {
    let report = try await Self.report(SafetyDelivery.email("email", to: address))
    #expect(report == .blocked(.machineAddress))
    #expect(report?.description == "not sent: nobody reads what goes to the address")
    let sent = try await Self.report(
      SafetyDelivery.email("email", to: address), LoopGuard(blocksMachineAddresses: false))
    #expect(sent == .delivered(attempt: 1, note: nil))
  }

  @Test(
    arguments: [
      "noreen@x.com", "no@reply.com", "post.master@x.com", "norman.reply@x.com", "ann.bounce@x.com", "x@noreply.com",
      "daemon@x.com", "replyno@x.com", "ina.no@x.com",
    ])
  func `people are not taken for machines`(address: String) async throws {
    #expect(
      try await Self.report(SafetyDelivery.email("email", to: address)) == .delivered(attempt: 1, note: nil))
  }

  @Test func `two programs that answer each other are stopped by the rate, failures included`() async throws {
    let bench = SafetyBench()
    bench.recording.always(.email, .failForGood("no"))
    let safety = OutboundSafety(loops: LoopGuard(rate: .init(4, within: 600)))
    let dispatcher = bench.dispatcher(safety)
    for number in 0..<10 {
      try bench.receive(LeadID(number), [SafetyDelivery.email(DeliveryID(number))])
      try await dispatcher.deliverDue()
      bench.clock.advance(by: 10)
    }
    #expect(bench.sent.count == 4)
    #expect(bench.reports(of: "4") == [.blocked(.loop(limit: 4, seconds: 600))])
    #expect(
      bench.history(of: "4").hasSuffix(
        "not sent: the address had 4 messages within 10 minutes, as when two programs answer each other"))
    bench.clock.advance(by: 600)
    try bench.receive("later", [SafetyDelivery.email("later")])
    try await dispatcher.deliverDue()
    #expect(bench.sent.last == "later")
  }

  @Test func `a user may have many messages, unless the rate is for everybody`() async throws {
    for (audience, count) in [(Audience.customers, 10), (.everybody, 3)] {
      let bench = SafetyBench()
      try bench.receive("lead", (0..<10).map { SafetyDelivery.email(DeliveryID($0), for: .user("anna")) })
      let safety = OutboundSafety(loops: LoopGuard(rate: .init(3, within: 600, to: audience)))
      try await bench.dispatcher(safety).deliverDue()
      #expect(bench.sent.count == count)
    }
  }
}
