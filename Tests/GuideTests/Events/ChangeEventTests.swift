import LeadActions
import Testing

@Suite struct ChangeEventTests {
  @Test func `Status Changed triggers when the lead's status changes`() async throws {
    try await EventRow[.statusChanged].check()
  }

  @Test func `Status Changed triggers whether host, update or action changed the status`() async throws {
    let update = Report.updated(Update(by: .user, ["status": "Warm"]))
    try await expect(.statusChanged, triggeredBy: .happens(update))
    let book = { GuideBook.with($0 + [Rule("change", on: .callVoicemail) { ChangeStatus(to: "Warm") }]) }
    try await expect(.statusChanged, triggeredBy: .happens(.callVoicemail(CallDetails())), book: book)
  }

  @Test func `a condition lets Status Changed act on one status only`() async throws {
    let world = try GuideWorld(
      GuideBook.with(Rule("warm", on: .statusChanged, when: { $0.status == "Warm" }) { mark("{{status}}") }))
    try await world.happens(GuideLead.adoption(GuideLead.lead(status: "New")))
    for status in ["Spoken to", "Warm", "New", "Done"] as [StatusName] {
      try await world.happens(.statusChanged(to: status))
    }
    #expect(world.marks == ["Warm"])
  }

  @Test func `User Changed triggers when the lead's user changes`() async throws {
    try await EventRow[.userChanged].check()
  }

  @Test func `User Changed triggers whether host, update or action changed the user`() async throws {
    try await expect(.userChanged, triggeredBy: .happens(.updated(Update(by: .api, ["user": "ben"]))))
    let book = { GuideBook.with($0 + [Rule("assign", on: .callVoicemail) { AssignToUser(.user("ben")) }]) }
    try await expect(.userChanged, triggeredBy: .happens(.callVoicemail(CallDetails())), book: book)
  }

  @Test func `the same status or user again is no change`() async throws {
    let same = GuideLead.lead(user: "ann", status: "New")
    for event in [Event.statusChanged, .userChanged] {
      let world = try GuideWorld(GuideBook.with(Rule("mark", on: event) { mark() }))
      try await world.happens(GuideLead.adoption(same))
      #expect(try await world.happens(.statusChanged(to: "New")) == [])
      #expect(try await world.happens(.userChanged(to: "ann")) == [])
      #expect(world.marks.isEmpty)
    }
  }
}
