import LeadActions
import LeadActionsTesting
import Testing

/// The guide's example of an order that works against the rules' author, and its remedy.
@Suite struct HazardTests {
  private static let hazard = GuideBook.with(
    Rule("assign", on: .receivedOther) { AssignToUser(.user("ann")) },
    Rule("tell", on: .received) { ContactCustomer(by: .email, template: "welcome") })

  private static let remedy = GuideBook.with(
    Rule("tell of a user's lead", on: .receivedUser) { ContactCustomer(by: .email, template: "welcome") },
    Rule("assign and tell", on: .receivedOther) {
      ContactCustomer(by: .email, template: "welcome")
      AssignToUser(.user("ann"))
    })

  private func emails(_ world: GuideWorld) -> [String] {
    world.sent.compactMap { if case .email(let email) = $0 { email.text } else { nil } }
  }

  @Test func `an email on Received does not know the user assigned on Received (Other)`() async throws {
    let world = try GuideWorld(Self.hazard)
    try await world.happens(GuideLead.receipt(from: .webForm))
    #expect(emails(world) == ["Your broker is ."])
    #expect(world.record()?.lead.user == "ann")
    let history = try await world.history()
    #expect(history.contains { $0.line == .variablesEmpty("welcome", ["user"]) })
  }

  @Test func `the email stays without the user however late it is sent`() async throws {
    let world = try GuideWorld(Self.hazard)
    world.recording.script(.email, [.fail, .fail])
    try await world.happens(GuideLead.receipt(from: .webForm))
    try await world.deliverAll()
    #expect(emails(world) == Array(repeating: "Your broker is .", count: 3))
  }

  @Test func `assigning and writing on Received (Other) tells the customer of the assigned user`() async throws {
    let world = try GuideWorld(Self.remedy)
    try await world.happens(GuideLead.receipt(from: .webForm))
    #expect(emails(world) == ["Your broker is Ann Archer."])
  }

  @Test func `writing on Received (User) tells the customer of the user that the lead came with`() async throws {
    let world = try GuideWorld(Self.remedy)
    try await world.happens(GuideLead.receipt(GuideLead.lead(user: "ben"), from: .user))
    #expect(emails(world) == ["Your broker is Ben Baker."])
    #expect(world.record()?.lead.user == "ben")
  }

  @Test(arguments: Origin.allCases)
  func `with the remedy the customer gets one email, however the lead came`(origin: Origin) async throws {
    let world = try GuideWorld(Self.remedy)
    let events = try await world.happens(GuideLead.receipt(GuideLead.lead(user: "ben"), from: origin))
    #expect(emails(world).count == 1)
    #expect(events.filter { $0 == .receivedUser || $0 == .receivedOther }.count == 1)
  }
}
