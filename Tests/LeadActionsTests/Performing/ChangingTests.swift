import Foundation
import Testing

@testable import LeadActions

/// Assign to User, Change Status, Change Lead Type, Start and Stop Workflow.
@Suite struct ChangingTests {
  @Test func `a given user is assigned, once`() throws {
    let plan = try TestDesk(AssignToUser(.user("ann")), AssignToUser(.user("ann"))).receive()
    #expect(plan.outcomes == [.done(.assigned("ann", from: nil)), .unchanged(.assigned("ann", from: nil))])
    #expect(plan.record.lead.user == "ann")
    #expect(plan.raised.filter { $0 == .userChanged }.count == 1)
    #expect(plan.events.last?.details == .user(from: nil, to: "ann"))
  }

  @Test func `one of a group is assigned, and the history says of which`() throws {
    var desk = TestDesk(AssignToUser(.group("brokers")))
    desk.directory.groups["brokers"] = DirectoryGroup("ben")
    #expect(try desk.receive().outcomes == [.done(.assigned("ben", from: "brokers"))])
  }

  @Test func `reasons why nobody is assigned`() throws {
    var desk = TestDesk(
      AssignToUser(.user("gone")), AssignToUser(.group("nobody")), AssignToUser(.group("gone")),
      AssignToUser(.group("brokers")))
    desk.directory.groups["brokers"] = DirectoryGroup("gone", "also gone")
    let plan = try desk.receive()
    #expect(
      plan.outcomes == [
        .notDone(.unknownUser("gone")), .notDone(.emptyGroup("nobody")), .notDone(.unknownGroup("gone")),
        .notDone(.nobodyAvailable("brokers")),
      ])
    #expect(plan.record.lead.user == nil && !plan.raised.contains(.userChanged))
  }

  @Test func `a status is changed, and its progress with it`() throws {
    let plan = try TestDesk(ChangeStatus(to: "New"), ChangeStatus(to: "Hot")).receive()
    #expect(plan.outcomes == [.unchanged(.status("New")), .done(.status("Hot"))])
    #expect(plan.record.lead.status == "Hot" && plan.record.lead.progress == .qualified)
    #expect(plan.raised.suffix(2) == [.statusChanged, .qualified])
  }

  @Test func `a status that the new lead type lacks is not set`() throws {
    let plan = try TestDesk(
      Rule("move", on: .received, do: [ChangeLeadType(to: "Car").action]),
      Rule("status", on: .received, do: [ChangeStatus(to: "Hot").action])
    ).receive()
    #expect(plan.outcomes == [.done(.leadType("Car")), .notDone(.unknownStatus("Hot"))])
    #expect(plan.record.lead.status == "New")
    #expect(plan.history.contains { $0.line == .statusNotInType("New", "Car") })
  }

  @Test func `the lead type is changed, once`() throws {
    let plan = try TestDesk(ChangeLeadType(to: "Home"), ChangeLeadType(to: "Car"), ChangeLeadType(to: "Car")).receive()
    #expect(plan.outcomes == [.unchanged(.leadType("Home")), .done(.leadType("Car")), .unchanged(.leadType("Car"))])
    #expect(plan.record.lead.type == "Car")
    #expect(plan.history.contains { $0.line == .leadTypeChanged(from: "Home", to: "Car") })
  }

  @Test func `a workflow is started after the running one is stopped`() throws {
    let plan = try TestDesk(
      StopWorkflow(), StartWorkflow("chase"), StartWorkflow("chase"), StopWorkflow(), StopWorkflow()
    ).receive()
    #expect(
      plan.outcomes == [
        .notDone(.noWorkflowRuns), .done(.workflowStarted("chase")), .done(.workflowStarted("chase")),
        .done(.workflowStopped("chase")), .notDone(.noWorkflowRuns),
      ])
    #expect(plan.history.filter { $0.line == .workflowStopped("chase") }.count == 2)
    #expect(plan.record.workflow == nil && plan.record.timers.isEmpty)
  }

  @Test func `a started workflow waits in the record`() throws {
    let plan = try TestDesk(on: .receivedOther, StartWorkflow("chase")).receive()
    let run = try #require(plan.record.workflow)
    #expect(run.workflow == "chase" && run.event == .receivedOther && run.started == TestDesk.monday)
    #expect(plan.record.timers.map(\.due) == [TestDesk.monday + 86_400])
    #expect(plan.record.timers.map(\.purpose) == [.workflow(run.id, step: 1)])
  }
}
