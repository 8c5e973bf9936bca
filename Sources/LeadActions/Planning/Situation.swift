public import struct Foundation.Date

/// All that a plan may depend on beside the rule book, the performers and the occurrence.
///
/// It is read at one moment and kept with the plan; the commit checks that what was read still stands.
public struct Situation: Hashable, Sendable {
  public var tenant: TenantName
  /// The lead's record; none before the lead is received or adopted.
  public var record: LeadRecord?
  public var directory: Directory
  public var choosing: [GroupName: ChoosingState]
  public var facts: [FieldName: FieldValue]
  /// For a receipt: what the contact index held under the lead's contact keys.
  public var contacts: ContactReading?
  public var now: Date
  /// The pipeline's seed, from which every choice by chance derives.
  public var seed: UInt64

  public init(
    tenant: TenantName = .only, record: LeadRecord? = nil, directory: Directory = .empty,
    choosing: [GroupName: ChoosingState] = [:], facts: [FieldName: FieldValue] = [:],
    contacts: ContactReading? = nil, now: Date, seed: UInt64 = 0
  ) {
    self.tenant = tenant
    self.record = record
    self.directory = directory
    self.choosing = choosing
    self.facts = facts
    self.contacts = contacts
    self.now = now
    self.seed = seed
  }
}

/// What the contact index held when a plan was made, and the lead that a duplicate matcher found in it.
public struct ContactReading: Hashable, Sendable {
  /// The number of changes that each key had seen; the commit is refused where another has come since.
  public var versions: [ContactKey: Int]
  public var match: LeadID?

  public init(versions: [ContactKey: Int] = [:], match: LeadID? = nil) {
    self.versions = versions
    self.match = match
  }
}

/// The keys are written in their order, so that equal readings are equal to the byte.
extension ContactReading: Codable {
  private struct Entry: Codable {
    var key: ContactKey
    var version: Int
  }

  private enum CodingKeys: String, CodingKey { case versions, match }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let entries = try container.decode([Entry].self, forKey: .versions)
    versions = Dictionary(entries.map { ($0.key, $0.version) }) { first, _ in first }
    match = try container.decodeIfPresent(LeadID.self, forKey: .match)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let entries = versions.sorted { $0.key < $1.key }.map { Entry(key: $0.key, version: $0.value) }
    try container.encode(entries, forKey: .versions)
    try container.encodeIfPresent(match, forKey: .match)
  }
}
