import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct SuppressionTests {
  private let list = InMemorySuppressions()
  private var safety: OutboundSafety { OutboundSafety(suppressions: list, callingCode: "44") }

  @Test func `nothing is sent to a suppressed address, whoever it is, until it is removed`() async throws {
    let bench = SafetyBench()
    #expect(list.add(ChannelAddress(email: "A@Example.com"), .byHand(note: "asked on the phone"), tenant: .only))
    #expect(!list.add(ChannelAddress(email: "a@example.com"), .spamReport, tenant: .only))
    try bench.receive(
      "lead",
      [
        SafetyDelivery.email("customer"), SafetyDelivery.email("user", for: .user("anna")),
        SafetyDelivery.email("other", to: "b@example.com"),
      ])
    let report = try await bench.dispatcher(safety).deliverDue()
    #expect(bench.sent == ["other"] && report[.blocked] == 2)
    #expect(
      bench.history().contains(
        "Email customer not sent: the address is on the suppression list (put there by hand: asked on the phone)"))
    #expect(list.remove(ChannelAddress(email: "a@EXAMPLE.com"), tenant: .only))
    try bench.receive("again", [SafetyDelivery.email("again")])
    try await bench.dispatcher(safety).deliverDue()
    #expect(bench.sent == ["other", "again"])
  }

  @Test func `an address is on the list however its domain is written`() async throws {
    let bench = SafetyBench()
    list.add(ChannelAddress(email: "ann@müller.example"), .spamReport, tenant: .only)
    list.add(ChannelAddress(email: "ann@example.com"), .spamReport, tenant: .only)
    let forms = ["ann@MÜLLER.example", "Ann@xn--mller-kva.example", "ann@ｅxample.com", "ann@müller.example"]
    try bench.receive(
      "lead", forms.enumerated().map { SafetyDelivery.email(DeliveryID($0.offset), to: $0.element) })
    #expect(try await bench.dispatcher(safety).deliverDue()[.blocked] == forms.count)
    #expect(bench.sent == [])
  }

  @Test func `a list is one tenant's and one channel's`() async throws {
    let bench = SafetyBench()
    list.add(ChannelAddress(number: "07700 900123", callingCode: "44"), .byHand(note: nil), tenant: .only)
    list.add(ChannelAddress(email: "a@example.com"), .hardBounce, tenant: "acme")
    try bench.receive("lead", [SafetyDelivery.text("text"), SafetyDelivery.email("email")])
    try await bench.dispatcher(safety).deliverDue()
    #expect(bench.sent == ["email"])
    #expect(bench.reports().contains(.blocked(.suppressed(.byHand(note: nil)))))
  }

  @Test func `a list is read page by page, in order`() {
    let addresses = ["d@x.com", "B@x.com", "a@x.com", "c@x.com"].map { ChannelAddress(email: $0) }
    for address in addresses { list.add(address, .spamReport, tenant: .only) }
    var all: [ChannelAddress] = []
    while case let page = list.page(of: .only, after: all.last, limit: 3), !page.isEmpty { all += page.map(\.address) }
    #expect(all.map(\.value) == ["a@x.com", "b@x.com", "c@x.com", "d@x.com"])
    list.remove(all[1], tenant: .only)
    #expect(list.page(of: .only, after: all[1], limit: 0).map(\.address) == [all[2]])
    #expect(list.page(of: "acme", after: nil, limit: 9) == [])
  }

  @Test func `blocked is final: no Email Failed, no dead letter`() async throws {
    let bench = SafetyBench()
    list.add(ChannelAddress(email: "a@example.com"), .hardBounce, tenant: .only)
    try bench.receive("lead", [SafetyDelivery.email("email")])
    try await bench.dispatcher(safety).deliverDue()
    #expect(bench.deadLetters == [] && bench.store.inbox(of: .only, after: nil, limit: 9) == [])
    #expect(bench.store.nextDelivery(after: .distantPast) == nil)
  }

  // MARK: Learning

  private func pipeline(_ learning: SuppressionLearning, _ store: InMemoryStore) throws -> EventPipeline {
    let rules = RuleBook("Enquiries", leadGroups: [LeadGroup("All", types: [LeadType("Enquiry")])])
    return try EventPipeline(
      rules: rules, store: store, services: EventPipeline.Services(suppressions: learning))
  }

  private func learn(_ learning: SuppressionLearning, _ occurrences: Occurrence...) async throws {
    let pipeline = try pipeline(learning, InMemoryStore())
    let lead = Lead(id: "lead", type: "Enquiry", received: TestPlan.start, contact: Contact(email: "own@example.com"))
    try await pipeline.submit(Occurrence("receipt", lead: "lead", .received(Receipt(lead, from: .webForm))))
    for occurrence in occurrences { try await pipeline.submit(occurrence) }
  }

  private func reason(_ email: String) -> SuppressionReason? {
    list.reason(for: ChannelAddress(email: email), tenant: .only)
  }

  @Test func `email that failed for good and spam reports put their address on the list`() async throws {
    try await learn(
      SuppressionLearning(into: list),
      Occurrence("1", lead: "lead", .emailFailed(MessageDetails("m1", recipient: "Gone@x.com"), permanently: true)),
      Occurrence("2", lead: "lead", .emailFailed(MessageDetails("m2", recipient: "full@x.com"), permanently: false)),
      Occurrence("3", lead: "lead", .emailSpamReported(MessageDetails("m3"))))
    #expect(reason("gone@x.com") == .hardBounce)
    #expect(reason("full@x.com") == nil)
    // The lead's own address, where the report names none.
    #expect(reason("own@example.com") == .spamReport)
  }

  @Test func `each kind of learning can be switched off`() async throws {
    let bounce = Occurrence(
      "1", lead: "lead", .emailFailed(MessageDetails("m1", recipient: "gone@x.com"), permanently: true))
    let spam = Occurrence("2", lead: "lead", .emailSpamReported(MessageDetails("m2", recipient: "spam@x.com")))
    try await learn(SuppressionLearning(into: list, hardBounces: false, spamReports: false), bounce, spam)
    #expect(list.page(of: .only, after: nil, limit: 9) == [])
  }

  @Test(
    arguments: [
      ("550 5.1.1 <a@example.com>: no such user", true), ("551-5.1.10 null MX", true), ("5.2.1 disabled", true),
      ("535 5.7.8 authentication failed", false), ("550 rejected", false), ("552 15.1.1 no", false),
      ("no answer within 30 seconds", false),
    ])
  func `what our own sending was refused counts where it says that there is no such mailbox`(
    refusal: String, counts: Bool
  ) async throws {
    let store = InMemoryStore()
    let pipeline = try pipeline(SuppressionLearning(into: list), store)
    let lead = Lead(id: "lead", type: "Enquiry", received: TestPlan.start)
    try await pipeline.submit(Occurrence("receipt", lead: "lead", .received(Receipt(lead, from: .webForm))))
    var plan = TestPlan.receipt([SafetyDelivery.email("email")])
    plan.occurrence.id = "more"
    plan.baseVersion = 1
    plan.record.version = 2
    #expect(try store.commit(plan, contactKeys: [], at: TestPlan.start) == .committed)
    let recording = RecordingTransports()
    recording.always(.email, .failForGood(refusal))
    let dispatcher = Dispatcher(
      store: store, transports: recording.transports, clock: VirtualClock(TestPlan.start))
    #expect(try await dispatcher.deliverDue().dead == 1)
    try await pipeline.runDue()
    #expect(store.inbox(of: .only, after: nil, limit: 9) == [])
    #expect(reason("a@example.com") == (counts ? .hardBounce : nil))
  }

  @Test func `a list that cannot be written keeps the occurrence from being committed, so that it comes again`()
    async throws
  {
    struct Full: SuppressionList {
      func reason(for address: ChannelAddress, tenant: TenantName) async throws -> SuppressionReason? { nil }
      func add(_ address: ChannelAddress, _ reason: SuppressionReason, tenant: TenantName) async throws -> Bool {
        throw ScriptedError("disk full")
      }
      func remove(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool { false }
      func page(
        of tenant: TenantName, after address: ChannelAddress?, limit: Int
      ) async throws -> [SuppressedAddress] { [] }
    }
    let spam = Occurrence("1", lead: "lead", .emailSpamReported(MessageDetails("m", recipient: "a@x.com")))
    await #expect(throws: ScriptedError.self) { try await learn(SuppressionLearning(into: Full()), spam) }
  }
}
