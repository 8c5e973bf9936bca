import LeadActions
import Testing

@Suite struct ReferActionTests {
  private func world(_ method: ReferralMethod) async throws -> GuideWorld {
    let world = try GuideWorld(
      GuideBook.with(Rule("refer", on: .callVoicemail) { Refer(to: "zenith") }, method: method))
    try await world.happens(GuideLead.receipt())
    try await world.happens(.callVoicemail(CallDetails()))
    return world
  }

  @Test(arguments: [ReferralMethod.deliverImmediately, .deliverManually])
  func `Refer refers the lead to a partner where the method is Deliver Immediately or Deliver Manually`(
    method: ReferralMethod
  ) async throws {
    let world = try await world(method)
    guard case .referral(let referral)? = world.sent.first else {
      Issue.record("no referral was sent")
      return
    }
    #expect(world.sent.count == 1)
    #expect(referral.partner == "zenith")
    #expect(referral.method == method.rawValue)
    #expect(referral.lead.id == GuideLead.id)
    #expect(world.record()?.lead.partner == "zenith")
    #expect(try await world.history().events.last == .referred)
  }

  @Test(arguments: [ReferralMethod.none, ReferralMethod(rawValue: "auction")])
  func `Refer does nothing with any other method, and the history says why`(method: ReferralMethod) throws {
    var plan = try GuidePlan(
      GuideBook.with(Rule("refer", on: .callVoicemail) { Refer(to: "zenith") }, method: method))
    _ = try plan.happens(GuideLead.receipt())
    let call = try plan.happens(.callVoicemail(CallDetails()))
    #expect(call.deliveries.isEmpty)
    #expect(call.record.lead.partner == nil)
    #expect(call.raised == [.callVoicemail])
    #expect(call.outcomes == [.notDone(.referralMethod(method))])
  }

  @Test func `Refer refers to the lead type's partner where it names none`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(Rule("refer", on: .received) { Refer() }, method: .deliverManually, partner: "acme"))
    #expect(plan.messages.map(\.recipient) == [.partner("acme")])
  }
}
