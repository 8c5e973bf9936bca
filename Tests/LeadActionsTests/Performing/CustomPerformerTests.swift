import Foundation
import Testing

@testable import LeadActions

private struct Score: CustomActionSettings {
  static let actionName: ActionName = "score"
  var model: String
  var weight: Int
}

private struct ScorePerformer: ActionPerformer {
  func effects(of settings: Score, in context: inout ActionContext) throws -> [Effect] {
    let score = context.facts["score"]?.description ?? "none"
    return [.deliver(.custom(CustomMessage("score", .text("\(settings.model) \(settings.weight) \(score)"))))]
  }
}

/// Writes a line in place of changing the status.
private struct QuietStatusPerformer: ActionPerformer {
  func effects(of settings: ChangeStatus, in context: inout ActionContext) throws -> [Effect] {
    [.note("would be \(settings.to)")]
  }
}

@Suite struct CustomPerformerTests {
  @Test func `a custom action's settings are read once the book is compiled, and its performer sees the facts`() throws
  {
    var desk = TestDesk(
      CustomAction("score", .object(["model": .text("m"), "weight": .number(3)])), Score(model: "n", weight: 4))
    desk.performers = desk.performers.adding(ScorePerformer())
    desk.facts = ["score": 7]
    let plan = try desk.receive()
    #expect(
      plan.messages == [
        .custom(CustomMessage("score", .text("m 3 7"))), .custom(CustomMessage("score", .text("n 4 7"))),
      ])
    #expect(plan.facts == ["score": 7])
  }

  @Test func `settings that do not decode are refused with their place, in rules, rules switched off and workflows`()
    throws
  {
    var desk = TestDesk()
    desk.performers = desk.performers.adding(ScorePerformer())
    let broken = CustomAction("score", .object(["model": .number(1)])).action
    desk.type.rules = [
      Rule("a", on: .received, do: [ChangeStatus(to: "Hot").action, broken]),
      Rule("b", on: .received, do: [broken], isEnabled: false),
    ]
    desk.book.workflows[0].steps = [.action(broken)]
    let error = try #require(throws: RuleBookError.self) { try desk.planner }
    #expect(
      error.problems.map(\.place) == [
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'a'.do[1].score",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'b'.do[0].score", "workflows[0] 'chase'.steps[0].do.score",
      ])
    #expect(error.problems.allSatisfy { $0.message.hasPrefix("The settings of action 'score' cannot be read: ") })
  }

  @Test func `an action without a performer is refused`() throws {
    let desk = TestDesk(CustomAction("score"))
    let error = try #require(throws: RuleBookError.self) { try desk.planner }
    #expect(error.problems.count == 1)
    #expect("\(error)".contains("score"))
    var bare = TestDesk(ChangeStatus(to: "Hot"))
    bare.performers = ActionPerformers()
    let missing = try #require(throws: RuleBookError.self) { try bare.planner }
    #expect(missing.problems.map(\.message).contains("There is no performer for action 'changeStatus'."))
  }

  @Test func `a standard performer can be replaced, and only that`() throws {
    var desk = TestDesk(ChangeStatus(to: "Hot"), AssignToUser(.user("ann")))
    desk.performers = desk.performers.adding(QuietStatusPerformer())
    let plan = try desk.receive()
    #expect(plan.notes == ["would be Hot"])
    #expect(plan.record.lead.status == "New" && plan.record.lead.user == "ann")
    #expect(desk.performers.customNames.isEmpty)
    #expect(desk.performers.adding(ScorePerformer()).customNames == ["score"])
  }

  @Test func `all sixteen have a performer`() throws {
    for (_, action) in ActionTests.all { _ = try ActionPerformers.standard.bind(action.action) }
    #expect(throws: BindingError.noPerformer("score")) {
      try ActionPerformers.standard.bind(CustomAction("score").action)
    }
  }

  @Test func `a performer that throws is a line of history, and the others go on`() throws {
    struct Boom: Error, CustomStringConvertible { var description: String { "boom\nboom" } }
    var desk = TestDesk(Script(), ChangeStatus(to: "Hot"))
    desk.performers = desk.performers.adding(ScriptPerformer { _ in throw Boom() })
    #expect(try desk.receive().outcomes == [.failed(ErrorText("boom boom")), .done(.status("Hot"))])
    desk.performers = desk.performers.adding(ScriptPerformer { _ in throw NotDoneReason.other("not today") })
    #expect(try desk.receive().outcomes == [.notDone(.other("not today")), .done(.status("Hot"))])
    desk.performers = desk.performers.adding(ScriptPerformer { _ in [] })
    #expect(try desk.receive().outcomes == [.done(.nothing), .done(.status("Hot"))])
  }

  @Test func `a performer sees the lead as it is now, and the event`() throws {
    var desk = TestDesk(on: .statusChanged, Script())
    desk.type.rules.insert(Rule("first", on: .received, do: [ChangeStatus(to: "Hot").action]), at: 0)
    desk.lead.fields["amount"] = 5
    desk.facts = ["score": 9]
    let names: [FieldName] = [
      "status", "progress", "amount", "fact.score", "event.from", "event.to", "fullName", "leadGroup", "isReferred",
      "nothing",
    ]
    desk.performers = desk.performers.adding(
      ScriptPerformer { context in
        [
          .note(names.map { context.value(of: $0)?.description ?? "-" }.joined(separator: " ")),
          .note(context.event.title),
        ]
      })
    #expect(try desk.receive().notes == ["Hot qualified 5 9 New Hot Jane Smith Loans no -", "Status Changed"])
  }
}
