/// Gives the directory as it is now: the host's users, groups and partners.
///
/// ### Implementation requirements
/// - Return one consistent snapshot; it is asked for once per plan, from many tasks.
/// - Be quick, or keep a snapshot at hand: the lead waits.
public protocol DirectorySource: Sendable {
  func directory(of tenant: TenantName) async throws -> Directory
}

/// A directory that stays as it is, for small set-ups and tests.
public struct FixedDirectory: DirectorySource {
  public var directory: Directory

  public init(_ directory: Directory) { self.directory = directory }

  public func directory(of tenant: TenantName) async throws -> Directory { directory }
}

/// Gives what rules need to know beyond the lead, such as a score or a price list.
///
/// ### Implementation requirements
/// - Return facts by their names without the prefix `fact.`, in the kinds that the rule book declares.
/// - Throw only where the occurrence had better be submitted again later; nothing is done then.
public protocol FactSource: Sendable {
  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue]
}

/// Gives no facts.
public struct NoFacts: FactSource {
  public init() {}

  public func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] { [:] }
}
