/// How much one occurrence, and one chain of causes, may bring about.
public struct PlanLimits: Hashable, Sendable {
  /// The most events and workflow steps that one occurrence runs; rules that trigger each other would never end.
  public var events: Int
  /// The most events and workflow steps in any 24 hours of a chain that goes on through timers, workflows, replies and
  /// what transports report.
  public var chainEvents: Int

  public init(events: Int = 100, chainEvents: Int = 200) {
    self.events = events
    self.chainEvents = chainEvents
  }
}
