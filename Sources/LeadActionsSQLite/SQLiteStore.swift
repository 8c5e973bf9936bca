#if SQLite
  public import GRDB
  public import LeadActions

  /// A store that keeps everything in one SQLite file, for one process on one machine.
  public final class SQLiteStore: Sendable {
    let pool: DatabasePool

    public init(at path: String) throws { pool = try DatabasePool(path: path) }
  }
#endif
