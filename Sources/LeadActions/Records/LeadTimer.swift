public import struct Foundation.Date

/// A time at which something is to happen to a lead; durable, since it is part of the lead's record.
public struct LeadTimer: Hashable, Sendable, Codable, Identifiable {
  @nonexhaustive
  public indirect enum Purpose: Hashable, Sendable, Codable {
    /// The event before or after an appointment, in one of the appointment's revisions.
    case appointment(AppointmentID, revision: Int, Event)
    /// A workflow's wait is over.
    case workflow(WorkflowRunID, step: Int)
    /// A custom event that a performer asked for.
    case custom(CustomEventName, [FieldName: FieldValue])
  }

  public var id: TimerID
  public var due: Date
  public var purpose: Purpose
  /// The first occurrence of the chain of causes that goes on when the time comes.
  public var chain: OccurrenceID

  public init(id: TimerID, due: Date, purpose: Purpose, chain: OccurrenceID) {
    self.id = id
    self.due = due
    self.purpose = purpose
    self.chain = chain
  }
}
