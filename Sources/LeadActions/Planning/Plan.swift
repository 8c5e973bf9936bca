public import struct Foundation.Date

/// Everything that one occurrence does: a value; committing it makes it real.
///
/// Equal arguments give equal plans, in another process too. The trace says why and is no part of equality.
public struct Plan: Sendable {
  public var tenant: TenantName
  public var occurrence: Occurrence
  /// When it was planned, as every line of its history says.
  public var at: Date
  public var bookVersion: Int
  /// The record's version that the plan was made from; none where it must not exist yet.
  public var baseVersion: Int?
  /// The events in the order they ran.
  public var events: [RaisedEvent]
  /// The effects in the order they were performed.
  public var effects: [Effect]
  /// The record after everything, its version one higher.
  public var record: LeadRecord
  public var history: [HistoryEntry]
  public var deliveries: [Delivery]
  /// The appointments whose reminders, planned before and not sent yet, are withdrawn.
  public var withdrawals: [AppointmentID]
  /// What the choosing of users remembers from now on, by group; each one version above what was read.
  public var choosing: [GroupName: ChoosingState]
  /// The versions in the contact index that the plan relies on.
  public var contacts: ContactReading?
  /// The facts that it was made with, so that a replay sees the same.
  public var facts: [FieldName: FieldValue]
  public var trace: Trace?

  public init(
    tenant: TenantName = .only, occurrence: Occurrence, at: Date, bookVersion: Int, baseVersion: Int?,
    events: [RaisedEvent] = [], effects: [Effect] = [], record: LeadRecord, history: [HistoryEntry] = [],
    deliveries: [Delivery] = [], withdrawals: [AppointmentID] = [], choosing: [GroupName: ChoosingState] = [:],
    contacts: ContactReading? = nil, facts: [FieldName: FieldValue] = [:], trace: Trace? = nil
  ) {
    self.tenant = tenant
    self.occurrence = occurrence
    self.at = at
    self.bookVersion = bookVersion
    self.baseVersion = baseVersion
    self.events = events
    self.effects = effects
    self.record = record
    self.history = history
    self.deliveries = deliveries
    self.withdrawals = withdrawals
    self.choosing = choosing
    self.contacts = contacts
    self.facts = facts
    self.trace = trace
  }

  public var outcome: Outcome {
    Outcome(
      occurrence: occurrence.id, lead: occurrence.lead, at: at, bookVersion: bookVersion,
      events: events.map(\.event), deliveries: deliveries.map(\.id))
  }
}

extension Plan: Equatable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.tenant == rhs.tenant && lhs.occurrence == rhs.occurrence && lhs.at == rhs.at
      && lhs.bookVersion == rhs.bookVersion && lhs.baseVersion == rhs.baseVersion && lhs.events == rhs.events
      && lhs.effects == rhs.effects && lhs.record == rhs.record && lhs.history == rhs.history
      && lhs.deliveries == rhs.deliveries && lhs.withdrawals == rhs.withdrawals && lhs.choosing == rhs.choosing
      && lhs.contacts == rhs.contacts && lhs.facts == rhs.facts
  }
}

/// What became of an occurrence: kept with its id, so that a repeat gets the same answer.
public struct Outcome: Hashable, Sendable, Codable {
  public var occurrence: OccurrenceID
  public var lead: LeadID
  public var at: Date
  public var bookVersion: Int
  public var events: [Event]
  public var deliveries: [DeliveryID]

  public init(
    occurrence: OccurrenceID, lead: LeadID, at: Date, bookVersion: Int, events: [Event], deliveries: [DeliveryID]
  ) {
    self.occurrence = occurrence
    self.lead = lead
    self.at = at
    self.bookVersion = bookVersion
    self.events = events
    self.deliveries = deliveries
  }
}
