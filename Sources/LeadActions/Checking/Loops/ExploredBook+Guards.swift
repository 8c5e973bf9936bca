extension ExploredBook {
  /// Whether what happens to the lead from outside may end a workflow's course: a condition on the way asks for it.
  func isGuarded(_ course: Course) -> Bool {
    var restarting: Set<ObjectIdentifier> = []
    let restart = course.writes.last { $0.source == .record(.workflow) && $0.position.rule != Int.max }
    var cause = restart?.cause
    while let link = cause {
      restarting.insert(ObjectIdentifier(link.rule))
      cause = course.runs[link.run].cause
    }
    return course.runs.indices.contains { run in
      judged(in: run, course).contains { number, rule in
        guard restarting.contains(ObjectIdentifier(rule)) || rule.actions.contains(where: \.mayEndWorkflow) else {
          return false
        }
        return asksOutside(rule, number, run, course)
      }
    }
  }

  /// Whether the course writes to the customer, whatever the lead is like.
  func writesToCustomer(_ course: Course) -> Bool {
    course.runs.indices.contains { run in
      judged(in: run, course).contains { number, rule in
        rule.actions.contains { if case .contactCustomer = $0 { true } else { false } }
          && !asksOutside(rule, number, run, course)
      }
    }
  }

  private func judged(in run: Int, _ course: Course) -> [(number: Int, rule: ExploredRule)] {
    let rules = rules(of: course.runs[run])
    return zip(rules.indices, rules).map { ($0, $1) }
  }

  /// Whether a condition asks for anything but what the course itself has set.
  private func asksOutside(_ rule: ExploredRule, _ number: Int, _ run: Int, _ course: Course) -> Bool {
    guard let condition = rule.condition else { return false }
    if condition.asksForHours { return true }
    let sources = condition.fieldsRead.map { catalog.find($0)?.source }
    guard sources.allSatisfy({ $0.map { $0.isSetByRules || $0 == .record(.leadGroup) } ?? false }) else { return true }
    let view = course.view(
      at: Course.Position(run: run, isAssigning: rule.assigns, rule: number, action: 0))
    return sources.contains { source in
      guard let source else { return true }
      switch source {
      case .record(.workflow), .lead(.leadType), .record(.leadGroup): return false
      default: return view.current(source).number < 2
      }
    }
  }
}

extension ExploredType {
  /// Whether a rule stops workflows, or starts another in their place.
  func ends(_ workflows: Set<WorkflowName>) -> Bool {
    events.values.contains { event in
      event.rules.contains { rule in
        rule.actions.contains { action in
          switch action {
          case .stopWorkflow, .custom: true
          case .startWorkflow(let start): !workflows.contains(start.workflow)
          default: false
          }
        }
      }
    }
  }
}

extension Action {
  /// Whether the action may end the workflow that runs, by itself or by what follows from it.
  fileprivate var mayEndWorkflow: Bool {
    switch self {
    case .stopWorkflow, .startWorkflow, .changeStatus, .changeLeadType, .custom: true
    default: false
    }
  }
}
