#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct MigrationTests {
    private static let leads = 40
    /// Another tenant's leads, under ids that the first has too.
    private static let others = (0..<5).map { LeadKey(tenant: "other", lead: LeadID($0)) }

    /// A file of an earlier version, with work of every kind under way.
    private static func makeFile(_ path: String, version: Int) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try Schema.migrate(db, path: path, upTo: version)
        let connection = try Connection(db, path: path)
        let tools = CommitTools(probe: .none, memory: WriterMemory())
        try db.inTransaction {
          for number in 0..<leads {
            let key = LeadKey(lead: LeadID(number))
            var plan = Sample.receipt(key, email: "\(number)@example.com")
            plan.record.timers = [Sample.timer("timer", due: Double(number))]
            plan.deliveries = ["waits", "claimed", "dead"].map { Sample.delivery($0, of: key.lead) }
            plan.choosing = number == 0 ? ["Sales": ChoosingState(version: 1, last: "anna")] : [:]
            let prepared = try PreparedCommit(plan, contactKeys: plan.record.lead.contact.keys(), at: Sample.start)
            _ = try connection.commit(prepared, tools)
            try report(to: key, on: connection)
          }
          for (number, key) in others.enumerated() {
            var plan = Sample.receipt(key, email: "\(number)@example.com")
            plan.record.timers = [Sample.timer("timer", due: Double(number))]
            _ = try connection.commit(try PreparedCommit(plan, contactKeys: [], at: Sample.start), tools)
            try report(to: key, on: connection)
          }
          let until = Sample.time(60).timeIntervalSinceReferenceDate
          try db.execute(
            sql: """
              UPDATE leadactions_deliveries SET state = 1, attempts = 1, token = CAST('token' AS BLOB), due = ?
              WHERE key = CAST('claimed' AS BLOB);
              UPDATE leadactions_deliveries SET state = 2, attempts = 6 WHERE key = CAST('dead' AS BLOB);
              INSERT INTO leadactions_dead (tenant, lead, key, number, reason)
              SELECT l.tenant, l.key, d.key, d.number, CAST('gone' AS BLOB)
              FROM leadactions_deliveries d JOIN leadactions_leads l ON l.id = d.lead WHERE d.state = 2;
              """, arguments: [until])
          return .commit
        }
      }
      try queue.close()
    }

    private static func report(to key: LeadKey, on connection: Connection) throws {
      let reported = try ReportedOccurrence(Sample.reported("reported", of: key.lead), tenant: key.tenant)
      try connection.run(.insertInbox) {
        $0.bind(reported.lead)
        $0.bind(reported.key.bytes)
        $0.bind(nil)
        $0.bind(reported.body)
      }
    }

    /// Everything that ``makeFile(_:version:)`` has put there is there, and can be gone on with.
    private static func expectAll(in store: SQLiteStore) async throws {
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == leads)
      let all = (0..<leads).map { LeadKey(lead: LeadID($0)) }
      for key in all {
        let contact = try #require(ContactKey(email: "\(key.lead)@example.com"))
        let loaded = try await store.load(key, occurrence: "receipt", groups: ["Sales"], contactKeys: [contact])
        #expect(loaded.record?.version == 1 && loaded.done != nil && loaded.choosing["Sales"]?.last == "anna")
        #expect(loaded.contacts[contact]?.leads.map(\.lead) == [key.lead])
        #expect(try await store.lines(of: key).count == 1)
      }
      #expect(try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 99).map(\.lead) == all)
      #expect(try await store.inbox(of: .only, after: nil, limit: 99).map(\.lead) == all)
      #expect(try await store.dueTimers(of: "other", at: Sample.time(99), after: nil, limit: 99).map(\.lead) == others)
      #expect(try await store.nextTimer(of: "other", after: Sample.time(3)) == Sample.time(4))
      #expect(try await store.nextTimer(of: "other", after: Sample.time(4)) == nil)
      #expect(try await store.inbox(of: "other", after: nil, limit: 99).map(\.lead) == others)
      let letters = try await store.deadLetters(of: .only, after: nil, limit: 99)
      #expect(letters.count == leads && letters.allSatisfy { $0.attempts == 6 && $0.reason == ErrorText("gone") })
      let held = try #require(letters.first)
      var delivery = held.delivery
      delivery.id = "claimed"
      let claim = Claim(
        tenant: .only, delivery: delivery, attempt: 1, token: "token", leaseUntil: Sample.time(60))
      #expect(try await store.standing(of: claim) != nil)
      #expect(try await store.settle(claim, .delivered, .delivered(attempt: 1, note: nil)))
      let waiting = try await store.claim(999, at: 1)
      #expect(waiting.count == leads && waiting.allSatisfy { $0.delivery.id == "waits" && $0.attempt == 1 })
      let expired = try await store.claim(999, at: 60)
      #expect(Set(expired.map(\.delivery.id)) == ["claimed"] || expired.count == leads - 1)
      #expect(try await store.sendAgain(held.key, at: Sample.time(70)))
      for key in all {
        let record = try #require(try await store.record(of: key))
        #expect(try await store.commit(Sample.next("next", after: record)) == .committed)
      }
      #expect(try await store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test(arguments: 1...Schema.current)
    func `a file of every version goes on where it stood`(version: Int) async throws {
      let folder = try ScratchFolder()
      try Self.makeFile(folder.file(), version: version)
      let store = try SQLiteStore(at: folder.file())
      #expect(try await store.read { try Schema.version(in: $0) } == Schema.current)
      try await Self.expectAll(in: store)
    }

    /// The files as they lie on the disk at the moment are what a crash at that moment leaves.
    @Test(arguments: 1..<Schema.current)
    func `a process that ends in a migration leaves the version before it, whole`(version: Int) async throws {
      let folder = try ScratchFolder()
      try Self.makeFile(folder.file(), version: version)
      let queue = try DatabaseQueue(path: folder.file())
      let crashes = try await queue.writeWithoutTransaction { db in
        var crashes = 0
        // A small cache, so that changes are on the disk before the commit.
        try db.execute(sql: "PRAGMA cache_size = 5")
        try Schema.migrate(db, path: folder.file()) { number in
          for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: folder.file() + suffix) {
            try FileManager.default.copyItem(
              atPath: folder.file() + suffix, toPath: folder.file("crash\(number).sqlite") + suffix)
          }
          crashes += 1
        }
        return crashes
      }
      #expect(crashes == Schema.current - version)
      for number in version + 1...Schema.current {
        let before = try DatabaseQueue(path: folder.file("crash\(number).sqlite"))
        #expect(try await before.read { try Schema.version(in: $0) } == number - 1)
        try before.close()
        try await Self.expectAll(in: try SQLiteStore(at: folder.file("crash\(number).sqlite")))
      }
    }

    @Test(arguments: 1..<Schema.current)
    func `a migration that fails changes nothing`(version: Int) throws {
      struct Stopped: Error {}
      let folder = try ScratchFolder()
      try Self.makeFile(folder.file(), version: version)
      let queue = try DatabaseQueue(path: folder.file())
      func schema(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
      }
      let before = try queue.read(schema)
      _ = queue.writeWithoutTransaction { db in
        #expect(throws: Stopped.self) { try Schema.migrate(db, path: folder.file()) { _ in throw Stopped() } }
      }
      #expect(try queue.read(schema) == before)
      #expect(try queue.read { try Schema.version(in: $0) } == version)
    }
  }
#endif
