import Foundation
import Testing

@testable import LeadActions

@Suite struct PlanLimitTests {
  /// Two rules that change the status to and fro.
  private var pingPong: TestDesk {
    TestDesk(
      Rule("start", on: .received, do: [ChangeStatus(to: "Hot").action]),
      Rule(
        "ping", on: .statusChanged, when: .field("status", .compare(.equals, "Hot")),
        do: [ChangeStatus(to: "New").action]),
      Rule(
        "pong", on: .statusChanged, when: .field("status", .compare(.equals, "New")),
        do: [ChangeStatus(to: "Hot").action]))
  }

  @Test(arguments: [1, 4, 5, 10, 100])
  func `a cascade stops at the limit, names its rules and what was not run`(limit: Int) throws {
    var desk = pingPong
    desk.limits.events = limit
    let plan = try desk.receive()
    #expect(plan.events.count == limit)
    guard case .cascadeStopped(limit, let rules, let notRun)? = plan.history.last?.line else {
      Issue.record("\(String(describing: plan.history.last))")
      return
    }
    #expect(!notRun.isEmpty)
    // 'start' raised two events, but is no part of the loop.
    if limit >= 10 { #expect(Set(rules) == ["ping", "pong"]) }
    // What was done until then stands: the record is the one after the last event that ran.
    let changes = plan.outcomes.compactMap { if case .done(.status(let status)) = $0 { status } else { nil } }
    #expect(plan.record.lead.status == changes.last ?? "New")
  }

  @Test func `a hundred events are the default, and a plan below it is not stopped`() throws {
    #expect(PlanLimits() == PlanLimits(events: 100, chainEvents: 200))
    var desk = pingPong
    desk.type.rules.removeLast()
    let plan = try desk.receive()
    #expect(plan.events.count == 7)
    #expect(!plan.history.contains { if case .cascadeStopped = $0.line { true } else { false } })
  }

  @Test func `events not run spend nothing`() throws {
    var desk = TestDesk(Rule("r", on: .receivedOther, do: [ChangeStatus(to: "Hot").action]))
    desk.limits.events = 5
    let stopped = try desk.receive()
    #expect(stopped.raised.last == .statusChanged)
    #expect(stopped.history.last?.line == .cascadeStopped(limit: 5, rules: ["r"], notRun: [.qualified]))
    #expect(!stopped.record.spent.contains(.qualified))
    desk.limits.events = 6
    #expect(try desk.receive().record.spent.contains(.qualified))
  }

  @Test func `a chain through timers is stopped when it has raised too much in a day, and may go on after it`() throws {
    var desk = TestDesk(on: .custom("priceDropped"), Script())
    desk.performers = desk.performers.adding(
      ScriptPerformer { context in [.remind("priceDropped", [:], at: context.now.addingTimeInterval(60))] })
    desk.limits.chainEvents = 5
    var plan = try desk.report(.custom("priceDropped", [:]))
    var ran = 1
    for _ in 0..<10 {
      guard let timer = plan.record.timers.first else { break }
      desk.now = timer.due
      plan = try desk.report(.timeReached(timer.id), of: plan.record, id: OccurrenceID("t\(ran)"))
      ran += plan.events.count
    }
    #expect(ran == 5)
    #expect(plan.record.timers.isEmpty)
    #expect(
      plan.history.last?.line == .chainStopped(limit: 5, chain: "o2", rules: [], notRun: [.custom("priceDropped")]))
    desk.now += 86_400
    #expect(try desk.report(.custom("priceDropped", [:]), of: plan.record, id: "new").events.count == 1)
  }

  @Test func `ten thousand rules on one event and ten thousand fields are planned`() throws {
    var desk = TestDesk()
    desk.performers = desk.performers.adding(MarkPerformer())
    desk.type.rules = (0..<10_000).map {
      Rule(
        RuleID("r\($0)"), on: .received, when: .field("amount", .compare(.equals, .number(Double($0)))),
        do: [Mark("\($0)").action])
    }
    desk.lead.fields = Dictionary(uniqueKeysWithValues: (0..<10_000).map { (FieldName("f\($0)"), .number(Double($0))) })
    desk.lead.fields["amount"] = 7_777
    let plan = try desk.receive()
    #expect(plan.notes == ["7777"])
    #expect(plan.record.lead.fields.count == 10_001)
  }
}
