import Foundation
import LeadActions
import Testing

/// DESIGN 4.5: Change Lead Type.
@Suite struct LeadTypeDecisionTests {
  private func book(
    other: LeadType, workflow: LeadWorkflow? = nil, method: ReferralMethod = .none,
    @ListBuilder<any LeadTypePart> _ parts: () -> [any LeadTypePart]
  ) -> RuleBook {
    LeadLife.book(method: method, types: [other], with: workflow.map { [$0] } ?? [], parts)
  }

  @Test func `the event in hand goes on with the old type's rules, and every later event uses the new type's`() throws {
    let other = LeadType("Other") {
      LeadLife.mark("new received", on: .received)
      LeadLife.mark("new received other", on: .receivedOther)
      LeadLife.mark("new status", on: .statusChanged)
    }
    var life = try LeadLife(
      book(other: other) {
        Rule("move", on: .received) {
          ChangeStatus(to: "Hot")
          ChangeLeadType(to: "Other")
          TaskUser(.user("ann"), title: "rest of the rule")
        }
        LeadLife.mark("old received", on: .received)
        LeadLife.mark("old received other", on: .receivedOther)
        LeadLife.mark("old status", on: .statusChanged)
      })
    let planned = try life.receive()
    #expect(planned.titles == ["rest of the rule", "old received", "new received other", "new status"])
    #expect(planned.lead.type == "Other")
    #expect(planned.plan.deliveries.map(\.leadType) == ["Loan", "Loan", "Other", "Other"])
  }

  @Test func `a workflow's deliveries are of no lead type`() throws {
    let workflow = LeadWorkflow("w") { Step(TaskUser(.user("ann"), title: "call")) }
    var life = try LeadLife(
      book(other: LeadType("Other"), workflow: workflow) { Rule("start", on: .received) { StartWorkflow("w") } })
    let planned = try life.receive()
    #expect(planned.titles == ["call"])
    #expect(planned.plan.deliveries.map(\.leadType) == [nil])
  }

  @Test func `a condition of the event in hand reads the lead's type and group as they are now`() throws {
    var book = book(other: LeadType("Other")) {
      Rule("move", on: .received) { ChangeLeadType(to: "Away") }
      LeadLife.mark("type now", on: .received) { $0.leadType == "Away" }
      LeadLife.mark("type before", on: .received) { $0.leadType == "Loan" }
      LeadLife.mark("group now", on: .received) { $0.leadGroup == "Elsewhere" }
    }
    book.leadGroups.append(LeadGroup("Elsewhere", types: [LeadType("Away")]))
    var life = try LeadLife(book)
    #expect(try life.receive().titles == ["type now", "group now"])
  }

  @Test func `pending appointment timers are set anew for the new type`() throws {
    let other = LeadType("Other") { LeadLife.mark("an hour before", on: .appointmentBefore(.hours(1))) }
    var life = try LeadLife(
      book(other: other) { LeadLife.mark("a day before", on: .appointmentBefore(.days(1))) })
    try life.receive()
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    #expect(life.record?.timers.map(\.due) == [LeadLife.time("2026-03-09T12:00:00Z")])
    let changed = try life.happen(.leadTypeChanged(to: "Other"))
    #expect(changed.events.isEmpty)
    #expect(life.record?.timers.map(\.due) == [LeadLife.time("2026-03-10T11:00:00Z")])
    #expect(try life.pass(days: 30).flatMap(\.titles) == ["an hour before"])
  }

  @Test func `a time that has fired does not fire again because the type changed`() throws {
    let other = LeadType("Other") { LeadLife.mark("new type", on: .appointmentBefore(.days(1))) }
    var life = try LeadLife(
      book(other: other) { LeadLife.mark("old type", on: .appointmentBefore(.days(1))) })
    try life.receive()
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    #expect(try life.pass(to: LeadLife.time("2026-03-09T13:00:00Z")).flatMap(\.titles) == ["old type"])
    try life.happen(.leadTypeChanged(to: "Other"))
    #expect(try life.pass(days: 30).isEmpty)
  }

  @Test func `Refer looks at the method of the type whose rule it is`() throws {
    let other = LeadType("Other", referralMethod: .none, partner: "Best")
    var life = try LeadLife(
      book(other: other, method: .deliverManually) {
        Rule("move and refer", on: .received) {
          ChangeLeadType(to: "Other")
          Refer(to: "Acme")
        }
      })
    #expect(try life.receive().referrals.map(\.method) == ["deliverManually"])
    #expect(life.record?.lead.partner == "Acme")
  }

  @Test func `a running workflow goes on`() throws {
    let workflow = LeadWorkflow("chase") {
      Wait(.days(1))
      Step(TaskUser(.user("ann"), title: "chase a {{leadType}}"))
    }
    var life = try LeadLife(
      book(other: LeadType("Other"), workflow: workflow) { Rule("start", on: .received) { StartWorkflow("chase") } })
    try life.receive()
    try life.happen(.leadTypeChanged(to: "Other"))
    #expect(try life.pass(days: 2).flatMap(\.titles) == ["chase a Other"])
  }

  @Test func `a status that the new type lacks stays, and is reported`() throws {
    let other = LeadType("Other") {
      LeadStatus("Open")
      LeadLife.mark("still hot", on: .receivedOther) { $0.status == "Hot" }
    }
    let book = LeadLife.book(types: [other]) {
      LeadStatus("Hot")
      Rule("move", on: .received) { ChangeLeadType(to: "Other") }
    }
    var stored = book
    stored.leadGroups[0].types[1].rules[0].condition = .field("status", .text(.beginsWith("Hot"), ignoringCase: false))
    var life = try LeadLife(stored)
    let planned = try life.receive { $0.status = "Hot" }
    #expect(planned.lead.status == "Hot")
    #expect(planned.has("Status 'Hot' stays, although lead type 'Other' has no such status"))
    #expect(planned.titles == ["still hot"])
  }

  @Test func `changing to the type that the lead has is recorded as no change`() throws {
    var life = try LeadLife(LeadLife.book { Rule("move", on: .received) { ChangeLeadType(to: "Loan") } })
    #expect(try life.receive().has("Change Lead Type by rule 'move': no change, lead type 'Loan' already"))
    #expect(try life.happen(.leadTypeChanged(to: "Loan")).lines == ["Nothing changed"])
  }
}
