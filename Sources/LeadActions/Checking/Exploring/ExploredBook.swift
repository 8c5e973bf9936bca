/// A rule book made ready for exploring: rules by lead type and event, and which of them change the lead.
struct ExploredBook: Sendable {
  let book: RuleBook
  let catalog: FieldCatalog
  let directory: Directory?
  let types: [ExploredType]
  let typeIndex: [LeadTypeName: Int]
  let workflows: [WorkflowName: ExploredWorkflow]

  init(_ checked: CheckedBook) {
    book = checked.book
    catalog = checked.book.fieldCatalog
    directory = checked.directory
    var types: [ExploredType] = []
    var rules: [LeadTypeName: [CheckedRule]] = [:]
    for rule in checked.rules { rules[rule.type.name, default: []].append(rule) }
    for (groupIndex, group) in book.leadGroups.enumerated() {
      for (index, type) in group.types.enumerated() {
        let place = Place.book["leadGroups"][groupIndex, group.name.rawValue]["types"][index, type.name.rawValue]
        types.append(
          ExploredType(
            type, number: types.count, group: group.name, place: place, rules: rules[type.name] ?? [],
            start: rules[type.name]?.first?.start.knowledge ?? Knowledge(of: type, book)))
      }
    }
    self.types = types
    typeIndex = Dictionary(types.map { ($0.settings.name, $0.number) }) { first, _ in first }
    workflows = Dictionary(
      book.workflows.enumerated().map { ($1.name, ExploredWorkflow($1, Place.book["workflows"][$0, $1.name.rawValue])) }
    ) { first, _ in first }
  }
}

/// A lead type with its rules by event.
final class ExploredType: Sendable {
  let settings: LeadType
  let number: Int
  let group: LeadGroupName
  let place: Place
  let events: [Event: ExploredEvent]
  /// The fields that its rules' conditions ask for.
  let fieldsAsked: Set<FieldName>
  /// What is known of any lead of the type.
  let start: Knowledge
  private let statuses: Set<StatusName>
  private let progressByStatus: [StatusName: LeadProgress]

  init(
    _ type: LeadType, number: Int, group: LeadGroupName, place: Place, rules: [CheckedRule], start: Knowledge
  ) {
    var settings = type
    settings.rules = []
    self.settings = settings
    self.number = number
    self.group = group
    self.place = place
    self.start = start
    var byEvent: [Event: [ExploredRule]] = [:]
    for rule in rules { byEvent[rule.rule.event, default: []].append(ExploredRule(rule)) }
    events = byEvent.mapValues(ExploredEvent.init)
    fieldsAsked = Set(rules.flatMap { $0.rule.condition?.fieldsRead ?? [] })
    statuses = Set(type.statuses.map(\.name))
    progressByStatus = Dictionary(type.statuses.compactMap { status in status.progress.map { (status.name, $0) } }) {
      first, _ in first
    }
  }

  func allows(_ status: StatusName) -> Bool { statuses.isEmpty || statuses.contains(status) }
  func progress(of status: StatusName) -> LeadProgress? { progressByStatus[status] }
  /// The statuses that move progress, by where they move it to.
  var carriers: [(progress: LeadProgress, statuses: Set<String>)] {
    LeadProgress.allCases.compactMap { progress in
      let found = progressByStatus.filter { $0.value == progress }.map(\.key.rawValue)
      return found.isEmpty ? nil : (progress, Set(found))
    }
  }
}

/// The rules of a lead type on one event, in written order.
final class ExploredEvent: Sendable {
  /// When rules that change the lead are judged and act: all that assign, then the others.
  struct Moment: Sendable {
    let rule: Int
    let isAssigning: Bool
  }

  let rules: [ExploredRule]
  let moments: [Moment]
  /// The moment at which a rule is judged; none for one that changes nothing.
  let firstMoments: [Int: Int]

  init(_ rules: [ExploredRule]) {
    self.rules = rules
    var moments: [Moment] = []
    for (index, rule) in rules.enumerated() where rule.assigns {
      moments.append(Moment(rule: index, isAssigning: true))
    }
    for (index, rule) in rules.enumerated() where rule.changesBesideAssigning {
      moments.append(Moment(rule: index, isAssigning: false))
    }
    self.moments = moments
    firstMoments = Dictionary(moments.enumerated().map { ($1.rule, $0) }) { first, _ in first }
  }
}

/// A rule, or a step of a workflow, as the exploration runs it.
final class ExploredRule: Sendable {
  /// As stories name it, such as `rule 'welcome'`.
  let name: String
  let condition: Condition?
  let actions: [Action]
  let place: Place
  let isStep: Bool
  /// How long a step waits, where it is a wait.
  let wait: Period?

  init(_ rule: CheckedRule) {
    name = "rule \(rule.rule.id.inQuotes)"
    condition = rule.rule.condition
    actions = rule.rule.actions
    place = rule.place
    isStep = false
    wait = nil
  }

  init(step: WorkflowStep, number: Int, of workflow: WorkflowName, _ place: Place) {
    name = "step \(number + 1) of the workflow \(workflow.inQuotes)"
    condition = step.condition
    self.place = place
    isStep = true
    switch step.kind {
    case .wait(let period): (actions, wait) = ([], period)
    case .action(let action): (actions, wait) = ([action], nil)
    }
  }

  var assigns: Bool { !isStep && actions.contains(where: \.assigns) }
  var changesBesideAssigning: Bool { actions.contains { $0.changesLead && (isStep || !$0.assigns) } }
  var changesLead: Bool { actions.contains(where: \.changesLead) }

  /// The place of one of its actions: a step has only one.
  func place(ofAction index: Int) -> Place { isStep ? place : place["do"][index] }
  var conditionPlace: Place { place["when"] }
}

/// A workflow's steps.
final class ExploredWorkflow: Sendable {
  let name: WorkflowName
  let place: Place
  let steps: [ExploredRule]

  init(_ workflow: LeadWorkflow, _ place: Place) {
    name = workflow.name
    self.place = place
    steps = workflow.steps.enumerated().map {
      ExploredRule(step: $1, number: $0, of: workflow.name, place["steps"][$0])
    }
  }
}

extension Action {
  /// Whether the action can change what conditions ask, or raise an event.
  var changesLead: Bool {
    switch self {
    case .assignToUser, .changeLeadType, .changeStatus, .startWorkflow, .stopWorkflow, .refer, .custom: true
    case .appointment, .contactCustomer, .contactPartner, .contactUser, .form, .journey, .notifyUserByEmail,
      .notifyUserByText, .taskUser, .webhook:
      false
    }
  }
}
