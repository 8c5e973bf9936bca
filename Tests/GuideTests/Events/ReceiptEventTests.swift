import LeadActions
import Testing

@Suite struct ReceiptEventTests {
  private static let again = [
    Trigger.happens(.updated(Update(by: .user, ["town": "York"]))), .happens(.referred(to: "acme")),
    .happens(.statusChanged(to: "Warm")),
  ]

  @Test func `Received & Duplicate triggers for a lead that is linked to another`() async throws {
    try await EventRow[.receivedDuplicate].check()
    try await expect(.receivedDuplicate, notTriggeredBy: [.happens(GuideLead.receipt())], isReceived: false)
  }

  @Test func `a lead with the contact details of another is found to be its duplicate and linked to it`() async throws {
    let world = try await GuideWorld.marking(.receivedDuplicate, isReceived: false) { GuideBook.with($0) }
    try await world.happens(GuideLead.receipt(GuideLead.lead("1"), duplicate: .unknown), to: "1")
    #expect(world.marks.isEmpty)
    var contact = Contact(firstName: "J.")
    contact.email = "JANE@home.example"
    try await world.happens(GuideLead.receipt(GuideLead.lead("2", contact: contact), duplicate: .unknown), to: "2")
    #expect(world.marks == ["deliverydupe"])
    #expect(world.record(of: "2")?.lead.duplicateOf == "1")
  }

  @Test func `Received & Duplicate triggers at the first receipt only`() async throws {
    let world = try await GuideWorld.marking(.receivedDuplicate, isReceived: false) { GuideBook.with($0) }
    try await world.happens(GuideLead.receipt(duplicate: .of("999")))
    for trigger in Self.again { try await world.pull(trigger) }
    #expect(world.marks == ["deliverydupe"])
  }

  @Test func `Received & Duplicate can notify a user for further action`() async throws {
    let world = try GuideWorld(
      GuideBook.with(Rule("notify", on: .receivedDuplicate) { NotifyUserByEmail(.user("ann")) }))
    try await world.happens(GuideLead.receipt(duplicate: .of("999")))
    #expect(world.sent.map(\.recipient) == [.user("ann")])
  }

  @Test func `Received & Not Duplicate triggers for every lead that is no duplicate`() async throws {
    try await EventRow[.receivedNotDuplicate].check()
    try await expect(
      .receivedNotDuplicate, notTriggeredBy: [.happens(GuideLead.receipt(duplicate: .of("999")))], isReceived: false)
  }

  @Test func `Received & Referred triggers for a lead that receipt referred to a partner`() async throws {
    try await EventRow[.receivedReferred].check()
  }

  @Test func `the partner of a lead that receipt referred gets it`() async throws {
    let world = try GuideWorld(GuideBook.with(method: .deliverImmediately, partner: "acme"))
    try await world.happens(GuideLead.receipt())
    #expect(world.sent.map(\.recipient) == [.partner("acme")])
    #expect(world.sent.map(\.kind) == [.referral])
  }

  @Test func `Received & Referred triggers at the first receipt only`() async throws {
    let world = try await GuideWorld.marking(.receivedReferred, isReceived: false) {
      GuideBook.with($0, method: .deliverImmediately, partner: "zenith")
    }
    try await world.happens(GuideLead.receipt())
    for trigger in Self.again { try await world.pull(trigger) }
    #expect(world.marks == ["deliveryref"])
  }

  @Test func `Received & Referred can notify a user for further action`() async throws {
    let world = try GuideWorld(
      GuideBook.with(
        Rule("notify", on: .receivedReferred) { NotifyUserByText(.user("ben")) }, method: .deliverImmediately,
        partner: "acme"))
    try await world.happens(GuideLead.receipt())
    #expect(world.sent.map(\.recipient).contains(.user("ben")))
  }

  @Test func `Received & Not Referred triggers in every other case, a Refer action at receipt among them`() async throws
  {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("refer", on: .receivedNotDuplicate) { Refer(to: "acme") },
        Rule("mark", on: .receivedNotReferred) { mark() },
        method: .deliverManually))
    #expect(plan.marks == ["delivery"])
    #expect(!plan.raised.contains(.receivedReferred))
    #expect(plan.raised.contains(.referred))
    try await EventRow[.receivedNotReferred].check()
  }

  @Test func `Received triggers when a lead is first received, and never again`() async throws {
    let world = try await GuideWorld.marking(.received, isReceived: false) { GuideBook.with($0) }
    try await world.happens(GuideLead.receipt())
    await #expect(throws: PipelineError.refused(.alreadyKnown(GuideLead.id))) {
      try await world.happens(GuideLead.receipt())
    }
    for trigger in Self.again { try await world.pull(trigger) }
    #expect(world.marks == ["deliveryall"])
  }

  @Test func `Received (User) triggers for a lead that a user added by hand`() async throws {
    try await EventRow[.receivedUser].check()
  }

  @Test(arguments: Origin.allCases.filter { $0 != .user })
  func `Received (Other) triggers for a lead that came in any other way`(origin: Origin) async throws {
    let report = GuideLead.receipt(from: origin)
    try await expect(.receivedOther, triggeredBy: .happens(report), isReceived: false)
    try await expect(.receivedUser, notTriggeredBy: [.happens(report)], isReceived: false)
  }
}
