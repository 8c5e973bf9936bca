import LeadActions
import Testing

@Suite struct CallEventTests {
  @Test func `Call Unanswered triggers when an inbound call is unanswered`() async throws {
    try await EventRow[.callUnanswered].check()
    try await expect(.callUnanswered, notTriggeredBy: [.happens(.callVoicemail(CallDetails()))])
  }

  @Test func `Call Voicemail triggers when an inbound voicemail is left`() async throws {
    try await EventRow[.callVoicemail].check()
    try await expect(.callVoicemail, notTriggeredBy: [.happens(.callUnanswered(CallDetails()))])
  }

  @Test func `call events come from the voice integration's reports alone`() throws {
    var plan = try GuidePlan(GuideBook.with())
    let others = [
      GuideLead.receipt(), .updated(Update(by: .user, ["mobile": "+44 7700 900999"])),
      .textReplied(MessageDetails("m"), stop: false), .emailReplied(MessageDetails("m")),
    ]
    for report in others {
      let raised = try plan.happens(report).raised
      #expect(!raised.isEmpty)
      #expect(!raised.contains(.callUnanswered) && !raised.contains(.callVoicemail))
    }
  }
}
