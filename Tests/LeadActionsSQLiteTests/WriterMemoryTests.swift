#if SQLite
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  /// What the writer remembers must be as the file has it, whatever was undone on the way.
  @Suite struct WriterMemoryTests {
    private struct Stopped: Error {}

    private final class Trap: Sendable {
      let armed = Mutex<SQLitePoint?>(nil)
    }

    private static func store(_ folder: ScratchFolder, _ trap: Trap) throws -> SQLiteStore {
      var settings = SQLiteStore.Settings()
      settings.probe = SQLiteProbe { point in
        guard trap.armed.withLock({ $0 }) == point else { return }
        trap.armed.withLock { $0 = nil }
        throw Stopped()
      }
      return try SQLiteStore(at: folder.file(), settings: settings)
    }

    private static func number(_ store: SQLiteStore, _ sql: String) async throws -> Int {
      try await store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    private static let lostDestinations = """
      SELECT COUNT(*) FROM leadactions_deliveries
      WHERE destination NOT IN (SELECT id FROM leadactions_destinations)
      """

    private static func plan(_ lead: LeadID) -> Plan {
      var plan = Sample.receipt(LeadKey(lead: lead), email: "\(lead)@example.com")
      plan.deliveries = [Sample.delivery("first", of: lead), Sample.delivery("second", of: lead, to: "other")]
      return plan
    }

    @Test(arguments: [SQLitePoint.deliveriesWritten, .contactsWritten, .inboxEmptied, .beforeCommit])
    func `what an undone commit has made is not relied on`(point: SQLitePoint) async throws {
      let folder = try ScratchFolder()
      let trap = Trap()
      let store = try Self.store(folder, trap)
      trap.armed.withLock { $0 = point }
      await #expect(throws: Stopped.self) { try await store.commit(Self.plan("a")) }
      for lead in ["b", "a", "c"] as [LeadID] { #expect(try await store.commit(Self.plan(lead)) == .committed) }
      #expect(try await Self.number(store, "SELECT COUNT(*) FROM leadactions_deliveries") == 6)
      #expect(try await Self.number(store, "SELECT COUNT(*) FROM leadactions_destinations") == 2)
      #expect(try await Self.number(store, Self.lostDestinations) == 0)
      // Otherwise the next process would give a number out again.
      let reserved = try await Self.number(store, "SELECT value FROM leadactions_numbers WHERE name = 'contacts'")
      #expect(reserved >= (try await Self.number(store, "SELECT MAX(version) FROM leadactions_contact_keys")))
    }

    @Test func `what a host's transaction undoes is not relied on`() async throws {
      let folder = try ScratchFolder()
      let store = try Self.store(folder, Trap())
      let keys = Self.plan("a").record.lead.contact.keys()
      await #expect(throws: Stopped.self) {
        try await store.commit(Self.plan("a"), contactKeys: keys, at: Sample.time(0)) { _ in throw Stopped() }
      }
      await #expect(throws: Stopped.self) {
        try await store.write { db in
          _ = try store.commit(Self.plan("b"), contactKeys: keys, at: Sample.time(0), in: db)
          throw Stopped()
        }
      }
      for lead in ["b", "a"] as [LeadID] { #expect(try await store.commit(Self.plan(lead)) == .committed) }
      #expect(try await Self.number(store, "SELECT COUNT(*) FROM leadactions_deliveries") == 4)
      #expect(try await Self.number(store, Self.lostDestinations) == 0)
      let reserved = try await Self.number(store, "SELECT value FROM leadactions_numbers WHERE name = 'contacts'")
      #expect(reserved >= (try await Self.number(store, "SELECT MAX(version) FROM leadactions_contact_keys")))
    }

    @Test func `an occurrence leaves the inbox with its commit, one that was undone before too`() async throws {
      let folder = try ScratchFolder()
      let trap = Trap()
      let store = try Self.store(folder, trap)
      var first = Self.plan("a")
      #expect(try await store.commit(first) == .committed)
      for round in 0..<3 {
        let id = OccurrenceID("reported \(round)")
        first.deliveries = []
        let claim = try #require(try await store.claim(1, at: Double(10 + round * 1_000)).first)
        let settled = try await store.settle(
          claim, as: .retry(at: Sample.time(0)), history: [], occurrences: [Sample.reported(id, of: "a")])
        #expect(settled)
        #expect(try await store.inbox(of: .only, after: nil, limit: 9).map(\.occurrence.id) == [id])
        let record = try #require(try await store.record(of: LeadKey(lead: "a")))
        let next = Sample.next(id, after: record)
        trap.armed.withLock { $0 = .inboxEmptied }
        await #expect(throws: Stopped.self) { try await store.commit(next) }
        #expect(try await store.inbox(of: .only, after: nil, limit: 9).count == 1)
        #expect(try await store.commit(next) == .committed)
        #expect(try await store.inbox(of: .only, after: nil, limit: 9).isEmpty)
      }
      try await store.close()
    }
  }
#endif
