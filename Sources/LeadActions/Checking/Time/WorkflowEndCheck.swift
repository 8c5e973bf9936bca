/// Finds workflows that end before they have done what they are for.
enum WorkflowEndCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    let types = book.types
    for workflow in book.workflows {
      findUnreached(in: workflow, &report)
      findIdleWait(in: workflow, &report)
      findOwnEnd(of: workflow, types, book, &report)
    }
    for type in types {
      findReplaced(in: type, book, &report)
      findEndedAtOnce(in: type, book, &report)
    }
  }

  // MARK: Steps

  private static func findUnreached(in workflow: CheckedWorkflow, _ report: inout CheckReport) {
    let steps = workflow.workflow.steps
    for (index, step) in steps.enumerated() where step.condition == nil && index < steps.count - 1 {
      guard case .action(let action) = step.kind else { continue }
      switch action {
      case .startWorkflow(let start) where start.workflow == workflow.workflow.name: continue
      case .startWorkflow, .stopWorkflow: break
      default: continue
      }
      report.findings.append(
        Finding(
          .stepsNeverReached, at: workflow.place(ofStep: index + 1).text,
          "The step before \(action.deed), so that this one and all after it are never reached.",
          why: "At most one workflow runs for a lead, and this one has ended.",
          mend: "Move the step to the end, or give it a condition.",
          related: [RelatedPlace(workflow.place(ofStep: index).text, "ends the workflow")]))
      return
    }
  }

  private static func findIdleWait(in workflow: CheckedWorkflow, _ report: inout CheckReport) {
    let steps = workflow.workflow.steps
    guard let last = steps.indices.last, case .wait = steps[last].kind,
      steps.contains(where: { if case .action = $0.kind { true } else { false } })
    else { return }
    report.findings.append(
      Finding(
        .waitsForNothing, at: workflow.place(ofStep: last).text, "The workflow waits, and nothing follows.",
        why: "Either a step is missing, or the wait only keeps the workflow running.",
        mend: "Add what is to happen after the wait, or take it out."))
  }

  // MARK: Ended by its own change of status

  /// The first wait, where something is to be done behind it.
  private static func waitBeforeWork(in steps: ArraySlice<WorkflowStep>) -> Int? {
    guard let wait = steps.firstIndex(where: { if case .wait = $0.kind { true } else { false } }),
      steps[wait...].contains(where: { if case .action = $0.kind { true } else { false } })
    else { return nil }
    return wait
  }

  private static func findOwnEnd(
    of workflow: CheckedWorkflow, _ types: [CheckedType], _ book: CheckedBook, _ report: inout CheckReport
  ) {
    let steps = workflow.workflow.steps
    for (index, step) in steps.enumerated() {
      guard case .action(.changeStatus(let change)) = step.kind,
        let wait = waitBeforeWork(in: steps[(index + 1)...])
      else { continue }
      for type in types where type.starts(workflow.workflow.name) {
        guard let rule = type.rules.first(where: { ends(workflow.workflow.name, upon: change.to, $0, type, book) })
        else { continue }
        report.findings.append(
          Finding(
            .workflowEndsItself, at: rule.place.text,
            "The rule ends the workflow \(workflow.workflow.name.inQuotes) upon a status that the workflow sets itself.",
            why: "The workflow's wait never ends, and what follows it is never done.",
            story: [
              "The workflow \(workflow.workflow.name.inQuotes) changes the status to \(change.to.inQuotes), and waits.",
              "\(rule.told) ends the workflow.",
            ], mend: "Leave the status \(change.to.inQuotes) out of the rule's condition.",
            related: [
              RelatedPlace(workflow.place(ofStep: index).text, "changes the status to \(change.to.inQuotes)"),
              RelatedPlace(workflow.place(ofStep: wait).text, "never ends"),
            ]))
        return
      }
    }
  }

  /// A rule that starts a workflow and then changes the status, upon which another ends it: the start stands before
  /// Status Changed, and the workflow has come no further than its first wait.
  private static func findEndedAtOnce(in type: CheckedType, _ book: CheckedBook, _ report: inout CheckReport) {
    for starting in type.rules {
      for (index, action) in starting.rule.actions.enumerated() {
        guard case .startWorkflow(let start) = action,
          let steps = book.book.workflows.first(where: { $0.name == start.workflow })?.steps,
          waitBeforeWork(in: steps[...]) != nil
        else { continue }
        for case .changeStatus(let change) in starting.rule.actions[(index + 1)...] {
          guard let rule = type.rules.first(where: { ends(start.workflow, upon: change.to, $0, type, book) })
          else { continue }
          report.findings.append(endedAtOnce(start.workflow, starting, index, upon: change.to, by: rule))
          return
        }
      }
    }
  }

  private static func endedAtOnce(
    _ workflow: WorkflowName, _ starting: CheckedRule, _ index: Int, upon status: StatusName, by rule: CheckedRule
  ) -> Finding {
    Finding(
      .workflowEndsItself, at: rule.place.text,
      "The rule ends the workflow \(workflow.inQuotes) upon a status that is set together with its start.",
      why: "The workflow's first wait never ends, and what follows it is never done.",
      story: [
        "\(starting.told) starts the workflow \(workflow.inQuotes) and changes the status to \(status.inQuotes).",
        "The workflow begins, and waits.", "\(rule.told) ends the workflow.",
      ], mend: "Leave the status \(status.inQuotes) out of the rule's condition, or change the status first.",
      related: [RelatedPlace(starting.place(ofAction: index).text, "starts the workflow")])
  }

  private static func ends(
    _ name: WorkflowName, upon status: StatusName, _ rule: CheckedRule, _ type: CheckedType, _ book: CheckedBook
  ) -> Bool {
    let ends = rule.rule.actions.contains { action in
      switch action {
      case .stopWorkflow: true
      // One that comes back to the first is a loop, which is another finding.
      case .startWorkflow(let start):
        start.workflow != name && !comesBack(from: start.workflow, to: name, type, book.book)
      default: false
      }
    }
    guard ends else { return false }
    let progress = type.type.statuses.first { $0.name == status }?.progress
    switch rule.rule.event {
    case .statusChanged: break
    case let event where event.progress != nil && event.progress == progress: break
    default: return false
    }
    guard let condition = rule.rule.condition else { return true }
    var knowledge = book.knowledge(ofEventOf: rule)
    guard knowledge.intersect(knowledge.view.current(.lead(.status)), .text(status.rawValue)) else { return false }
    return condition.judged(with: knowledge, book.catalog) == .always
  }

  /// Whether a workflow sets a status upon which a rule starts another one.
  private static func comesBack(
    from other: WorkflowName, to name: WorkflowName, _ type: CheckedType, _ book: RuleBook
  ) -> Bool {
    let statuses = (book.workflows.first { $0.name == other }?.steps ?? []).compactMap { step -> StatusName? in
      if case .action(.changeStatus(let change)) = step.kind { change.to } else { nil }
    }
    return type.rules(on: .statusChanged).contains { rule in
      guard rule.rule.actions.contains(.startWorkflow(StartWorkflow(name))) else { return false }
      guard let status = rule.rule.condition?.onlyStatus else { return !statuses.isEmpty }
      return statuses.contains(status)
    }
  }

  // MARK: Replaced by another

  /// More rules than so many that start another workflow on the event are not looked at.
  private static let mostEarlier = 50

  /// Of two workflows that one event starts, the first is stopped before its first step.
  private static func findReplaced(in type: CheckedType, _ book: CheckedBook, _ report: inout CheckReport) {
    var started: [Event: [(rule: CheckedRule, index: Int, workflow: WorkflowName)]] = [:]
    for rule in type.rules {
      for (index, action) in rule.rule.actions.enumerated() {
        guard case .startWorkflow(let start) = action else { continue }
        let earlier = (started[rule.rule.event] ?? []).suffix(mostEarlier).first { other in
          other.workflow != start.workflow && canBothAct(other.rule, rule, book)
        }
        if let earlier {
          report.findings.append(
            replaced(earlier.rule, earlier.workflow, earlier.index, by: rule, start.workflow, index))
        } else {
          started[rule.rule.event, default: []].append((rule, index, start.workflow))
        }
      }
    }
  }

  private static func canBothAct(
    _ first: CheckedRule, _ second: CheckedRule, _ book: CheckedBook
  ) -> Bool {
    guard first.index != second.index else { return true }
    // After starting the first, the second may ask for no workflow to run.
    if second.rule.condition?.fieldsRead.contains(RecordProperty.workflow.name) ?? false { return false }
    let known = book.knowledge(of: first)
    guard let condition = second.rule.condition else { return !known.isEmpty }
    return known.contains { !$0.assuming(condition, holds: true, book.catalog).isEmpty }
  }

  private static func replaced(
    _ earlier: CheckedRule, _ first: WorkflowName, _ firstIndex: Int, by rule: CheckedRule, _ second: WorkflowName,
    _ index: Int
  ) -> Finding {
    Finding(
      .workflowReplaced, at: rule.place(ofAction: index).text,
      "The workflow \(second.inQuotes) stops \(first.inQuotes), which starts on the same event, before its first step.",
      why: "At most one workflow runs for a lead, and what \(first.inQuotes) is for is never done.",
      story: [
        "\(earlier.told) starts the workflow \(first.inQuotes).",
        "\(rule.told) starts \(second.inQuotes), which stops \(first.inQuotes).",
      ], mend: "Make one workflow of the two, or let the conditions of the rules exclude each other.",
      related: [RelatedPlace(earlier.place(ofAction: firstIndex).text, "starts \(first.inQuotes)")])
  }
}
