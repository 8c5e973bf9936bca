import LeadActions
import Testing

@Suite struct ChangeActionTests {
  @Test func `Change Lead Type changes the lead type`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received) { ChangeLeadType(to: "Purchase") }))
    try await world.happens(GuideLead.receipt())
    #expect(world.record()?.lead.type == "Purchase")
  }

  @Test func `after Change Lead Type the current event goes on with the old type's rules`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("change", on: .received) {
          ChangeLeadType(to: "Purchase")
          mark("old, same rule")
        },
        Rule("later", on: .received) { mark("old, later rule") },
        Rule("assigning", on: .received) { AssignToUser(.user("ann")) },
        purchase: [Rule("new", on: .received) { mark("new") }]))
    #expect(plan.marks == ["old, same rule", "old, later rule"])
    #expect(plan.record.lead.type == "Purchase")
  }

  @Test func `after Change Lead Type the events that follow run the new type's rules`() throws {
    var plan = try GuidePlan(
      GuideBook.with(
        Rule("change", on: .received) { ChangeLeadType(to: "Purchase") },
        Rule("old", on: .receivedOther) { mark("old") }, Rule("old call", on: .callVoicemail) { mark("old") },
        purchase: [
          Rule("new", on: .receivedOther) { mark("new") }, Rule("new call", on: .callVoicemail) { mark("new call") },
        ]))
    #expect(try plan.happens(GuideLead.receipt()).marks == ["new"])
    #expect(try plan.happens(.callVoicemail(CallDetails())).marks == ["new call"])
  }

  @Test func `Change Status changes the status to the one given`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received) { ChangeStatus(to: "Warm") }))
    try await world.happens(GuideLead.receipt(GuideLead.lead(status: "New")))
    #expect(world.record()?.lead.status == "Warm")
  }
}
