#if SQLite
  import GRDB
  import GRDBSQLite
  import Synchronization

  /// Ends the statement that runs for a task on another thread, where the task is cancelled.
  final class Interruption: Sendable {
    private enum State {
      case waiting
      /// The connection, by its address.
      case running(Int)
      case ended
      case cancelled
    }

    private let state = Mutex(State.waiting)

    func cancel() {
      state.withLock { state in
        // Under the lock, so that the connection is nobody else's by now.
        if case .running(let connection) = state { sqlite3_interrupt(OpaquePointer(bitPattern: connection)) }
        state = .cancelled
      }
    }

    /// Does something with a connection; throws `CancellationError` where it did not come to its end because of that.
    func run<Value>(_ db: Database, _ body: (Database) throws -> Value) throws -> Value {
      let connection = Int(bitPattern: db.sqliteConnection)
      try change(to: .running(connection))
      let value: Value
      do { value = try body(db) } catch {
        try change(to: .ended)
        throw error
      }
      // What is whole is answered.
      try? change(to: .ended)
      return value
    }

    private func change(to next: State) throws(CancellationError) {
      let isCancelled = state.withLock { state in
        if case .cancelled = state { return true }
        state = next
        return false
      }
      if isCancelled { throw CancellationError() }
    }
  }
#endif
