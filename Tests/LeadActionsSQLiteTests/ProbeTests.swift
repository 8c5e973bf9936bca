#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  @Suite struct ProbeTests {
    private struct Stopped: Error {}

    /// Stops at one point while it is armed, and keeps which were reached.
    private final class Trap: Sendable {
      let armed = Mutex<SQLitePoint?>(nil)
      let reached = Mutex<[SQLitePoint]>([])

      func pass(_ point: SQLitePoint) throws {
        reached.withLock { $0.append(point) }
        if armed.withLock({ $0 }) == point { throw Stopped() }
      }
    }

    private static func store(_ folder: ScratchFolder, _ trap: Trap, immediate: Bool) throws -> SQLiteStore {
      var settings = SQLiteStore.Settings()
      settings.isImmediate = immediate
      settings.probe = SQLiteProbe { try trap.pass($0) }
      return try SQLiteStore(at: folder.file(), settings: settings)
    }

    /// A plan that touches everything that a commit can touch, made from a first one.
    private static func plans() -> (Plan, Plan) {
      var first = Sample.receipt(LeadKey(lead: "lead"), email: "old@example.com")
      first.deliveries = [
        Sample.delivery("claimed", of: "lead"), Sample.delivery("reminder", of: "lead", remindsOf: "moved"),
      ]
      first.record.timers = [Sample.timer("old", due: 5)]
      var second = Sample.next("next", after: first.record)
      second.record.lead.contact.email = "new@example.com"
      second.record.timers = [Sample.timer("new", due: 6)]
      second.deliveries = [Sample.delivery("second", of: "lead", to: "other")]
      second.withdrawals = ["moved"]
      second.choosing = ["Sales": ChoosingState(version: 1, last: "anna")]
      return (first, second)
    }

    /// All that can be read of the store.
    private static func everything(_ store: SQLiteStore) async throws -> [String] {
      let keys = ["old@example.com", "new@example.com"].compactMap { ContactKey(email: $0) }
      let loaded = try await store.load(
        LeadKey(lead: "lead"), occurrence: "next", groups: ["Sales"], contactKeys: keys)
      let deliveries = try await store.read { db in
        try String.fetchAll(
          db, sql: "SELECT CAST(body AS TEXT) || state || attempts FROM leadactions_deliveries ORDER BY number")
      }
      return [
        "\(loaded.record?.version ?? 0) \(loaded.record?.timers ?? [])", "\(loaded.done != nil)", "\(loaded.choosing)",
        "\(keys.map { loaded.contacts[$0]?.leads ?? [] })", "\(try await store.lines(of: LeadKey(lead: "lead")))",
        "\(try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 9))",
        "\(try await store.inbox(of: .only, after: nil, limit: 9).map(\.occurrence))", "\(deliveries)",
      ]
    }

    /// All that a transaction of an open store passes; the making of the schema is tried with the migrations.
    private static let points = SQLitePoint.allCases.filter { $0 != .schemaMade }

    @Test(arguments: points, [false, true])
    func `stopped at any point, a transaction has come about whole or not at all`(
      point: SQLitePoint, immediate: Bool
    ) async throws {
      let folder = try ScratchFolder()
      let trap = Trap()
      let store = try Self.store(folder, trap, immediate: immediate)
      let (first, second) = Self.plans()
      #expect(try await store.commit(first) == .committed)
      var stopped = 0

      /// Does something with the trap armed, and again without; where it was stopped before its commit nothing shows.
      func expectWhole(_ repeated: Bool, _ work: () async throws -> Bool) async throws {
        let before = try await Self.everything(store)
        trap.reached.withLock { $0 = [] }
        trap.armed.withLock { $0 = point }
        do {
          #expect(try await work())
          #expect(!trap.reached.withLock { $0.contains(point) })
        } catch is Stopped {
          stopped += 1
          trap.armed.withLock { $0 = nil }
          let after = try await Self.everything(store)
          #expect((after == before) == (point != .committed))
          #expect(try await work() == (point == .committed ? repeated : true))
        }
        trap.armed.withLock { $0 = nil }
        #expect(try await Self.everything(store) != before)
      }

      try await expectWhole(true) {
        switch try await store.commit(second) {
        case .committed: true
        case .repeated: point == .committed
        case .conflict: false
        }
      }
      let claims = Mutex<[Claim]>([])
      // A claim whose answer was lost holds until its lease is over.
      try await expectWhole(false) {
        let more = try await store.claim(1, at: 10)
        claims.withLock { $0 += more }
        return point == .committed && !more.isEmpty ? false : !more.isEmpty
      }
      let claim = try #require(claims.withLock { $0 }.last)
      try await expectWhole(false) {
        try await store.settle(
          claim, as: .dead(ErrorText("no")), history: [Sample.line("dead", "next")],
          occurrences: [Sample.reported("reported", of: "lead")])
      }
      #expect(stopped == (point == .beforeCommit || point == .committed ? 3 : 1))
    }
  }
#endif
