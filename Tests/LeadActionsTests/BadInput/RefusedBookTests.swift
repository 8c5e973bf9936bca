import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Rule books that do not hold together: refused as they are loaded, before they can do anything.
@Suite struct RefusedBookTests {
  private func problem(
    _ others: [any RuleBookPart] = [], @ListBuilder<any LeadTypePart> _ parts: () -> [any LeadTypePart]
  ) -> String? {
    let book = LeadLife.book(with: others, parts)
    let error = #expect(throws: RuleBookError.self) { try EventPipeline(rules: book, store: InMemoryStore()) }
    #expect(error?.problems.count == 1)
    return error?.problems.first?.description
  }

  private let rule = "leadGroups[0] 'Lending'.types[0] 'Loan'.rules[0] 'r'"

  @Test func `a period of zero`() {
    #expect(
      problem { LeadLife.mark("r", on: .appointmentBefore(.hours(0))) }?.hasPrefix("\(rule).on: ") == true)
    #expect(problem { LeadLife.mark("r", on: .appointmentAfter(.days(-1))) }?.hasPrefix("\(rule).on: ") == true)
    #expect(
      problem([
        LeadWorkflow("w") {
          Wait(.minutes(0)); Step(StopWorkflow())
        }
      ]) {}?.hasPrefix("workflows[0] 'w'.steps[0].wait: ")
        == true)
  }

  @Test func `a missing template, with the nearest known one`() {
    #expect(
      problem { Rule("r", on: .received) { ContactCustomer(by: .email, template: "mial") } }
        == "\(rule).do[0].contactCustomer.template: There is no template 'mial'. Add it to \"templates\", or correct the name. Did you mean 'mail'?"
    )
  }

  @Test func `a template for another channel`() {
    #expect(
      problem { Rule("r", on: .received) { ContactCustomer(by: .email, template: "sms") } }
        == "\(rule).do[0].contactCustomer.template: The template 'sms' is for text message, and is to be sent by email. "
        + "Send it by text message, or name a template for email.")
  }

  @Test(arguments: [
    "", "example.com", "ftp://example.com", "https://", "https://exa mple.com", "https://user:pw@example.com/",
    "https://example.com/\r\nHost: evil", "https://example.com/${", "https://${HOST}/", "https://example.com:99999/",
    "javascript:alert(1)", "https://example.com/%zz",
  ])
  func `an invalid URL`(_ url: String) {
    let text = problem { Rule("r", on: .received) { PostWebhook(url) } }
    #expect(text?.hasPrefix("\(rule).do[0].webhook.url: ") == true)
    #expect(text?.contains { $0.isNewline } == false)
  }

  @Test func `unknown names, all at once and each with its nearest`() {
    let book = LeadLife.book {
      LeadStatus("New")
      Rule("r", on: .received) {
        AssignToUser(.user("an"))
        AssignToUser(.group("Taem"))
        ChangeStatus(to: "Nwe")
        ChangeLeadType(to: "Lone")
        Refer(to: "Acmee")
        StartWorkflow("chase")
      }
    }
    let error = #expect(throws: RuleBookError.self) { try Planner(book) }
    #expect(error?.problems.map(\.nearest) == [nil, "Team", "New", nil, "Acme", nil])
    #expect(
      error?.problems.map { String($0.place.dropFirst(rule.count)) } == [
        ".do[0].assignToUser.to.user", ".do[1].assignToUser.to.group", ".do[2].changeStatus.to",
        ".do[3].changeLeadType.to",
        ".do[4].refer.to", ".do[5].startWorkflow.workflow",
      ])
  }

  @Test func `numbers that are not finite in conditions`() {
    #expect(
      problem { LeadLife.mark("r", on: .received) { _ in LeadLife.amount > .nan } }
        == "\(rule).when.moreThan: The field 'amount' is compared with a number that is not finite. Give a finite one.")
  }

  @Test func `an action without a performer, and settings that it cannot read`() {
    let unknown = problem { Rule("r", on: .received) { CustomAction("scoreLead") } }
    #expect(unknown?.contains("'scoreLead'") == true)
    let book = LeadLife.book {
      Rule("r", on: .received) { CustomAction(Weigh.actionName, .object(["kilos": .text("many")])) }
    }
    let error = #expect(throws: RuleBookError.self) {
      try Planner(book, performers: ActionPerformers.standard.adding(WeighPerformer()))
    }
    #expect(error?.problems.first?.message.hasPrefix("The settings of action 'weigh' cannot be read: ") == true)
  }

  @Test func `a book that is refused when it is activated leaves the old one in force`() async throws {
    let world = try DecisionWorld(LeadLife.book { LeadLife.mark("old", on: .statusChanged) })
    try await world.receive()
    #expect(throws: RuleBookError.self) {
      try world.pipeline.activate(LeadLife.book(version: 2) { Rule("r", on: .received) {} })
    }
    try await world.report("s", .statusChanged(to: "Hot"))
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["old"])
    #expect(world.pipeline.rules.version == 1)
  }

  @Test func `a version that is taken by another book`() throws {
    let world = try DecisionWorld(LeadLife.book {})
    let error = #expect(throws: PipelineError.self) {
      try world.pipeline.activate(LeadLife.book { LeadLife.mark("more", on: .received) })
    }
    #expect(
      error?.description
        == "Rule book version 1 is in use with other content; give the changed book a version of its own.")
  }
}

private struct Weigh: CustomActionSettings {
  static let actionName: ActionName = "weigh"
  var kilos: Double
}

private struct WeighPerformer: ActionPerformer {
  func effects(of settings: Weigh, in context: inout ActionContext) throws -> [Effect] { [.note("\(settings.kilos)")] }
}
