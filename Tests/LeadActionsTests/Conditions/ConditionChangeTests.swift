import Foundation
import Testing

@testable import LeadActions

@Suite struct ConditionChangeTests {
  private func notes(
    _ report: Report, on event: Event, _ tests: [(FieldName, FieldTest)], lead: Lead = TestDesk.jane
  ) throws -> [Bool] {
    var desk = TestDesk()
    desk.performers = desk.performers.adding(MarkPerformer())
    desk.lead = lead
    desk.type.rules = tests.enumerated().map { index, it in
      Rule(RuleID("r\(index)"), on: event, when: .field(it.0, it.1), do: [Mark("\(index)").action])
    }
    let plan = try desk.report(report)
    #expect(try desk.report(report, trace: .decisions) == plan)
    #expect(plan.raised.contains(event))
    return tests.indices.map { plan.notes.contains("\($0)") }
  }

  @Test func `a status change is a change of the status and of nothing else`() throws {
    let found = try notes(
      .statusChanged(to: "Hot"), on: .statusChanged,
      [
        ("status", .changed), ("status", .changedFrom("New")), ("status", .changedTo("Hot")),
        ("status", .changedFrom("Hot")), ("status", .changedTo("New")), ("status", .compare(.equals, "Hot")),
        ("event.from", .compare(.equals, "New")), ("event.to", .compare(.equals, "Hot")),
        ("user", .changed), ("progress", .changed), ("progress", .compare(.equals, "qualified")),
      ])
    #expect(found == [true, true, true, false, false, true, true, true, false, false, true])
  }

  @Test func `a change from or to nothing`() throws {
    let found = try notes(
      .userChanged(to: "ann"), on: .userChanged,
      [
        ("user", .changed), ("user", .changedFrom("ann")), ("user", .changedTo("ann")), ("event.from", .isSet(false)),
      ])
    #expect(found == [true, false, true, true])
    let cleared = try notes(
      .statusChanged(to: nil), on: .statusChanged,
      [
        ("status", .changed), ("status", .changedFrom("New")), ("status", .changedTo("New")), ("status", .isSet(false)),
      ])
    #expect(cleared == [true, true, false, true])
  }

  @Test func `an update is a change of each field that it changed`() throws {
    var lead = TestDesk.jane
    lead.fields = ["amount": 1, "note": "x"]
    let update = Report.updated(Update(by: .user, ["amount": 2, "town": "Leeds", "note": "x", "status": "Hot"]))
    let tests: [(FieldName, FieldTest)] = [
      ("amount", .changed), ("amount", .changedFrom(1)), ("amount", .changedTo(2)), ("amount", .changedTo(1)),
      ("town", .changedFrom("York")), ("note", .changed), ("status", .changedTo("Hot")), ("progress", .changed),
      ("company", .changed),
    ]
    let expected = [true, true, true, false, true, false, true, true, false]
    for event: Event in [.updated, .updatedUser] {
      #expect(try notes(update, on: event, tests, lead: lead) == expected)
    }
    // In the change event that follows, only the status has changed.
    #expect(
      try notes(update, on: .statusChanged, tests, lead: lead)
        == [false, false, false, false, false, false, true, false, false])
  }

  @Test func `the first move of progress carries where it came from`() throws {
    var lead = TestDesk.jane
    lead.progress = .contacted
    let found = try notes(
      .progressMoved(to: .closed), on: .closed,
      [
        ("progress", .changedFrom("contacted")), ("progress", .changedTo("closed")), ("status", .changed),
      ], lead: lead)
    #expect(found == [true, true, false])
  }

  @Test func `a change event reads its own value even after one of its rules changed the field again`() throws {
    var desk = TestDesk(
      Rule(
        "won", on: .statusChanged, when: .field("status", .compare(.equals, "Hot")),
        do: [ChangeStatus(to: "Won").action]),
      Rule("hot", on: .statusChanged, when: .field("status", .compare(.equals, "Hot")), do: [Mark("still hot").action]))
    desk.performers = desk.performers.adding(MarkPerformer())
    let plan = try desk.report(.statusChanged(to: "Hot"))
    #expect(plan.notes == ["still hot"])
    #expect(plan.record.lead.status == "Won")
  }

  @Test func `a change event reads its own value,, everything else reads now`() throws {
    var desk = TestDesk(
      Rule("first", on: .received, do: [ChangeStatus(to: "Hot").action, ChangeStatus(to: "Won").action]),
      Rule("hot", on: .statusChanged, when: .field("status", .compare(.equals, "Hot")), do: [Mark("hot").action]),
      Rule("won", on: .statusChanged, when: .field("status", .compare(.equals, "Won")), do: [Mark("won").action]),
      Rule(
        "now", on: .statusChanged, when: .field("progress", .compare(.equals, "converted")), do: [Mark("now").action]))
    desk.performers = desk.performers.adding(MarkPerformer())
    // The first change of status is judged when the second has been made already.
    #expect(try desk.receive().notes == ["hot", "now", "won", "now"])
  }
}
