#if SQLite
  import DurabilityWorld
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite

  /// The store that lives work on.
  enum SubjectStore {
    static var points: [String] { SQLitePoint.allCases.map { "sqlite.\($0.rawValue)" } }

    /// - Parameter dwell: for how many milliseconds a transaction stays open at most, now and then, before its COMMIT.
    static func open(
      _ folder: WorldFolder, isFull: Bool = true, journal: SQLiteStore.Journal = .wal, dwell: Int = 0,
      stop: StopPoint? = nil
    ) throws -> SQLiteStore {
      var settings = SQLiteStore.Settings(synchronous: isFull ? .full : .normal, journal: journal)
      if stop != nil || dwell > 0 {
        settings.probe = SQLiteProbe { point in
          stop?.reached("sqlite.\(point.rawValue)")
          if dwell > 0, point == .beforeCommit, Int.random(in: 0..<4) == 0 {
            usleep(UInt32(Int.random(in: 0...dwell * 1_000)))
          }
        }
      }
      return try SQLiteStore(at: folder.database, settings: settings)
    }

    /// What SQLite finds wrong with the file; nothing where it is whole.
    static func problems(of store: SQLiteStore) async throws -> [String] {
      try await store.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }.map { "integrity: \($0)" }
      }
    }

    /// How many deliveries are claimed, though nobody works.
    static func claims(in folder: WorldFolder) async throws -> Int {
      let store = try open(folder)
      let claims = try await store.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM leadactions_deliveries WHERE token IS NOT NULL") ?? 0
      }
      try await store.close()
      return claims
    }
  }
#endif
