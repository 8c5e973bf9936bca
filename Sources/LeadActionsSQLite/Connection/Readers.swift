#if SQLite
  import Dispatch
  import GRDB
  import LeadActions
  import Synchronization

  /// Connections that only read, beside the one that writes; each reading has one of them to itself, and a moment of the
  /// database that does not change.
  ///
  /// GRDB's own pool prepares statements around each reading, which take longer than the reading of a lead.
  final class Readers: Sendable {
    private struct Reader: Sendable {
      // In front, so that they are gone when the connection is closed.
      let statements = Statements()
      let queue: DatabaseQueue
    }

    private struct State {
      var idle: [Reader] = []
      var isClosed = false
    }

    private let path: String
    private let configuration: Configuration
    private let limit: Int
    private let state = Mutex(State())
    /// Counts the readings that may begin.
    private let room: DispatchSemaphore

    /// - Parameter limit: The most connections; they are opened when they are needed.
    init(path: String, limit: Int, _ configuration: Configuration) {
      self.path = path
      self.limit = max(1, limit)
      var configuration = configuration
      configuration.readonly = true
      self.configuration = configuration
      room = DispatchSemaphore(value: self.limit)
    }

    /// Reads on the thread that asks, which waits while all connections are busy.
    func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
      room.wait()
      defer { room.signal() }
      let reader = try take()
      defer { state.withLock { $0.idle.append(reader) } }
      return try reader.queue.unsafeRead { db in
        let connection = try Connection(db, path: path, reader.statements)
        return try connection.asOfOneMoment(reader.statements) { try body(connection) }
      }
    }

    private func take() throws -> Reader {
      let idle = try state.withLock { state in
        if state.isClosed { throw SQLiteStoreError.closed(path: path) }
        return state.idle.popLast()
      }
      return try idle ?? Reader(queue: DatabaseQueue(path: path, configuration: configuration))
    }

    /// Waits for those who read, and closes their connections; nobody reads any more.
    func close() throws {
      for _ in 0..<limit { room.wait() }
      defer { for _ in 0..<limit { room.signal() } }
      let readers = state.withLock { state in
        defer { state.idle = [] }
        state.isClosed = true
        return state.idle
      }
      for reader in readers {
        reader.statements.clear()
        try reader.queue.close()
      }
    }
  }
#endif
