/// An action as it may run in a course: of which rule, when, and under what condition.
struct ExploredDeed {
  var rule: ExploredRule
  /// The rule's number among those of the event, or the step's in its workflow.
  var number: Int
  var action: Int
  var position: Course.Position
  /// What must hold for it; nothing where the course knows that the rule acts.
  var assumption: Assumption?

  var kind: Action { rule.actions[action] }
  var place: Place { rule.place(ofAction: action) }
}

extension ExploredBook {
  /// The rules, or the steps, that may act in a run of a course.
  func rules(of run: Course.Run) -> ArraySlice<ExploredRule> {
    switch run.item {
    case .event(let raised): return types[run.type].events[raised.event]?.rules[...] ?? []
    case .workflow(let running, _, _):
      guard let steps = workflows[running.name]?.steps else { return [] }
      return steps[run.steps.clamped(to: 0..<steps.count)]
    }
  }

  /// An action of a rule in a run of a course; nothing where the course knows that the rule does not act.
  func deed(_ rule: ExploredRule, _ number: Int, action: Int, run: Int, in course: Course) -> ExploredDeed? {
    let isAssigning = rule.assigns && rule.actions[action].assigns
    let position = Course.Position(run: run, isAssigning: isAssigning, rule: number, action: action)
    guard case .some(let assumption) = assumption(of: rule, number, run: run, in: course) else { return nil }
    return ExploredDeed(rule: rule, number: number, action: action, position: position, assumption: assumption)
  }

  /// What must hold for a rule to act in a run; nothing where it does not act for certain.
  func assumption(of rule: ExploredRule, _ number: Int, run: Int, in course: Course) -> Assumption?? {
    if let acts = knownToAct(rule, number, in: course.runs[run]) { return acts ? .some(nil) : .none }
    guard let condition = rule.condition else { return .some(nil) }
    let position = Course.Position(run: run, isAssigning: rule.assigns, rule: number, action: 0)
    return .some(Assumption(condition, holds: true, at: course.view(at: position)))
  }

  /// Whether a rule acts in a run, where the course depends on it; nothing where it does not.
  private func knownToAct(_ rule: ExploredRule, _ number: Int, in run: Course.Run) -> Bool? {
    if run.acting.contains(number) { return true }
    switch run.item {
    case .event(let raised):
      guard let moment = types[run.type].events[raised.event]?.firstMoments[number], moment < run.judged else {
        return nil
      }
      return false
    case .workflow:
      guard number - run.steps.lowerBound < run.judged, rule.changesLead || rule.wait != nil else { return nil }
      return false
    }
  }
}
