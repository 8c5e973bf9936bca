/// Why: for each event each rule, whether it matched, and the comparison that decided.
public struct Trace: Hashable, Sendable, Codable {
  /// How much of the why is kept.
  @nonexhaustive
  public enum Level: Hashable, Sendable {
    case off
    /// For each rule the comparison that decided.
    case decisions
    /// For each rule every comparison of its condition.
    case full
  }

  public var events: [EventTrace]
  /// The steps of workflows, in the order their turns came.
  public var workflowSteps: [WorkflowStepTrace]

  public init(events: [EventTrace] = [], workflowSteps: [WorkflowStepTrace] = []) {
    self.events = events
    self.workflowSteps = workflowSteps
  }
}

/// The rules that were asked about one event, in order, and behind them those that are switched off.
public struct EventTrace: Hashable, Sendable, Codable {
  public var event: Event
  public var leadType: LeadTypeName
  public var rules: [RuleTrace]
}

/// Whether one rule matched, and why.
public struct RuleTrace: Hashable, Sendable, Codable {
  public var rule: RuleID
  public var matched: Bool
  /// Why it was not even asked, such as a rule that is switched off.
  public var remark: String?
  /// The comparison that decided; none where the rule has no condition.
  public var deciding: ComparisonFinding?
  /// Every comparison of the condition, where the trace is full.
  public var comparisons: [ComparisonFinding]
  /// What came of each action, in the order they were performed: assigns first.
  public var actions: [ActionTrace] = []
}

/// What came of one action of a rule or of a workflow.
public struct ActionTrace: Hashable, Sendable, Codable {
  /// Its place in the rule as it is written; 0 for a workflow's step.
  public var index: Int
  public var name: ActionName
  /// One for each effect that its performer returned.
  public var outcomes: [ActionOutcome]
}

/// A step of a workflow whose turn came, and why it was done or left out.
public struct WorkflowStepTrace: Hashable, Sendable, Codable {
  public var workflow: WorkflowName
  /// Its place in the workflow as it is written.
  public var step: Int
  /// Whether its condition held; true where it has none.
  public var held: Bool
  public var deciding: ComparisonFinding?
  /// Every comparison of the condition, where the trace is full.
  public var comparisons: [ComparisonFinding]
  /// What came of its action; none for a wait, or where it was left out.
  public var action: ActionTrace?
}
