#if SQLite
  import Synchronization

  /// What the connection that writes knows of the file without asking it, since no other changes the store's tables.
  ///
  /// Only what is committed is known. What a transaction has made is known once it is committed, and forgotten where it is
  /// undone; one that may be undone in part, such as a host's, has no part in it.
  final class WriterMemory: Sendable {
    private struct State {
      var destinations: [[UInt8]: Int] = [:]
      /// The highest number that is reserved for the versions of the contact index.
      var reserved: Int?
      var inbox = Inbox.unknown
    }

    private enum Inbox { case unknown, empty, filled }

    private struct Memory {
      var known = State()
      /// What is known if the transaction under way is committed.
      var hoped = State()
    }

    /// Hosts may have webhooks to any number of servers.
    private static let mostDestinations = 1_000

    private let memory = Mutex(Memory())

    /// The transaction under way is committed.
    func keep() {
      memory.withLock { memory in
        if memory.hoped.destinations.count > Self.mostDestinations { memory.hoped.destinations = [:] }
        memory.known = memory.hoped
      }
    }

    /// The transaction under way is undone.
    func forget() { memory.withLock { $0.hoped = $0.known } }
  }

  extension WriterMemory {
    func destination(_ name: NameKey) -> Int? { memory.withLock { $0.hoped.destinations[name.bytes] } }

    func note(_ name: NameKey, is number: Int) { memory.withLock { $0.hoped.destinations[name.bytes] = number } }

    var reserved: Int? { memory.withLock { $0.hoped.reserved } }

    func note(reserved number: Int) { memory.withLock { $0.hoped.reserved = number } }

    /// Whether no occurrence waits in the inbox for certain.
    var inboxIsEmpty: Bool { memory.withLock { $0.hoped.inbox == .empty } }

    /// Whether it is worth asking if the inbox is empty, when so many have just left it.
    func isWorthAsking(_ left: Int) -> Bool {
      left > 0 || memory.withLock { $0.hoped.inbox == .unknown }
    }

    func noteInbox(isEmpty: Bool) { memory.withLock { $0.hoped.inbox = isEmpty ? .empty : .filled } }
  }
#endif
