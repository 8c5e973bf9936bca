extension PlanRun {
  /// Stops what runs, and queues the new workflow behind the events in hand.
  mutating func startWorkflow(_ name: WorkflowName, from source: ActionSource, index: Int) -> ActionOutcome {
    guard book.workflows[name] != nil else { return .notDone(.noWorkflow(name)) }
    stopWorkflow()
    var hash = source.hash
    hash.combine(index)
    let run = WorkflowRun(
      id: WorkflowRunID(hash.digits), workflow: name, bookVersion: book.version, started: now, event: context.event,
      details: context.details, eventTime: context.eventTime, chain: chain)
    context.record.workflow = run
    slots.refresh(ruleType.knownSlots.workflow, ruleType, context)
    log(.workflowStarted(name))
    queue.append(.workflow(run.id))
    if let rule = source.rule { causes.add(rule) }
    return .done(.workflowStarted(name))
  }

  mutating func stopWorkflowByAction() -> ActionOutcome {
    guard let run = context.record.workflow else { return .notDone(.noWorkflowRuns) }
    stopWorkflow()
    return .done(.workflowStopped(run.workflow))
  }

  /// Stops any running workflow and removes its wait.
  mutating func stopWorkflow() {
    guard let run = context.record.workflow else { return }
    log(.workflowStopped(run.workflow))
    endWorkflow(run)
  }

  private mutating func endWorkflow(_ run: WorkflowRun) {
    context.record.workflow = nil
    context.record.timers.removeAll { if case .workflow(run.id, _) = $0.purpose { true } else { false } }
    slots.refresh(ruleType.knownSlots.workflow, ruleType, context)
  }

  /// Runs the steps up to the next wait, in written order; a run that was stopped or replaced meanwhile does nothing.
  mutating func runWorkflow(_ id: WorkflowRunID) {
    guard let run = context.record.workflow, run.id == id else { return }
    guard let workflow = workflow(of: run) else { return }
    if let version = context.record.workflow?.bookVersion, version != book.version, let own = earlier[version] {
      context.templates = own.templates
    }
    runSteps(of: workflow, run)
    context.templates = book.templates
  }

  private mutating func runSteps(of workflow: CompiledWorkflow, _ run: WorkflowRun) {
    let id = run.id
    if ruleType !== type { enter(type) }
    context.event = run.event
    context.details = run.details
    context.eventTime = run.eventTime
    while let current = context.record.workflow, current.id == id {
      guard current.step < workflow.steps.count else {
        log(.workflowFinished(current.workflow))
        return endWorkflow(current)
      }
      let step = workflow.steps[current.step]
      context.record.workflow?.step += 1
      guard judge(step, current.step, of: workflow) else { continue }
      switch step.kind {
      case .wait(let period):
        return wait(current, for: period)
      case .action(let action):
        if stepsRun >= limits.events || chainEventsLeft <= 0 {
          // The rest is left to the queue, which stops at the limit and says so.
          queue.append(.workflow(id))
          return
        }
        countStep()
        perform(action, .workflow(current.workflow), firing: firing(of: current))
        if traceLevel != .off { trace.workflowSteps[trace.workflowSteps.count - 1].action = performed.last?.trace }
      }
    }
  }

  /// Whether a step's condition holds; none always does.
  private mutating func judge(_ step: CompiledWorkflow.Step, _ index: Int, of workflow: CompiledWorkflow) -> Bool {
    var held = true
    var findings: [ComparisonFinding] = []
    if let entry = step.entry {
      // A step reads the lead as it is now; the event that started the workflow is long over.
      context.isPastEvent = true
      let slots = workflow.slots(of: context)
      let verdict = judge(from: entry, workflow.code, slots)
      if traceLevel != .off { findings = explain(verdict.deciding, entry, workflow.code, slots) }
      context.isPastEvent = false
      held = verdict.held
    }
    if traceLevel != .off {
      trace.workflowSteps.append(
        WorkflowStepTrace(
          workflow: workflow.name, step: index, held: held, deciding: findings.first,
          comparisons: Array(findings.dropFirst())))
    }
    return held
  }

  /// What tells this run's actions from those of another run of the same workflow.
  private func firing(of run: WorkflowRun) -> Int {
    var hash = StableHash()
    hash.combine(run.id.rawValue)
    return Int(truncatingIfNeeded: hash.value())
  }

  private mutating func wait(_ run: WorkflowRun, for period: Period) {
    let due = period.after(now, in: type.settings.zone)
    let timer = LeadTimer(
      id: TimerID("workflow/\(run.id)/\(run.step)"), due: due, purpose: .workflow(run.id, step: run.step + 1),
      chain: run.chain)
    context.record.set(timer)
    log(.workflowWaits(run.workflow, until: due))
  }

  /// The workflow in the version of the book that the run began with; with another, and a line of history, where that
  /// version is not at hand.
  private mutating func workflow(of run: WorkflowRun) -> CompiledWorkflow? {
    if run.bookVersion == book.version, let workflow = book.workflows[run.workflow] { return workflow }
    if let workflow = earlier[run.bookVersion]?.workflows[run.workflow] { return workflow }
    let other = book.workflows[run.workflow]
    log(
      .workflowVersionMissing(run.workflow, version: run.bookVersion, goesOnWith: other == nil ? nil : book.version))
    let version = book.version
    context.record.workflow?.bookVersion = version
    if other == nil { endWorkflow(run) }
    return other
  }
}

extension CompiledWorkflow {
  /// A workflow's conditions are asked rarely, so their slots are filled anew each time.
  fileprivate func slots(of context: borrowing ActionContext) -> [ConditionCode.Slot] {
    var slots: [ConditionCode.Slot] = []
    for source in code.sources { slots.append(code.slot(for: context.value(of: source))) }
    return slots
  }
}
