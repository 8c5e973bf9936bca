/// Steps that a lead is taken through over time; at most one workflow runs per lead.
public struct LeadWorkflow: Hashable, Sendable {
  public var name: WorkflowName
  /// In order; the steps between two waits run at once, assignments not first.
  public var steps: [WorkflowStep]
  /// Findings that are meant to be so here, each with the reason.
  public var allowed: [FindingCode: String]

  public init(_ name: WorkflowName, steps: [WorkflowStep], allowed: [FindingCode: String] = [:]) {
    self.name = name
    self.steps = steps
    self.allowed = allowed
  }
}

/// One step of a workflow, left out where its condition does not hold when its turn comes.
public struct WorkflowStep: Hashable, Sendable {
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    case wait(Period)
    case action(Action)
  }

  public var kind: Kind
  public var condition: Condition?

  public init(_ kind: Kind, when condition: Condition? = nil) {
    self.kind = kind
    self.condition = condition
  }

  public static func wait(_ period: Period, when condition: Condition? = nil) -> Self {
    Self(.wait(period), when: condition)
  }

  public static func action(_ action: any ActionConvertible, when condition: Condition? = nil) -> Self {
    Self(.action(action.action), when: condition)
  }
}
