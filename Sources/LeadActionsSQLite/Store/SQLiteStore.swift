#if SQLite
  import Foundation
  import GRDB
  import GRDBSQLite
  public import LeadActions
  import Synchronization

  /// A store that keeps everything in one SQLite file, for one process on one machine.
  ///
  /// One connection writes, in transactions that writers who wait share; readers go on beside it. A second store on the
  /// same file, of this process or of another, is refused.
  ///
  /// Its tables begin with `leadactions_`; a host can keep tables of its own in the same file, and change them together
  /// with what a plan does: see ``commit(_:contactKeys:at:in:)``.
  public final class SQLiteStore: LeadStore {
    public let about: About
    let settings: Settings
    /// None where readings wait for the connection that writes. In front of it, so that the last to close is one that may
    /// write the log back.
    let readers: Readers?
    let database: any DatabaseWriter
    /// The connection that writes, by its address: a host's must be this one.
    let writer: Int
    let writes: WriteQueue
    let tools: CommitTools
    let tokens: Mutex<any RandomNumberGenerator & Sendable>
    let onTrouble: @Sendable (ErrorText) -> Void
    let told = ToldOnce()
    /// How many read for as long as they like: the host, and backups.
    let longReadings = Atomic(0)
    /// Behind the database, so that it is closed before the lock is released.
    private let lock: Mutex<FileLock?>

    /// Opens a file, or makes it, and brings its tables to the present schema.
    ///
    /// - Parameters:
    ///   - path: Where the file is; its folder must exist, and be on a disk of this machine.
    ///   - generator: Where claims' tokens come from.
    ///   - onTrouble: Is told of each row that is set aside, once.
    /// - Throws: a ``SQLiteStoreError`` that says what is wrong with the file; it is as it was then.
    public init(
      at path: String, settings: Settings = Settings(),
      tokensFrom generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
      onTrouble: @escaping @Sendable (ErrorText) -> Void = { _ in }
    ) throws(SQLiteStoreError) {
      let file = try StoreFile(at: path)
      let lock = try FileLock(of: file)
      let database = try Self.open(file, settings)
      self.settings = settings
      self.database = database
      writer = database.writeWithoutTransaction { Int(bitPattern: $0.sqliteConnection) }
      self.onTrouble = onTrouble
      self.lock = Mutex(lock)
      tokens = Mutex(generator)
      writes = WriteQueue(database, path: file.path, settings)
      tools = CommitTools(probe: settings.probe, memory: writes.memory)
      readers =
        settings.journal == .wal
        ? Readers(path: file.path, limit: settings.readers, Self.plainConfiguration(settings)) : nil
      about = About(
        path: file.path, sqliteVersion: String(cString: sqlite3_libversion()), schemaVersion: Schema.current,
        synchronous: settings.synchronous, journal: settings.journal)
    }

    var path: String { about.path }

    /// Refuses more, ends what is under way, writes the log back into the file and releases it.
    public func close() async throws {
      await writes.close()
      do { try readers?.close() } catch let error as DatabaseError { throw translated(error) }
      // Without the log the file alone is whole; where a reader stands in the way, the next opening does it.
      _ = try? await database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try await shut()
    }

    private func shut() async throws {
      do {
        // On a thread of its own, since it waits for those who read.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
          DispatchQueue(label: "LeadActions.closing").async { [database, writes] in
            database.writeWithoutTransaction { _ in writes.statements.clear() }
            continuation.resume(with: Result { try database.close() })
          }
        }
      } catch let error as DatabaseError {
        throw SQLiteStoreError(error, path: path)
      }
      lock.withLock { $0 = nil }
    }
  }

  extension SQLiteStore {
    /// What a store is kept in, and how; for a log at the start.
    public struct About: Hashable, Sendable, CustomStringConvertible {
      public let path: String
      public let sqliteVersion: String
      public let schemaVersion: Int
      public let synchronous: Synchronous
      public let journal: Journal

      /// Whether this SQLite can lose commits when two connections write or checkpoint at the same instant (the
      /// WAL-reset bug, <https://sqlite.org/wal.html>); the store has one that does either, so that it cannot happen to
      /// it.
      public var hasWALResetBug: Bool { SQLiteVersion(sqliteVersion).hasWALResetBug }

      public var description: String {
        "\(path): SQLite \(sqliteVersion), schema \(schemaVersion), journal \(journal), synchronous \(synchronous)"
          + (hasWALResetBug
            ? "; this SQLite has the WAL-reset bug, which one writing connection cannot meet" : "")
      }
    }
  }

  extension SQLiteStore {
    var lockIsReleased: Bool { lock.withLock { $0 == nil } }

    func translated(_ error: DatabaseError) -> SQLiteStoreError {
      lockIsReleased ? .closed(path: path) : SQLiteStoreError(error, path: path)
    }
  }
#endif
