import LeadActions
import Testing

@Suite struct EventOrderTests {
  @Test func `an event's actions may be several, all carried out`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("a", on: .received) {
          mark("one")
          mark("two")
        },
        Rule("b", on: .received) { mark("three") }))
    #expect(plan.marks == ["one", "two", "three"])
  }

  @Test func `events are processed in order, each seeing what those before it did`() throws {
    // Written in the opposite order of the events, so that the order of rules cannot explain it.
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("last", on: .receivedOther, when: { $0.status == "Spoken to" }) { mark("last") },
        Rule("third", on: .received, when: { $0.status == "Warm" }) { ChangeStatus(to: "Spoken to") },
        Rule("second", on: .receivedNotReferred, when: { $0.status == "New" }) { ChangeStatus(to: "Warm") },
        Rule("first", on: .receivedNotDuplicate) { ChangeStatus(to: "New") }))
    #expect(plan.marks == ["last"])
    #expect(plan.record.lead.status == "Spoken to")
  }

  @Test func `what a later event does is hidden from an earlier one`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("early", on: .received, when: { $0.status == "Warm" }) { mark() },
        Rule("late", on: .receivedOther) { ChangeStatus(to: "Warm") }))
    #expect(plan.record.lead.status == "Warm")
    #expect(plan.marks.isEmpty)
  }
}
