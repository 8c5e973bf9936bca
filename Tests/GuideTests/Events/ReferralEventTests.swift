import LeadActions
import Testing

@Suite struct ReferralEventTests {
  @Test func `Referred triggers every time the lead is referred, the same partner again included`() async throws {
    let reports = (0..<100).map { Report.referred(to: $0.isMultiple(of: 3) ? "acme" : "zenith") }
    try await expect(.referred, actsTimes: 100, where: reports)
  }

  @Test func `Referred triggers when receipt refers automatically`() async throws {
    try await expect(
      .referred, triggeredBy: .happens(GuideLead.receipt()), isReceived: false,
      book: { GuideBook.with($0, method: .deliverImmediately, partner: "acme") })
  }

  @Test func `Referred triggers when a Refer action refers automatically`() async throws {
    try await expect(
      .referred, triggeredBy: .happens(.callVoicemail(CallDetails())),
      book: { GuideBook.with($0 + [Rule("refer", on: .callVoicemail) { Refer(to: "acme") }], method: .deliverManually) }
    )
  }

  @Test func `Referred triggers when the lead is referred manually`() async throws {
    try await EventRow[.referred].check()
  }

  @Test func `Return Started triggers when a partner returns a lead`() async throws {
    try await EventRow[.returnStarted].check()
  }

  @Test func `Return Declined triggers when a partner's return is declined`() async throws {
    try await EventRow[.returnDeclined].check()
  }

  @Test func `Return Accepted triggers when a partner's return is accepted`() async throws {
    try await EventRow[.returnAccepted].check()
  }
}
