extension RuleCoverage {
  /// Counts what a plan's trace shows; a trace that is not full shows no comparisons beside those that decided, which
  /// are not counted.
  public mutating func add(_ plan: Plan) {
    if let trace = plan.trace { add(trace) }
  }

  public mutating func add(_ trace: Trace) {
    for event in trace.events {
      add(EventUse(leadType: event.leadType, event: event.event, count: 1))
      for rule in event.rules {
        guard
          let place = rules.firstIndex(where: {
            $0.rule == rule.rule && $0.leadType == event.leadType && $0.event == event.event
          })
        else { continue }
        rules[place].add(rule)
      }
    }
    for step in trace.workflowSteps {
      guard
        let place = workflowSteps.firstIndex(where: { $0.workflow == step.workflow && $0.step == step.step })
      else { continue }
      workflowSteps[place].add(step)
    }
  }

  /// Adds what others have exercised; a rule that differs in event, condition or actions is another rule.
  public mutating func add(_ other: RuleCoverage) {
    for use in other.rules {
      if let place = rules.firstIndex(where: { $0.isOfSameRule(as: use) }) {
        rules[place].add(use)
      } else {
        rules.append(use)
      }
    }
    for use in other.workflowSteps {
      if let place = workflowSteps.firstIndex(where: { $0.isOfSameStep(as: use) }) {
        workflowSteps[place].add(use)
      } else {
        workflowSteps.append(use)
      }
    }
    for use in other.events { add(use) }
  }

  public static func + (lhs: Self, rhs: Self) -> Self {
    var sum = lhs
    sum.add(rhs)
    return sum
  }

  private mutating func add(_ use: EventUse) {
    if let place = events.firstIndex(where: { $0.leadType == use.leadType && $0.event == use.event }) {
      events[place].count += use.count
    } else {
      events.append(use)
    }
  }
}

extension RuleUse {
  func isOfSameRule(as other: Self) -> Bool {
    (leadType, rule, event, isEnabled) == (other.leadType, other.rule, other.event, other.isEnabled)
      && condition?.comparisons.map(\.test) == other.condition?.comparisons.map(\.test)
      && actions.map(\.name) == other.actions.map(\.name)
  }

  mutating func add(_ other: Self) {
    asked += other.asked
    matched += other.matched
    if let use = other.condition { condition?.add(use) }
    for (place, use) in other.actions.enumerated() where actions.indices.contains(place) { actions[place].add(use) }
  }

  mutating func add(_ trace: RuleTrace) {
    guard trace.remark == nil else { return }
    asked += 1
    if trace.matched { matched += 1 }
    condition?.add(trace.comparisons, held: trace.matched)
    for action in trace.actions where actions.indices.contains(action.index) { actions[action.index].add(action) }
  }
}

extension WorkflowStepUse {
  func isOfSameStep(as other: Self) -> Bool {
    (workflow, step) == (other.workflow, other.step)
      && condition?.comparisons.map(\.test) == other.condition?.comparisons.map(\.test)
      && action?.name == other.action?.name
  }

  mutating func add(_ other: Self) {
    asked += other.asked
    if let use = other.condition { condition?.add(use) }
    if let use = other.action { action?.add(use) }
  }

  mutating func add(_ trace: WorkflowStepTrace) {
    asked += 1
    condition?.add(trace.comparisons, held: trace.held)
    if let action = trace.action { self.action?.add(action) }
  }
}

extension ConditionUse {
  mutating func add(_ other: Self) {
    held += other.held
    failed += other.failed
    for (place, use) in other.comparisons.enumerated() where comparisons.indices.contains(place) {
      comparisons[place].held += use.held
      comparisons[place].failed += use.failed
    }
  }

  /// A trace has the comparisons in written order, those left out that can never be reached.
  mutating func add(_ findings: [ComparisonFinding], held: Bool) {
    if held { self.held += 1 } else { failed += 1 }
    var place = 0
    for finding in findings {
      guard let found = comparisons[place...].firstIndex(where: { $0.test == finding.test }) else { return }
      if finding.held { comparisons[found].held += 1 } else { comparisons[found].failed += 1 }
      place = found + 1
    }
  }
}

extension ActionUse {
  mutating func add(_ other: Self) {
    done += other.done
    notDone += other.notDone
    failed += other.failed
  }

  /// An action that had several effects is done where any of them is.
  mutating func add(_ trace: ActionTrace) {
    var isDone = false
    var hasFailed = false
    for outcome in trace.outcomes {
      switch outcome {
      case .done, .unchanged: isDone = true
      case .failed: hasFailed = true
      case .notDone: break
      }
    }
    if hasFailed { failed += 1 } else if isDone { done += 1 } else { notDone += 1 }
  }
}
