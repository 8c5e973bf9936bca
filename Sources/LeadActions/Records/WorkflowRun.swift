public import struct Foundation.Date

/// A workflow that runs for a lead.
public struct WorkflowRun: Hashable, Sendable, Codable, Identifiable {
  public var id: WorkflowRunID
  public var workflow: WorkflowName
  /// The version of the rule book that the run began with, and goes on with.
  public var bookVersion: Int
  /// The step whose turn is next.
  public var step: Int
  public var started: Date
  /// The event that started it, which its webhooks send.
  public var event: Event
  public var details: EventDetails
  /// When that event was triggered, which they send with it.
  public var eventTime: Date
  public var chain: OccurrenceID

  public init(
    id: WorkflowRunID, workflow: WorkflowName, bookVersion: Int, step: Int = 0, started: Date, event: Event,
    details: EventDetails = .none, eventTime: Date? = nil, chain: OccurrenceID
  ) {
    self.id = id
    self.workflow = workflow
    self.bookVersion = bookVersion
    self.step = step
    self.started = started
    self.event = event
    self.details = details
    self.eventTime = eventTime ?? started
    self.chain = chain
  }
}
