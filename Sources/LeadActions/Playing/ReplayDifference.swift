public import struct Foundation.Date

/// What would have happened differently with another rule book.
public struct ReplayDifference: Hashable, Sendable, Codable {
  public var start: Date
  public var end: Date
  public var leads: Int
  public var occurrences: Int
  /// Every rule of either book: the new book's in its order, then those that only the old one has.
  public var rules: [RuleReplay]
  public var workflows: [WorkflowReplay]
  /// By kind and recipient, those without any difference included.
  public var messages: [MessageReplay]
  /// How many leads end otherwise, by what is different, such as `status`.
  public var endStates: [EndStateCount]
  /// How many leads are different in any way: in messages, in how they end, or in what was refused.
  public var differingLeads: Int
  /// Some of the leads that are different, in the order of their ids.
  public var examples: [LeadReplay]
  /// Occurrences that could be done with one of the books alone.
  public var refusals: [ReplayRefusal]

  /// Whether nothing would have happened differently.
  public var isEmpty: Bool { differingLeads == 0 && !rules.contains(where: \.isDifferent) }
}

/// What a rule or workflow came to in one of the plays.
public struct ReplayTally: Hashable, Sendable, Codable {
  /// How often it matched, or started.
  public var matched: Int
  public var performed: Int
  /// Actions recorded as not done, and those whose performer failed.
  public var notDone: Int
  public var sent: [SentSummary]
}

/// What became of a rule in both plays.
public struct RuleReplay: Hashable, Sendable, Codable {
  public var leadType: LeadTypeName
  public var rule: RuleID
  /// None where the book does not have the rule.
  public var old: ReplayTally?
  public var new: ReplayTally?

  public var isDifferent: Bool { (old ?? .none) != (new ?? .none) }
}

/// What became of a workflow in both plays.
public struct WorkflowReplay: Hashable, Sendable, Codable {
  public var workflow: WorkflowName
  /// None where the book does not have the workflow.
  public var old: ReplayTally?
  public var new: ReplayTally?

  public var isDifferent: Bool { (old ?? .none) != (new ?? .none) }
}

/// Messages of one kind to one sort of recipient in both plays.
public struct MessageReplay: Hashable, Sendable, Codable {
  public var kind: MessageKind
  public var recipient: RecipientKind
  public var old: Count
  public var new: Count
  /// Messages that only one of the books sends to that recipient about that lead.
  public var onlyOld: Count
  public var onlyNew: Count
  /// Messages that both send, with another content.
  public var otherwise: Count

  /// How many messages, and how many leads they are about.
  public struct Count: Hashable, Sendable, Codable {
    public var count: Int
    public var leads: Int
  }

  public var isDifferent: Bool { onlyOld.count + onlyNew.count + otherwise.count > 0 }
}

/// How many leads end with another value of something.
public struct EndStateCount: Hashable, Sendable, Codable {
  public var what: String
  public var leads: Int
}

/// What is different about one lead, a line each.
public struct LeadReplay: Hashable, Sendable, Codable {
  public var lead: LeadID
  public var lines: [String]
}

/// An occurrence that one of the books could not do.
public struct ReplayRefusal: Hashable, Sendable, Codable {
  public var at: Date
  public var occurrence: OccurrenceID
  public var lead: LeadID
  /// The book that it was refused with.
  public var book: RuleBookReplay.Stage
  public var reason: String
}

extension ReplayTally {
  static let none = ReplayTally(matched: 0, performed: 0, notDone: 0, sent: [])

  init(_ summary: RuleSummary) {
    self.init(matched: summary.matched, summary.actions, summary.sent)
  }

  init(_ summary: WorkflowSummary) {
    self.init(matched: summary.started, summary.actions, summary.sent)
  }

  private init(matched: Int, _ actions: ActionTally, _ sent: [SentSummary]) {
    self.init(
      matched: matched, performed: actions.performed,
      notDone: actions.notDone.values.reduce(0, +) + actions.failed.values.reduce(0, +), sent: sent)
  }
}
