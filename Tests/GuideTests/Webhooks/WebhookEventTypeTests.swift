import LeadActions
import Testing

@Suite struct WebhookEventTypeTests {
  /// The guide's table, letter for letter.
  static let guide: [(type: String, title: String)] = [
    ("deliverydupe", "Received & Duplicate"),
    ("deliveryndupe", "Received & Not Duplicate"),
    ("deliveryref", "Received & Referred"),
    ("delivery", "Received & Not Referred"),
    ("deliveryall", "Received"),
    ("deliveryass", "Received (User)"),
    ("deliveryna", "Received (Other)"),
    ("updatedall", "Updated"),
    ("updatedass", "Updated (User)"),
    ("updatedna", "Updated (Other)"),
    ("status", "Status Changed"),
    ("user", "User Changed"),
    ("progvalidated", "Validated"),
    ("proginvalidate", "Invalidated"),
    ("progcontacted", "Contacted"),
    ("progqualified", "Qualified"),
    ("progconverted", "Converted"),
    ("progclosed", "Closed"),
    ("referral", "Referred"),
    ("emailfailed", "Email Failed"),
    ("emailopened", "Email Opened"),
    ("emailclicked", "Email Clicked"),
    ("emailreplied", "Email Replied"),
    ("emailunsub", "Email Unsubscribed"),
    ("emailspam", "Email Spam Reported"),
    ("smsfailed", "Text Message Failed"),
    ("smsreplied", "Text Message Replied"),
  ]

  /// Lets an event happen on which a rule posts a webhook, and returns the bodies that were posted.
  private func bodies(_ row: EventRow) async throws -> [String] {
    let hook = Rule("hook", on: row.event) { PostWebhook(WebhookWorld.url) }
    let world = try GuideWorld(GuideBook.with(hook, method: row.method, partner: "acme"))
    if row.isReceived { try await world.happens(GuideLead.adoption()) }
    for trigger in row.before { try await world.pull(trigger) }
    try await world.pull(row.trigger)
    return world.webhooks.map(\.body)
  }

  @Test(arguments: guide)
  func `the eventtype of each of the guide's 27 events is the guide's, letter for letter`(
    type: String, title: String
  ) async throws {
    let kind = try #require(EventKind(title: title))
    let bodies = try await bodies(EventRow[kind])
    #expect(bodies.count == 1)
    #expect(bodies.first?.hasPrefix("eventtype=\(type)&eventdatetime=") == true)
  }

  @Test func `27 event types are the guide's, and no two events share one`() {
    let ours = EventKind.allCases.filter(\.isGuideType)
    #expect(ours.map { "\($0.type) \($0.title)" } == Self.guide.map { "\($0.type) \($0.title)" })
    #expect(Self.guide.count == 27)
    #expect(Set(EventKind.allCases.map(\.type)).count == 42)
  }

  @Test(arguments: EventRow.all)
  func `a webhook can be triggered on any event`(row: EventRow) async throws {
    let bodies = try await bodies(row)
    #expect(bodies.count == 1)
    let first = try #require(bodies.first.flatMap { WebhookWorld.pairs($0).first })
    #expect(first == ("eventtype", row.event.type))
  }
}
