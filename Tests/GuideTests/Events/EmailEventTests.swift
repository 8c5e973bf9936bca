import LeadActions
import LeadActionsTesting
import Testing

@Suite struct EmailEventTests {
  private static let message = MessageDetails("m1", link: "https://broker.example")
  private static let hundred = 0..<100

  @Test func `Email Failed triggers when an email bounces permanently`() async throws {
    try await EventRow[.emailFailed].check()
  }

  @Test func `Email Failed does not trigger when an email fails for now`() async throws {
    try await expect(.emailFailed, notTriggeredBy: [.happens(.emailFailed(Self.message, permanently: false))])
  }

  @Test func `an email of ours that cannot be delivered triggers Email Failed`() async throws {
    let world = try GuideWorld(
      GuideBook.with(
        Rule("write", on: .received) { ContactCustomer(by: .email, template: "welcome") },
        Rule("mark", on: .emailFailed) { mark() }))
    world.recording.script(.email, [.failForGood("no such mailbox")])
    try await world.happens(GuideLead.receipt())
    #expect(world.marks.isEmpty)
    try await world.passes(1)
    #expect(world.marks == ["emailfailed"])
  }

  @Test func `Email Opened, Clicked, Replied, Unsubscribed and Spam Reported trigger when a customer does so`()
    async throws
  {
    for kind in [EventKind.emailOpened, .emailClicked, .emailReplied, .emailUnsubscribed, .emailSpamReported] {
      try await EventRow[kind].check()
    }
  }

  @Test func `Email Replied triggers as often as a customer replies`() async throws {
    try await expect(.emailReplied, actsTimes: 100, where: Self.hundred.map { _ in .emailReplied(Self.message) })
  }

  @Test func `Email Clicked triggers as often as a customer clicks`() async throws {
    try await expect(.emailClicked, actsTimes: 100, where: Self.hundred.map { _ in .emailClicked(Self.message) })
  }

  @Test func `Email Failed triggers once for an email, though provoked 100 times`() async throws {
    let reports = Self.hundred.map { Report.emailFailed(Self.message, permanently: $0 != 1) }
    try await expect(.emailFailed, actsTimes: 1, where: reports)
  }

  @Test func `Email Opened triggers once for an email, though provoked 100 times`() async throws {
    try await expect(.emailOpened, actsTimes: 1, where: Self.hundred.map { _ in .emailOpened(Self.message) })
  }

  @Test func `Email Unsubscribed triggers once for an email, though provoked 100 times`() async throws {
    try await expect(
      .emailUnsubscribed, actsTimes: 1, where: Self.hundred.map { _ in .emailUnsubscribed(Self.message) })
  }

  @Test func `Email Spam Reported triggers once for an email, though provoked 100 times`() async throws {
    try await expect(
      .emailSpamReported, actsTimes: 1, where: Self.hundred.map { _ in .emailSpamReported(Self.message) })
  }

  @Test func `what triggers once for one email triggers again for another`() async throws {
    let ids = ["m1", "m2", "m1", "m3"] as [MessageID]
    try await expect(.emailOpened, actsTimes: 3, where: ids.map { .emailOpened(MessageDetails($0)) })
    try await expect(
      .emailFailed, actsTimes: 3, where: ids.map { .emailFailed(MessageDetails($0), permanently: true) })
  }
}
