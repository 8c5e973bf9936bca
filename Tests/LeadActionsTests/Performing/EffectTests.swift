import Foundation
import Testing

@testable import LeadActions

/// What the planner makes of each effect that a performer can return.
@Suite struct EffectTests {
  private func plan(_ effects: Effect..., change: (inout TestDesk) -> Void = { _ in }) throws -> Plan {
    var desk = TestDesk(Script())
    desk.performers = desk.performers.adding(ScriptPerformer { _ in effects })
    change(&desk)
    return try desk.receive()
  }

  @Test func `changes of status, user and progress raise their events, a field's raises nothing`() throws {
    let plan = try plan(
      .change(.status("Won")), .change(.user("ann")), .change(.progress(.closed)), .change(.field("amount", 5)),
      .change(.user(nil)))
    #expect(plan.raised.dropFirst(4) == [.statusChanged, .converted, .userChanged, .closed, .userChanged])
    #expect(plan.record.lead.fields == ["amount": 5])
    #expect(plan.effects.count == 5)
  }

  @Test func `what changes nothing is no effect`() throws {
    let plan = try plan(
      .change(.status("New")), .change(.user(nil)), .change(.field("amount", nil)), .change(.leadType("Home")))
    #expect(
      plan.outcomes == [
        .unchanged(.status("New")), .unchanged(.assigned(nil, from: nil)), .unchanged(.field("amount")),
        .unchanged(.leadType("Home")),
      ])
    #expect(plan.effects.isEmpty && plan.raised.count == 4)
  }

  @Test func `what cannot be done is not done, with the reason`() throws {
    let plan = try plan(
      .change(.status("Nowhere")), .change(.leadType("Nowhere")), .startWorkflow("nowhere"), .stopWorkflow,
      .change(.field("status", "Hot")), .change(.field("id", "2")), .change(.field("town", 5)),
      .change(.field("amount", .number(.nan))))
    #expect(
      plan.outcomes.prefix(4) == [
        .notDone(.unknownStatus("Nowhere")), .notDone(.unknownLeadType("Nowhere")), .notDone(.noWorkflow("nowhere")),
        .notDone(.noWorkflowRuns),
      ])
    for outcome in plan.outcomes.dropFirst(4) {
      guard case .notDone(.other) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
    }
    #expect(plan.outcomes.count == 8 && plan.effects.isEmpty)
    #expect(plan.record.lead == TestDesk.jane)
  }

  @Test func `custom events are raised behind the events in hand, or at a later time`() throws {
    var desk = TestDesk(
      Rule("r", on: .received, do: [Script().action]),
      Rule(
        "c", on: .custom("priceDropped"), when: .field("event.newPrice", .compare(.lessThan, 10)),
        do: [TaskUser(.user("ann"), title: "{{event.newPrice}}").action]))
    let later = TestDesk.monday + 60
    desk.performers = desk.performers.adding(
      ScriptPerformer(.raise("priceDropped", ["newPrice": 5]), .remind("priceDropped", ["newPrice": 6], at: later)))
    let plan = try desk.receive()
    #expect(plan.raised.suffix(2) == [.receivedOther, .custom("priceDropped")])
    #expect(plan.tasks.map(\.title) == ["5"])
    #expect(plan.outcomes.prefix(2) == [.done(.raised("priceDropped")), .done(.timer("priceDropped"))])
    let timer = try #require(plan.record.timers.first)
    #expect(timer.due == later)
    desk.now = later
    let reached = try desk.report(.timeReached(timer.id), of: plan.record)
    #expect(reached.tasks.map(\.title) == ["6"])
    #expect(reached.record.timers.isEmpty)
    #expect(
      try desk.report(.timeReached(timer.id), of: reached.record).history.map(\.line) == [.timerObsolete(timer.id)])
  }

  @Test func `several deliveries of one action have ids of their own, and notes are cleaned`() throws {
    let message = Message.custom(CustomMessage("fax"))
    let plan = try plan(.deliver(message), .deliver(message), .note("a\u{0}b"))
    #expect(Set(plan.deliveries.map(\.id)).count == 2)
    #expect(plan.notes == ["a b"])
  }
}
