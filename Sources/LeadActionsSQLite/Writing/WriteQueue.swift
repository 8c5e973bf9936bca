#if SQLite
  import GRDB
  import LeadActions
  import Synchronization

  /// Writes that wait for the one connection that writes.
  ///
  /// Those that wait at the same time share a transaction, and so one wait for the disk: while one group is written,
  /// the next gathers. Nobody waits for others to come, so that a lone write begins at once.
  final class WriteQueue: Sendable {
    /// One write: what it does, and who is told what came of it.
    private struct Write: Sendable {
      var number: Int
      /// Returns what tells of its success, once it is committed.
      var perform: @Sendable (Connection) throws -> Reply
      var fail: @Sendable (any Error) -> Void
    }

    private typealias Reply = @Sendable () -> Void

    private struct State {
      var waiting: [Write] = []
      var count = 0
      var isDraining = false
      /// The host's own writes, which may take long.
      var others = 0
      var isClosed = false
    }

    private let state = Mutex(State())
    private let database: any DatabaseWriter
    private let path: String
    private let limit: Int
    private let isImmediate: Bool
    private let worksOnCaller: Bool
    private let probe: SQLiteProbe
    /// Those of the connection that writes.
    let statements = Statements()
    let memory = WriterMemory()

    init(_ database: any DatabaseWriter, path: String, _ settings: SQLiteStore.Settings) {
      self.database = database
      self.path = path
      limit = max(1, settings.groupLimit)
      isImmediate = settings.isImmediate
      worksOnCaller = settings.worksOnCaller
      probe = settings.probe
    }

    /// How many wait, and are not begun.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Does something in a transaction, alone or in a group.
    ///
    /// It may be done again, where the group that it was in had to be undone; so it touches nothing but the database.
    ///
    /// - Parameter isCancellable: whether a cancelled task takes it back while it waits. What has been begun is ended,
    ///   and answered.
    func run<Value: Sendable>(
      isCancellable: Bool = true, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
      if isImmediate { return try runNow(body) }
      if worksOnCaller, beginAlone() {
        defer { endAlone() }
        if isCancellable { try Task.checkCancellation() }
        return try runNow(body)
      }
      guard isCancellable else { return try await enqueue(body) { _ in } }
      let place = Mutex<Int?>(nil)
      return try await withTaskCancellationHandler {
        try await enqueue(body) { number in
          place.withLock { $0 = number }
          // Cancelled before it had a place, it was not found there.
          if Task.isCancelled { cancel(number) }
        }
      } onCancel: {
        if let number = place.withLock({ $0 }) { cancel(number) }
      }
    }

    /// Somebody else is about to write, such as the host; until it ends no caller's thread is to wait for it.
    func beginOther() { state.withLock { $0.others += 1 } }
    func endOther() { state.withLock { $0.others -= 1 } }

    /// True where nobody writes or waits: the caller may write by itself then, and others gather meanwhile.
    private func beginAlone() -> Bool {
      state.withLock { state in
        guard !state.isDraining, state.waiting.isEmpty, state.others == 0, !state.isClosed else { return false }
        state.isDraining = true
        return true
      }
    }

    /// Whoever gathered is written on the writer's own thread.
    private func endAlone() {
      let mustDrain = state.withLock { state in
        state.isDraining = !state.waiting.isEmpty
        return state.isDraining
      }
      if mustDrain { scheduleDrain() }
    }

    /// Refuses more, and returns when what waits is done.
    func close() async {
      state.withLock { $0.isClosed = true }
      // Behind everything: a group is written whole, and the next one stands behind it.
      while !state.withLock({ $0.waiting.isEmpty && !$0.isDraining }) {
        await withCheckedContinuation { continuation in
          database.asyncWriteWithoutTransaction { _ in continuation.resume() }
        }
      }
    }

    private func enqueue<Value: Sendable>(
      _ body: @escaping @Sendable (Connection) throws -> Value, placed: (Int) -> Void
    ) async throws -> Value {
      try await withCheckedThrowingContinuation { continuation in
        let number = add { connection in
          let value = try body(connection)
          return { continuation.resume(returning: value) }
        } fail: {
          continuation.resume(throwing: $0)
        }
        if let number { placed(number) }
      }
    }

    /// The write's number; none where the queue is closed.
    private func add(
      _ perform: @escaping @Sendable (Connection) throws -> Reply, fail: @escaping @Sendable (any Error) -> Void
    ) -> Int? {
      let (number, mustDrain) = state.withLock { state -> (Int?, Bool) in
        guard !state.isClosed else { return (nil, false) }
        state.count += 1
        state.waiting.append(Write(number: state.count, perform: perform, fail: fail))
        defer { state.isDraining = true }
        return (state.count, !state.isDraining)
      }
      if number == nil { fail(SQLiteStoreError.closed(path: path)) }
      if mustDrain { scheduleDrain() }
      return number
    }

    private func cancel(_ number: Int) {
      let write = state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
      }
      write?.fail(CancellationError())
    }

    /// A turn on the writer for each group, so that others who write get their turns between.
    private func scheduleDrain() {
      database.asyncWriteWithoutTransaction { [self] db in
        let group = state.withLock { state in
          let group = Array(state.waiting.prefix(limit))
          state.waiting.removeFirst(group.count)
          return group
        }
        perform(group, in: db)
        let isDone = state.withLock { state in
          state.isDraining = !state.waiting.isEmpty
          return !state.isDraining
        }
        if !isDone { scheduleDrain() }
      }
    }
  }

  extension WriteQueue {
    private func perform(_ group: [Write], in db: Database) {
      guard group.count > 1 else {
        if let write = group.first { performAlone(write, in: db) }
        return
      }
      do {
        for reply in try performTogether(group, in: db) { reply() }
      } catch let lost as LostAnswer {
        for write in group { write.fail(lost.reason) }
      } catch let error as SQLiteStoreError where error.isBusy {
        // Another program's lock has been waited for already; each by itself would wait as long again, all in a row.
        for write in group { write.fail(error) }
      } catch {
        // One of them spoiled the transaction, or it could not be committed: each gets one of its own.
        for write in group { performAlone(write, in: db) }
      }
    }

    /// One transaction for all; it throws where nothing of it has come about.
    private func performTogether(_ group: [Write], in db: Database) throws -> [Reply] {
      try inTransaction(db) { connection in
        try group.map { write in
          let changes = connection.changes
          do {
            return try write.perform(connection)
          } catch  where connection.changes == changes && connection.isInTransaction {
            // It failed having changed nothing, which is nobody else's business.
            return { write.fail(error) }
          }
        }
      }
    }

    private func performAlone(_ write: Write, in db: Database) {
      do {
        try inTransaction(db, write.perform)()
      } catch let lost as LostAnswer {
        write.fail(lost.reason)
      } catch {
        write.fail(error)
      }
    }

    private func runNow<Value>(_ body: (Connection) throws -> Value) throws -> Value {
      if isImmediate, state.withLock({ $0.isClosed }) { throw SQLiteStoreError.closed(path: path) }
      return try database.writeWithoutTransaction { db in
        do { return try inTransaction(db, body) } catch let lost as LostAnswer { throw lost.reason }
      }
    }

    /// The probe failed behind the commit: everything has come about, and whoever asked does not learn it.
    private struct LostAnswer: Error {
      var reason: any Error
    }

    private func inTransaction<Value>(_ db: Database, _ body: (Connection) throws -> Value) throws -> Value {
      let connection = try Connection(db, path: path, statements)
      do {
        try control(db, "BEGIN IMMEDIATE TRANSACTION")
        let value = try body(connection)
        try probe.reached(.beforeCommit)
        try control(db, "COMMIT TRANSACTION")
        memory.keep()
        do { try probe.reached(.committed) } catch { throw LostAnswer(reason: error) }
        return value
      } catch {
        // Where SQLite has undone it already, there is nothing left to undo.
        if connection.isInTransaction { try? db.rollback() }
        memory.forget()
        throw error
      }
    }

    /// Through GRDB, which must know where a transaction begins and ends.
    private func control(_ db: Database, _ sql: String) throws {
      do { try db.cachedStatement(sql: sql).execute() } catch let error as DatabaseError {
        throw SQLiteStoreError(error, path: path)
      }
    }
  }
#endif
