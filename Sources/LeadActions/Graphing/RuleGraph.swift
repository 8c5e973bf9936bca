/// What leads to what in a rule book: events, the rules on them, their actions, and the events that those can raise.
///
/// A picture for people: ``mermaid()`` and ``html()`` draw it. It shows what can happen, whatever the conditions say.
public struct RuleGraph: Hashable, Sendable {
  public var name: String
  public var version: Int
  public var leadTypes: [GraphedLeadType]
  /// Workflows that no rule starts, by whatever way.
  public var idleWorkflows: [WorkflowName]
  public var templateCount: Int
  /// What was found in the book and stands in none of its rules and workflows.
  public var findings: [Finding]

  /// - Parameter findings: What a ``RuleChecker`` found in the book; each is shown where it stands.
  public init(_ book: RuleBook, findings: [Finding] = []) {
    var marks = FindingsByPlace(findings)
    name = book.name
    version = book.version
    templateCount = book.templates.count
    leadTypes = []
    var started: Set<WorkflowName> = []
    for (groupIndex, group) in book.leadGroups.enumerated() {
      let groupPlace = Place.book["leadGroups"][groupIndex, group.name.rawValue]
      for (typeIndex, type) in group.types.enumerated() {
        let place = groupPlace["types"][typeIndex, type.name.rawValue]
        let graphed = GraphedLeadType(type, of: group.name, in: book, at: place, &marks)
        started.formUnion(graphed.workflows.map(\.name))
        leadTypes.append(graphed)
      }
    }
    idleWorkflows = book.workflows.map(\.name).filter { !started.contains($0) }
    self.findings = marks.rest
  }

  /// Everything that was found, wherever it is shown; what stands in a workflow of several lead types once.
  public var allFindings: [Finding] {
    var seen: Set<Finding> = []
    let placed = leadTypes.flatMap { type in
      type.findings + type.events.flatMap(\.rules).flatMap(\.findings) + type.workflows.flatMap(\.findings)
    }
    return (findings + placed).filter { seen.insert($0).inserted }
  }
}

/// A lead type of a graph.
public struct GraphedLeadType: Hashable, Sendable {
  public var name: LeadTypeName
  public var group: LeadGroupName
  /// Where it stands in the book.
  public var place: String
  /// The events that it has rules on, in the guide's order, the host's own behind them; those of one kind by period.
  public var events: [GraphedEvent]
  /// The workflows that its rules start, those started by workflows included, in the book's order.
  public var workflows: [GraphedWorkflow]
  /// What was found in the lead type itself, such as in its statuses.
  public var findings: [Finding]
}

/// An event that rules of a lead type are on.
public struct GraphedEvent: Hashable, Sendable {
  public var event: Event
  /// In the order they are written.
  public var rules: [GraphedRule]
}

/// A rule in a graph.
public struct GraphedRule: Hashable, Sendable {
  public var id: RuleID
  /// Where it stands in the book.
  public var place: String
  public var condition: Condition?
  /// In the order they run: Assign to User first.
  public var actions: [GraphedAction]
  public var isEnabled: Bool
  public var findings: [Finding]
}

/// A workflow that leads of a type can be taken through.
public struct GraphedWorkflow: Hashable, Sendable {
  public var name: WorkflowName
  /// Where it stands in the book.
  public var place: String
  public var steps: [GraphedStep]
  public var findings: [Finding]
}

/// A step of a workflow in a graph.
public struct GraphedStep: Hashable, Sendable {
  public var condition: Condition?
  public var content: Content

  @nonexhaustive
  public enum Content: Hashable, Sendable {
    case wait(Period)
    case action(GraphedAction)
  }
}

/// An action in a graph, with what it can lead to.
public struct GraphedAction: Hashable, Sendable {
  public var action: Action
  /// Its number among all actions of the event's rules that are switched on, in the order they run, from 1; none for a
  /// rule that is switched off and for a workflow's step.
  public var turn: Int?
  public var consequences: [Consequence]
}

/// What an action can lead to.
public struct Consequence: Hashable, Sendable {
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// An event of the lead as one of a type: of the rule's own, or of the one that the rule changes the lead to.
    case event(Event, LeadTypeName)
    case workflow(WorkflowName)
    case leadType(LeadTypeName)
  }

  public var kind: Kind
  /// Whether nobody can know from the book, as with an action of the host's own.
  public var isGuess: Bool

  public init(_ kind: Kind, isGuess: Bool = false) {
    self.kind = kind
    self.isGuess = isGuess
  }
}
