/// Which rules of a book some plans have exercised: which acted, which outcomes their conditions had, and what came of
/// each action.
///
/// It is built from plans whose trace is full, and adds up over as many of them as there are: over scenarios, files and
/// runs. Make it of the rule book first, so that what was never asked is in it too.
///
///     var coverage = RuleCoverage(of: rules)
///     coverage.add(plan)
///     print(coverage.text)
public struct RuleCoverage: Hashable, Sendable, Codable {
  /// In the order of the book.
  public internal(set) var rules: [RuleUse]
  public internal(set) var workflowSteps: [WorkflowStepUse]
  /// How often each event came.
  public internal(set) var events: [EventUse]

  /// Of a rule book of which nothing has been exercised yet.
  public init(of book: RuleBook) {
    rules = book.leadTypes.flatMap { type in type.rules.map { RuleUse($0, of: type.name) } }
    workflowSteps = book.workflows.flatMap { workflow in
      workflow.steps.enumerated().map { WorkflowStepUse($1, index: $0, of: workflow.name) }
    }
    events = []
  }

  /// Of no rule book: others are added to it.
  public init() { (rules, workflowSteps, events) = ([], [], []) }
}

/// How a rule was exercised.
public struct RuleUse: Hashable, Sendable, Codable {
  public var leadType: LeadTypeName
  public var rule: RuleID
  public var event: Event
  /// A rule that is switched off can do nothing, and counts for nothing.
  public var isEnabled: Bool
  /// How often its event came for a lead of its type.
  public var asked = 0
  /// How often it acted.
  public var matched = 0
  /// None where it has no condition.
  public var condition: ConditionUse?
  public var actions: [ActionUse]
}

/// How a condition was exercised: as a whole, and each of its comparisons.
public struct ConditionUse: Hashable, Sendable, Codable {
  /// How often the whole held, and did not.
  public var held = 0
  public var failed = 0
  /// In written order.
  public var comparisons: [ComparisonUse]
}

/// How one comparison was exercised, whether or not it was the one that decided.
public struct ComparisonUse: Hashable, Sendable, Codable {
  /// In words, such as `loanAmount is at least 250000`.
  public var test: String
  public var held = 0
  public var failed = 0
}

/// What came of an action.
public struct ActionUse: Hashable, Sendable, Codable {
  public var name: ActionName
  /// An action that found everything so already counts as done.
  public var done = 0
  public var notDone = 0
  public var failed = 0
}

/// How a step of a workflow was exercised.
public struct WorkflowStepUse: Hashable, Sendable, Codable {
  public var workflow: WorkflowName
  public var step: Int
  /// How often its turn came.
  public var asked = 0
  public var condition: ConditionUse?
  /// None for a wait.
  public var action: ActionUse?
}

/// How often an event came for leads of a type.
public struct EventUse: Hashable, Sendable, Codable {
  public var leadType: LeadTypeName
  public var event: Event
  public var count: Int
}

extension RuleUse {
  init(_ rule: Rule, of type: LeadTypeName) {
    leadType = type
    self.rule = rule.id
    event = rule.event
    isEnabled = rule.isEnabled
    condition = ConditionUse(rule.condition)
    actions = rule.actions.map { ActionUse(name: $0.name) }
  }
}

extension WorkflowStepUse {
  init(_ step: WorkflowStep, index: Int, of workflow: WorkflowName) {
    self.workflow = workflow
    self.step = index
    condition = ConditionUse(step.condition)
    if case .action(let action) = step.kind { self.action = ActionUse(name: action.name) }
  }
}

extension ConditionUse {
  /// None for a condition that always holds.
  init?(_ condition: Condition?) {
    guard let condition else { return nil }
    if case .all(let parts) = condition, parts.isEmpty { return nil }
    comparisons = condition.comparisonsInWords.map { ComparisonUse(test: $0) }
  }
}

extension Condition {
  /// The comparisons in written order, in the words that traces have for them.
  fileprivate var comparisonsInWords: [String] {
    switch self {
    case .all(let parts), .any(let parts):
      parts.isEmpty ? ["nothing is asked"] : parts.flatMap(\.comparisonsInWords)
    case .not(let part): part.comparisonsInWords
    case .field, .withinHours: ["\(self)"]
    }
  }
}
