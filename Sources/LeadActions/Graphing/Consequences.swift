/// What the actions of a lead type's rules can lead to.
///
/// Each rule is looked at by itself: that another rule of the same event may change the lead type is left aside.
struct Consequences {
  private let type: LeadType
  private let types: [LeadTypeName: LeadType]
  private let customEvents: [CustomEventName]
  private let workflowList: [LeadWorkflow]

  init(_ type: LeadType, _ book: RuleBook) {
    self.type = type
    types = Dictionary(book.leadTypes.map { ($0.name, $0) }) { first, _ in first }
    customEvents = book.customEvents.keys.sorted()
    workflowList = book.workflows
  }

  /// A rule's actions in the order they run.
  func actions(of rule: Rule) -> [GraphedAction] {
    let actions = rule.actions.filter(\.assigns) + rule.actions.filter { !$0.assigns }
    // What a rule raises waits until the event in hand is done, so it meets the type that the lead has then.
    let landing = actions.compactMap(\.newType).last { types[$0] != nil } ?? type.name
    var current = type
    return actions.map { action in
      defer { if let name = action.newType, let new = types[name] { current = new } }
      return GraphedAction(action: action, turn: nil, consequences: consequences(of: action, current, landing))
    }
  }

  func step(_ step: WorkflowStep) -> GraphedStep {
    switch step.kind {
    case .wait(let period): GraphedStep(condition: step.condition, content: .wait(period))
    case .action(let action):
      GraphedStep(
        condition: step.condition,
        content: .action(
          GraphedAction(action: action, turn: nil, consequences: consequences(of: action, type, type.name))))
    }
  }

  private func consequences(of action: Action, _ current: LeadType, _ landing: LeadTypeName) -> [Consequence] {
    switch action {
    case .assignToUser: [Consequence(.event(.userChanged, landing))]
    case .changeStatus(let it):
      if let status = current.statuses.first(where: { $0.name == it.to }) {
        [Consequence(.event(.statusChanged, landing))]
          + (status.progress.map { [Consequence(.event(Event($0), landing))] } ?? [])
      } else {
        []
      }
    case .refer(let it):
      // The event in hand goes on with its own type's settings.
      type.referralMethod.allowsReferral && (it.partner ?? type.partner) != nil
        ? [Consequence(.event(.referred, landing))] : []
    case .changeLeadType(let it): it.to == current.name ? [] : [Consequence(.leadType(it.to))]
    case .startWorkflow(let it): [Consequence(.workflow(it.workflow))]
    case .custom: customEvents.map { Consequence(.event(.custom($0), landing), isGuess: true) }
    default: []
    }
  }

  /// The workflows that rules can start, and those that these start, each with its number in the book.
  func workflows(startedBy events: [GraphedEvent]) -> [(index: Int, workflow: LeadWorkflow)] {
    let byName = Dictionary(workflowList.map { ($0.name, $0) }) { first, _ in first }
    var open = events.flatMap(\.rules).filter(\.isEnabled).flatMap(\.actions).compactMap(\.action.startedWorkflow)
    var found: Set<WorkflowName> = []
    while let name = open.popLast() {
      guard let workflow = byName[name], found.insert(name).inserted else { continue }
      for case .action(let action) in workflow.steps.map(\.kind) {
        if let next = action.startedWorkflow { open.append(next) }
      }
    }
    return workflowList.enumerated().filter { found.contains($0.element.name) }.map { ($0.offset, $0.element) }
  }
}

extension Action {
  fileprivate var newType: LeadTypeName? { if case .changeLeadType(let it) = self { it.to } else { nil } }
  fileprivate var startedWorkflow: WorkflowName? { if case .startWorkflow(let it) = self { it.workflow } else { nil } }
}
