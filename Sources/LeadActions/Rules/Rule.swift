/// On a lead type: when this event happens and this condition holds, do these actions.
public struct Rule: Hashable, Sendable, Identifiable {
  /// Stable and unique in the lead type; choices by chance and delivery ids derive from it.
  public var id: RuleID
  public var event: Event
  /// No condition means always.
  public var condition: Condition?
  /// What to do, in order; never empty in a valid rule book.
  public var actions: [Action]
  /// A rule that is switched off stays in the book and does nothing.
  public var isEnabled: Bool
  /// Findings that are meant to be so here, each with the reason.
  public var allowed: [FindingCode: String]

  public init(
    _ id: RuleID, on event: Event, when condition: Condition? = nil, do actions: [Action], isEnabled: Bool = true,
    allowed: [FindingCode: String] = [:]
  ) {
    self.id = id
    self.event = event
    self.condition = condition
    self.actions = actions
    self.isEnabled = isEnabled
    self.allowed = allowed
  }
}
