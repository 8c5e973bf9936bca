#if SQLite
  import Foundation
  import LeadActions
  import Synchronization

  /// Numbers for the versions of the contact index, none of which comes twice, after a restart either.
  ///
  /// They are reserved by the thousand, so that a commit hardly ever writes the last one down.
  final class ContactNumbers: Sendable {
    private static let reserve = 1_000
    /// The last number given out; none before the first.
    private let last = Mutex<Int?>(nil)

    /// The next number, in a transaction; undoing the transaction wastes it, and no more.
    func next(in connection: Connection, _ memory: WriterMemory?) throws(SQLiteStoreError) -> Int {
      let reserved =
        if let known = memory?.reserved { known } else { try connection.first(.contactNumber) { $0.int(0) } ?? 0 }
      let number = last.withLock { last in
        // What an earlier process had reserved it may have used.
        let next = (last ?? reserved) + 1
        last = next
        return next
      }
      if number > reserved {
        try connection.run(.putContactNumber) { $0.bind(number + Self.reserve) }
        memory?.note(reserved: number + Self.reserve)
      } else if memory?.reserved == nil {
        memory?.note(reserved: reserved)
      }
      return number
    }
  }

  /// Under what the contact index lists a lead, as the lead's own row keeps it.
  struct ContactListing: Equatable {
    var keys: [[UInt8]]
    var received: Date

    init(keys: [[UInt8]], received: Date) {
      self.keys = keys
      self.received = received
    }

    /// Reads the keys back: each behind its length in four bytes.
    init(packed: [UInt8], received: Date) {
      self.received = received
      keys = []
      var rest = packed[...]
      while rest.count >= 4 {
        let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        keys.append(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
    }

    var packed: [UInt8] {
      keys.flatMap { key in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: key.count >> $0) } + key
      }
    }
  }

  extension Connection {
    /// Lists a lead under these keys and no others; the versions of those that change are new.
    func list(
      _ lead: LeadBytes, row: Int, _ before: ContactListing?, _ after: ContactListing, _ tools: CommitTools
    ) throws(SQLiteStoreError) {
      guard before != after else { return }
      let hasMoved = before.map { $0.received != after.received } ?? false
      for key in before?.keys ?? [] where hasMoved || !after.keys.contains(key) {
        // One that stays is listed again below, and its version changes there.
        let stays = after.keys.contains(key)
        try unlist(lead, key, received: before?.received ?? after.received, stays ? nil : tools)
      }
      for key in after.keys where hasMoved || before?.keys.contains(key) != true {
        try run(.insertContact) {
          $0.bind(lead.tenant.bytes)
          $0.bind(key)
          $0.bind(after.received)
          $0.bind(lead.lead.bytes)
          $0.bind(row)
        }
        try touch(lead.tenant.bytes, key, tools)
      }
    }

    /// Takes a lead from a key; with its last lead the key is forgotten.
    func unlist(
      _ lead: LeadBytes, _ key: [UInt8], received: Date, _ tools: CommitTools?
    ) throws(SQLiteStoreError) {
      let removed = try run(.deleteContact) {
        $0.bind(lead.tenant.bytes)
        $0.bind(key)
        $0.bind(received)
        $0.bind(lead.lead.bytes)
      }
      guard removed > 0, let tools else { return }
      func bind(_ binder: inout Binder) {
        binder.bind(lead.tenant.bytes)
        binder.bind(key)
      }
      if try first(.anyContact, bind, read: { _ in true }) == nil {
        try run(.deleteContactVersion, bind)
      } else {
        try touch(lead.tenant.bytes, key, tools)
      }
    }

    private func touch(_ tenant: [UInt8], _ key: [UInt8], _ tools: CommitTools) throws(SQLiteStoreError) {
      let number = try tools.numbers.next(in: self, tools.memory)
      try run(.putContactVersion) {
        $0.bind(tenant)
        $0.bind(key)
        $0.bind(number)
      }
    }

    func contactVersion(of key: [UInt8], tenant: [UInt8]) throws(SQLiteStoreError) -> Int {
      try first(.contactVersion) {
        $0.bind(tenant)
        $0.bind(key)
      } read: {
        $0.int(0)
      } ?? 0
    }
  }
#endif
