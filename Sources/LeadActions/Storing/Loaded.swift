public import struct Foundation.Date

/// What a store knows at one moment of all that a plan may depend on.
public struct Loaded: Hashable, Sendable {
  public var record: LeadRecord?
  /// The occurrence that was asked for, where it is done already.
  public var done: StoredOccurrence?
  /// The groups that were asked for and have been chosen from before.
  public var choosing: [GroupName: ChoosingState]
  /// An entry for every key that was asked for, empty at version 0 where no lead has the key.
  public var contacts: [ContactKey: ContactIndexEntry]

  public init(
    record: LeadRecord? = nil, done: StoredOccurrence? = nil, choosing: [GroupName: ChoosingState] = [:],
    contacts: [ContactKey: ContactIndexEntry] = [:]
  ) {
    self.record = record
    self.done = done
    self.choosing = choosing
    self.contacts = contacts
  }
}

/// An occurrence that is done, and what became of it.
public struct StoredOccurrence: Hashable, Sendable, Codable {
  public var occurrence: Occurrence
  public var outcome: Outcome

  public init(_ occurrence: Occurrence, _ outcome: Outcome) {
    self.occurrence = occurrence
    self.outcome = outcome
  }
}

/// The leads that share an email address or a number.
public struct ContactIndexEntry: Hashable, Sendable, Codable {
  /// The most leads that a reading returns of one key.
  public static let limit = 100

  /// Another number after each change of the entry, never one that it had before; 0 where no lead has the key.
  public var version: Int
  /// The last received first, leads received at the same time by their ids; at most ``limit``.
  public var leads: [ContactIndexLead]

  public init(version: Int = 0, leads: [ContactIndexLead] = []) {
    self.version = version
    self.leads = leads
  }
}

/// A lead as the contact index has it.
public struct ContactIndexLead: Hashable, Sendable, Codable {
  public var lead: LeadID
  public var received: Date

  public init(_ lead: LeadID, received: Date) {
    self.lead = lead
    self.received = received
  }
}
