#if SQLite
  import GRDB
  import GRDBSQLite
  import LeadActions

  /// A connection of GRDB's, driven through SQLite's own interface.
  ///
  /// A commit runs some twenty statements. GRDB's layer above them, which boxes each value, costs more than they do;
  /// its connections, queues and transactions are used as they are.
  struct Connection {
    let db: Database
    let path: String
    private let handle: OpaquePointer
    private let statements: Statements?

    /// - Parameter statements: What was prepared on this connection before; GRDB's cache of them where there is none.
    init(_ db: Database, path: String, _ statements: Statements? = nil) throws(SQLiteStoreError) {
      guard let handle = db.sqliteConnection else { throw .closed(path: path) }
      self.db = db
      self.path = path
      self.handle = handle
      self.statements = statements
    }

    /// Counts all rows that were ever inserted, changed or deleted.
    var changes: Int { Int(sqlite3_total_changes(handle)) }

    var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") != 0 }

    /// Runs a statement that changes something, and returns how many rows it changed.
    @discardableResult
    func run(_ query: Query, _ bind: (inout Binder) -> Void = { _ in }) throws(SQLiteStoreError) -> Int {
      let statement = try prepared(query, bind)
      defer { sqlite3_reset(statement) }
      guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
      return Int(sqlite3_changes(handle))
    }

    /// The first row of what a statement finds.
    func first<Value>(
      _ query: Query, _ bind: (inout Binder) -> Void = { _ in }, read: (Row) -> Value
    ) throws(SQLiteStoreError) -> Value? {
      let statement = try prepared(query, bind)
      defer { sqlite3_reset(statement) }
      switch sqlite3_step(statement) {
      case SQLITE_ROW: return read(Row(statement))
      case SQLITE_DONE: return nil
      default: throw failure()
      }
    }

    /// All rows that a statement finds.
    func all<Value>(
      _ query: Query, _ bind: (inout Binder) -> Void = { _ in }, read: (Row) -> Value
    ) throws(SQLiteStoreError) -> [Value] {
      let statement = try prepared(query, bind)
      defer { sqlite3_reset(statement) }
      var values: [Value] = []
      while true {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: values.append(read(Row(statement)))
        case SQLITE_DONE: return values
        default: throw failure()
        }
      }
    }

    private func prepared(
      _ query: Query, _ bind: (inout Binder) -> Void
    ) throws(SQLiteStoreError) -> OpaquePointer {
      guard let statement = try statement(query) else { throw failure() }
      var binder = Binder(statement)
      bind(&binder)
      guard binder.failure == SQLITE_OK else {
        throw SQLiteStoreError(
          code: binder.failure, message: String(cString: sqlite3_errstr(binder.failure)), path: path)
      }
      return statement
    }

    private func statement(_ query: Query) throws(SQLiteStoreError) -> OpaquePointer? {
      if let statements { return statements.statement(query, on: handle) }
      do { return try db.cachedStatement(sql: query.sql).sqliteStatement } catch let error as DatabaseError {
        throw SQLiteStoreError(error, path: path)
      } catch {
        throw .failed(path: path, code: Int(SQLITE_ERROR), ErrorText(error))
      }
    }

    /// Reads as of one moment.
    func asOfOneMoment<Value>(_ statements: Statements, _ body: () throws -> Value) throws -> Value {
      guard statements.beginReading(on: handle) == SQLITE_OK else { throw failure() }
      defer {
        // Where it fails SQLite has ended it already, or a rollback does.
        if statements.endReading(on: handle) != SQLITE_OK, isInTransaction { try? db.rollback() }
      }
      return try body()
    }

    private func failure() -> SQLiteStoreError {
      SQLiteStoreError(
        code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), path: path)
    }
  }
#endif
