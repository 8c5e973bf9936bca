public import LeadActions

/// What is expected of one action: which one, of which rule, and what came of it.
///
/// Actions are named as in rule book files, such as `assignToUser`.
public struct ActionExpectation: Sendable {
  enum Result: String, Sendable, CaseIterable { case done, unchanged, notDone, failed }

  var name: ActionName
  var origin: ActionOrigin?
  var result: Result
  var saying: TextMatch?

  /// Done by a rule, any where none is named.
  ///
  /// - Parameter saying: What it did, in the words of the lead's history, such as `assigned to 'ann'`.
  public static func done(_ name: ActionName, by rule: RuleID? = nil, saying: TextMatch? = nil) -> Self {
    Self(name, rule.map(ActionOrigin.rule), .done, saying)
  }

  /// Done by a workflow.
  public static func done(_ name: ActionName, byWorkflow workflow: WorkflowName, saying: TextMatch? = nil) -> Self {
    Self(name, .workflow(workflow), .done, saying)
  }

  /// Everything was so already.
  public static func unchanged(_ name: ActionName, by rule: RuleID? = nil) -> Self {
    Self(name, rule.map(ActionOrigin.rule), .unchanged, nil)
  }

  /// Not done, for a reason in the words of the lead's history.
  public static func notDone(_ name: ActionName, by rule: RuleID? = nil, because reason: TextMatch? = nil) -> Self {
    Self(name, rule.map(ActionOrigin.rule), .notDone, reason)
  }

  /// Not done, for a reason.
  public static func notDone(_ name: ActionName, by rule: RuleID? = nil, because reason: NotDoneReason) -> Self {
    Self(name, rule.map(ActionOrigin.rule), .notDone, .equals(reason.description))
  }

  /// Its performer threw.
  public static func failed(_ name: ActionName, by rule: RuleID? = nil, because reason: TextMatch? = nil) -> Self {
    Self(name, rule.map(ActionOrigin.rule), .failed, reason)
  }

  init(_ name: ActionName, _ origin: ActionOrigin?, _ result: Result, _ saying: TextMatch?) {
    self.name = name
    self.origin = origin
    self.result = result
    self.saying = saying
  }

  func matches(_ performed: ScenarioStep.Performed) -> Bool {
    guard performed.name == name, origin == nil || performed.origin == origin else { return false }
    let text: String
    switch (performed.outcome, result) {
    case (.done(let deed), .done), (.unchanged(let deed), .unchanged): text = deed.description
    case (.notDone(let reason), .notDone): text = reason.description
    case (.failed(let error), .failed): text = error.text
    default: return false
    }
    return saying?.matches(text) ?? true
  }

  var line: String {
    let call = origin.map { "\(name) by \($0)" } ?? "\(name)"
    let said = saying.map { ", \($0)" } ?? ""
    switch result {
    case .done: return "\(call): \(saying.map { "\($0)" } ?? "done")"
    case .unchanged: return "\(call): no change"
    case .notDone: return "\(call): not done\(said)"
    case .failed: return "\(call): failed\(said)"
    }
  }
}
