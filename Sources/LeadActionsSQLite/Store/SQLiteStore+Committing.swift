#if SQLite
  public import GRDB
  public import LeadActions

  public import struct Foundation.Date

  extension SQLiteStore {
    public func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
      let prepared = try PreparedCommit(plan, contactKeys: contactKeys, at: now)
      return try await answer(prepared, try await writes.run { [tools] in try $0.commit(prepared, tools) })
    }

    /// Makes a plan real together with changes to the host's own tables: both happen, or neither.
    ///
    /// - Parameter body: Is called only where the plan is committed. It shares a transaction with other writes, and is
    ///   called again where that had to be undone, so it changes nothing but the database. Where it throws, nothing has
    ///   happened.
    public func commit(
      _ plan: Plan, contactKeys: [ContactKey], at now: Date,
      alongside body: @escaping @Sendable (Database) throws -> Void
    ) async throws -> CommitResult {
      let prepared = try PreparedCommit(plan, contactKeys: contactKeys, at: now)
      let result = try await writes.run { [tools] connection in
        var result = RawCommitResult.committed
        // Undone alone where it fails, so that those who share the transaction are not concerned.
        try connection.db.inSavepoint {
          result = try connection.commit(prepared, tools.forHost)
          if case .committed = result { try body(connection.db) }
          return .commit
        }
        return result
      }
      return try await answer(prepared, result)
    }

    /// Makes a plan real in the midst of a transaction of the host's: all of it happens, or nothing.
    ///
    /// Where what the host does beside the plan needs no order, ``commit(_:contactKeys:at:alongside:)`` is simpler, and
    /// shares its transaction with others.
    ///
    /// - Parameter body: Commits the plan by ``commit(_:contactKeys:at:in:)``, and returns what that does.
    /// - Returns: what a store's commit does; where that is a conflict or a repeat, what the body changed is undone.
    public func commit(
      inTransaction body: @escaping @Sendable (Database) throws -> CommittedPlan
    ) async throws -> CommitResult {
      do {
        _ = try await write(body)
        return .committed
      } catch let refused as PlanNotCommitted {
        return refused.result
      }
    }

    /// Makes a plan real inside a transaction of the host's, so that its tables and the store's change together or not
    /// at all.
    ///
    /// - Parameter db: The connection that ``commit(inTransaction:)`` or ``write(_:)`` gives.
    /// - Throws: ``PlanNotCommitted`` for a conflict and for a repeat: thrown on, it undoes the transaction, with what
    ///   the host did for a plan that has not come about. ``SQLiteStoreError/foreignConnection(path:)`` for the
    ///   connection of another database. Whatever is thrown, nothing of the plan is done, whether or not the transaction
    ///   goes on.
    @discardableResult
    public func commit(
      _ plan: Plan, contactKeys: [ContactKey], at now: Date, in db: Database
    ) throws -> CommittedPlan {
      let prepared = try PreparedCommit(plan, contactKeys: contactKeys, at: now)
      guard isOwn(db) else { throw SQLiteStoreError.foreignConnection(path: path) }
      let connection = try Connection(db, path: path, writes.statements)
      var raw = RawCommitResult.committed
      try db.inSavepoint {
        raw = try connection.commit(prepared, tools.forHost)
        return .commit
      }
      let result = try finished(prepared, raw)
      guard case .committed = result else { throw PlanNotCommitted(occurrence: plan.occurrence.id, result: result) }
      return CommittedPlan(plan)
    }

    /// Reads the host's own tables, as they stand at one moment.
    ///
    /// It is done on another thread. Cancelling the task ends the statement under way, with a `CancellationError`.
    public func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
      if settings.isImmediate { return try readNow { try body($0.db) } }
      do {
        return try await readingAtLength(database.asyncRead, body)
      } catch let error as DatabaseError where lockIsReleased {
        throw translated(error)
      }
    }

    /// Changes the host's own tables in a transaction: all of it happens, or it throws and nothing has happened.
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
      if settings.isImmediate { return try writeNow(body) }
      writes.beginOther()
      defer { writes.endOther() }
      do {
        return try await database.write(body)
      } catch let error as DatabaseError where lockIsReleased {
        throw translated(error)
      }
    }

    private func writeNow<Value>(_ body: (Database) throws -> Value) throws -> Value { try database.write(body) }

    /// Whether it is the connection that this store writes with.
    private func isOwn(_ db: Database) -> Bool {
      Int(bitPattern: db.sqliteConnection) == writer && !db.configuration.readonly
    }

    private func finished(_ plan: PreparedCommit, _ result: RawCommitResult) throws -> CommitResult {
      switch result {
      case .committed: return .committed
      case .conflict(let conflict): return .conflict(conflict)
      case .repeated(_, let body):
        do { return .repeated(try body.decode(StoredOccurrence.self)) } catch {
          throw SQLiteStoreError.unreadable(
            .occurrence, name: plan.occurrence.rawValue, of: plan.key, ErrorText(error))
        }
      }
    }

    private func answer(_ plan: PreparedCommit, _ result: RawCommitResult) async throws -> CommitResult {
      do { return try finished(plan, result) } catch let error as SQLiteStoreError {
        if case .repeated(let row, _) = result {
          await setAside([Unreadable(.occurrence, SetAsideRow.Place(row: row, line: 0), error)])
        }
        throw error
      }
    }
  }
#endif
