import LeadActions
import LeadActionsTesting
import Testing

@Suite struct TextEventTests {
  private static let message = MessageDetails("m1", recipient: "+44 7700 900555", text: "Yes please")

  @Test func `Text Message Failed triggers when a text message fails`() async throws {
    try await EventRow[.textFailed].check()
  }

  @Test func `a text message of ours that cannot be delivered triggers Text Message Failed`() async throws {
    let world = try GuideWorld(
      GuideBook.with(
        Rule("write", on: .received) { ContactCustomer(by: .text, template: "welcome text") },
        Rule("mark", on: .textFailed) { mark() }))
    world.recording.script(.text, [.failForGood("no such number")])
    try await world.happens(GuideLead.receipt())
    #expect(world.marks.isEmpty)
    try await world.passes(1)
    #expect(world.marks == ["smsfailed"])
  }

  @Test func `Text Message Failed triggers once for a message, though provoked 100 times`() async throws {
    try await expect(.textFailed, actsTimes: 1, where: (0..<100).map { _ in .textFailed(Self.message) })
  }

  @Test func `Text Message Replied triggers when a text message is replied to`() async throws {
    try await EventRow[.textReplied].check()
  }

  @Test func `Text Message Replied triggers each time a reply is received`() async throws {
    try await expect(
      .textReplied, actsTimes: 100, where: (0..<100).map { _ in .textReplied(Self.message, stop: false) })
  }
}
