#if SQLite
  import GRDBSQLite

  /// The statements that one connection has prepared, each found by its place among the queries.
  ///
  /// To find one in a cache by its text takes as long as some of them run. SQLite prepares them anew by itself where the
  /// tables have changed.
  final class Statements {
    private var prepared = [OpaquePointer?](repeating: nil, count: Query.allCases.count)
    private var beginning: OpaquePointer?
    private var ending: OpaquePointer?

    deinit { clear() }

    /// The statement, reset and with the values that it had before; none where SQLite cannot prepare it.
    func statement(_ query: Query, on handle: OpaquePointer) -> OpaquePointer? {
      if let statement = prepared[query.rawValue] { return statement }
      let statement = Self.prepare(query.sql, on: handle)
      prepared[query.rawValue] = statement
      return statement
    }

    /// Begins to read as of one moment; returns SQLite's code.
    func beginReading(on handle: OpaquePointer) -> Int32 {
      beginning = beginning ?? Self.prepare("BEGIN DEFERRED TRANSACTION", on: handle)
      return Self.run(beginning, on: handle)
    }

    func endReading(on handle: OpaquePointer) -> Int32 {
      ending = ending ?? Self.prepare("COMMIT TRANSACTION", on: handle)
      return Self.run(ending, on: handle)
    }

    /// Forgets all, so that the connection can be closed.
    func clear() {
      for statement in prepared + [beginning, ending] { sqlite3_finalize(statement) }
      for index in prepared.indices { prepared[index] = nil }
      (beginning, ending) = (nil, nil)
    }

    private static func prepare(_ sql: String, on handle: OpaquePointer) -> OpaquePointer? {
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
      return code == SQLITE_OK ? statement : nil
    }

    private static func run(_ statement: OpaquePointer?, on handle: OpaquePointer) -> Int32 {
      guard let statement else { return sqlite3_extended_errcode(handle) }
      defer { sqlite3_reset(statement) }
      return sqlite3_step(statement) == SQLITE_DONE ? SQLITE_OK : sqlite3_extended_errcode(handle)
    }
  }

  // Proof: whoever calls it has its connection from GRDB, which gives that to one at a time, by a serial queue of its own.
  // `Readers.close` clears the statements of readers only when it has taken the room of all who read, so that nobody has
  // one; and `deinit` runs when nobody has it at all.
  extension Statements: @unchecked Sendable {}
#endif
