extension Rule {
  /// The rule as rule book files hold it.
  public var plainValue: PlainValue {
    var rule: [String: PlainValue] = [
      "id": .text(id.rawValue), "on": .text(event.description), "do": .list(actions.map(\.plainValue)),
    ]
    rule["when"] = condition?.plainValue
    if !isEnabled { rule["enabled"] = .flag(false) }
    rule.set("allow", .reasons(allowed))
    return .object(rule)
  }
}

extension LeadWorkflow {
  var plainValue: PlainValue {
    var workflow: [String: PlainValue] = ["name": .text(name.rawValue), "steps": .list(steps.map(\.plainValue))]
    workflow.set("allow", .reasons(allowed))
    return .object(workflow)
  }
}

extension WorkflowStep {
  var plainValue: PlainValue {
    var step: [String: PlainValue] = [:]
    switch kind {
    case .wait(let period): step["wait"] = .period(period)
    case .action(let action): step["do"] = action.plainValue
    }
    step["when"] = condition?.plainValue
    return .object(step)
  }
}
