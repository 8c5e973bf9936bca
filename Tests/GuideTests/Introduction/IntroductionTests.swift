import LeadActions
import Testing

@Suite struct IntroductionTests {
  @Test func `actions are performed for leads of their lead type only`() throws {
    let book = GuideBook.with(
      Rule("a", on: .received) { mark("remortgage") },
      purchase: [Rule("b", on: .received) { mark("purchase") }])
    #expect(try GuidePlan.receipt(book).marks == ["remortgage"])
    var other = GuideLead.lead()
    other.type = "Purchase"
    #expect(try GuidePlan.receipt(book, GuideLead.receipt(other)).marks == ["purchase"])
  }

  @Test func `actions are performed when their event occurs and at no other`() throws {
    let events = EventKind.allCases.compactMap(Event.init(_:))
    let book = GuideBook.with(events.map { event in Rule(RuleID("\(event)"), on: event) { mark("on \(event)") } })
    var plan = try GuidePlan(book)
    let expected = ["receivedNotDuplicate", "receivedNotReferred", "received", "receivedOther"].map { "on \($0)" }
    #expect(try plan.happens(GuideLead.receipt()).marks == expected)
    #expect(try plan.happens(.callVoicemail(CallDetails())).marks == ["on callVoicemail"])
  }

  @Test func `a lead's first arrival is an event that actions are performed on`() async throws {
    try await expect(.received, triggeredBy: .happens(GuideLead.receipt()), isReceived: false)
  }

  @Test func `referring to a partner is an event that actions are performed on`() async throws {
    try await expect(.referred, triggeredBy: .happens(.referred(to: "acme")))
  }

  @Test func `actions added to a lead type act from then on`() async throws {
    let world = try GuideWorld(GuideBook.with())
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    try world.pipeline.activate(GuideBook.with(Rule("new", on: .callVoicemail) { mark() }, version: 2))
    #expect(world.marks.isEmpty)
    try await world.happens(.callVoicemail(CallDetails()))
    #expect(world.marks == ["callvoicemail"])
  }
}
