#if SQLite
  import GRDB
  import LeadActionsSQLite

  /// What a database says of itself.
  enum StoreFacts {
    /// What SQLite finds wrong with the file; nothing where it is whole.
    static func problems(of store: SQLiteStore) async throws -> [String] {
      try await store.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }.map { "integrity: \($0)" }
      }
    }
  }
#endif
