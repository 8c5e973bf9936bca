/// Gives the directory as it is now: the host's users, groups and partners.
///
/// ### Implementation requirements
/// - Return one consistent snapshot; it is asked for once per plan, from many tasks.
/// - Be quick, or keep a snapshot at hand: the lead waits.
///
/// ### A fake
///
/// ``FixedDirectory`` gives one directory to every tenant.
public protocol DirectorySource: Sendable {
  func directory(of tenant: TenantName) async throws -> Directory
}

/// A directory that stays as it is, for small set-ups and tests.
public struct FixedDirectory: DirectorySource {
  public var directory: Directory

  public init(_ directory: Directory) { self.directory = directory }

  public func directory(of tenant: TenantName) async throws -> Directory { directory }
}
