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

  public init(events: [EventTrace] = []) { self.events = events }
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
}
