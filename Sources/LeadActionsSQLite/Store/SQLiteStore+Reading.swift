#if SQLite
  import GRDB
  import LeadActions
  import Synchronization

  extension SQLiteStore {
    /// Reads in one moment of the database; small readings are worth no other thread where nothing may suspend.
    func reading<Value: Sendable>(
      _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
      do {
        // Where others read at length on the same connection no thread is to wait for them.
        let waitsForNobody = readers != nil || longReadings.load(ordering: .relaxed) == 0
        if settings.isImmediate || settings.worksOnCaller && waitsForNobody { return try readNow(body) }
        return try await readElsewhere(database.asyncRead) { [path] in try body(Connection($0, path: path)) }
      } catch let error as DatabaseError {
        throw translated(error)
      }
    }

    func readNow<Value>(_ body: (Connection) throws -> Value) throws -> Value {
      if let readers { return try readers.read(body) }
      return try database.read { try body(Connection($0, path: path, writes.statements)) }
    }

    /// Reads for as long as somebody else likes: the host, or a backup.
    func readingAtLength<Value: Sendable>(
      _ lend: Lending, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
      longReadings.add(1, ordering: .relaxed)
      defer { longReadings.subtract(1, ordering: .relaxed) }
      return try await readElsewhere(lend, body)
    }

    /// Gives a reader to somebody, or tells why it cannot; once.
    typealias Lending = (@escaping @Sendable (Result<Database, any Error>) -> Void) -> Void

    /// Reads on another thread.
    ///
    /// GRDB's own `async` readings give the reader back only when their task goes on. Where readings that wait for a
    /// reader hold all threads on which tasks go on, that is never; so the thread that reads gives it back.
    private func readElsewhere<Value: Sendable>(
      _ lend: Lending, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
      let interruption = Interruption()
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          lend { db in continuation.resume(with: Result { try interruption.run(db.get(), body) }) }
        }
      } onCancel: {
        interruption.cancel()
      }
    }
  }
#endif
