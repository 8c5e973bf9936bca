#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  @Suite struct SettingAsideTests {
    /// Keeps what the store tells of.
    private final class Troubles: Sendable {
      let texts = Mutex<[ErrorText]>([])
      var all: [ErrorText] { texts.withLock { $0 } }
    }

    private static func store(_ folder: ScratchFolder, _ troubles: Troubles) throws -> SQLiteStore {
      try SQLiteStore(at: folder.file()) { text in troubles.texts.withLock { $0.append(text) } }
    }

    private static let damage = "CAST(substr(CAST(body AS TEXT), 1, length(body) - 3) AS BLOB)"

    @Test func `of 1,000 deliveries with one that cannot be read, 999 are delivered`() async throws {
      let folder = try ScratchFolder()
      let troubles = Troubles()
      let store = try Self.store(folder, troubles)
      for lead in 0..<50 {
        let key = LeadKey(lead: LeadID(lead))
        try await store.receive(key, (0..<20).map { Sample.delivery(DeliveryID($0), of: key.lead) })
      }
      let isDamaged = "WHERE number = (SELECT min(number) + 333 FROM leadactions_deliveries)"
      let body = try await store.write { db in
        let body = try Data.fetchOne(db, sql: "SELECT body FROM leadactions_deliveries \(isDamaged)")
        try db.execute(sql: "UPDATE leadactions_deliveries SET body = \(Self.damage) \(isDamaged)")
        return body
      }
      let delivered = Mutex(0)
      let transport = CountingTransport { delivered.withLock { $0 += 1 } }
      let dispatcher = Dispatcher(
        store: store, transports: Transports(custom: ["fax": transport]), settings: .init(limit: 7),
        clock: VirtualClock(Sample.start))
      try await dispatcher.deliverDue()
      #expect(delivered.withLock { $0 } == 999)
      #expect(troubles.all.count == 1)
      let rows = try await store.setAside(.delivery)
      let row = try #require(rows.first)
      #expect(rows.count == 1 && row.lead == LeadKey(lead: "16") && row.name == "13")
      #expect(row.reason.text.hasPrefix("it is damaged: "))
      #expect(
        troubles.all.first?.text.hasPrefix("Delivery '13' of lead '16' cannot be read: it is damaged") == true)

      #expect(try await store.putBack(row))
      #expect(try await !store.putBack(row))
      try await dispatcher.deliverDue()
      #expect(delivered.withLock { $0 } == 999)
      #expect(try await store.setAside(.delivery).count == 1)
      try await store.write { db in
        try db.execute(sql: "UPDATE leadactions_deliveries SET body = ?", arguments: [body])
      }
      #expect(try await store.putBackAll(.delivery) == 1)
      let claims = try await store.claim(at: 1)
      #expect(claims.map(\.attempt) == [1])
      #expect(claims.map(\.delivery.id) == ["13"])
    }

    @Test func `what a newer version wrote is set aside, and read after the update`() async throws {
      let folder = try ScratchFolder()
      let troubles = Troubles()
      let store = try Self.store(folder, troubles)
      let key = LeadKey(lead: "lead")
      var plan = Sample.receipt(key)
      plan.history = (0..<5).map { Sample.line(CustomEventName("\($0)"), "receipt") }
      plan.deliveries = [Sample.delivery("first", of: "lead"), Sample.delivery("second", of: "lead")]
      #expect(try await store.commit(plan) == .committed)
      let claims = try await store.claim(at: 0)
      let reported = (0..<3).map { Sample.reported(OccurrenceID($0), of: "lead") }
      #expect(
        try await store.settle(claims[0], as: .dead(ErrorText("no")), history: [], occurrences: reported))
      #expect(
        try await store.settle(claims[1], as: .dead(ErrorText("no")), history: [], occurrences: []))
      try await store.write { db in
        try db.execute(sql: "UPDATE leadactions_history SET format = 9 WHERE number IN (1, 4)")
        try db.execute(sql: "UPDATE leadactions_inbox SET format = 9 WHERE position = 1")
        try db.execute(sql: "UPDATE leadactions_deliveries SET format = 9 WHERE number = 1")
      }
      for _ in 0..<2 {
        #expect(
          try await store.lines(of: key) == [1, 2, 4].map { .event(.custom(CustomEventName("\($0)")), .none) })
        let page = try await store.history(of: key, filter: .all, after: nil, limit: 2)
        #expect(page.entries.count == 2 && page.next != nil)
        #expect(try await store.inbox(of: .only, after: nil, limit: 1).map(\.occurrence.id) == ["1"])
        #expect(try await store.deadLetters(of: .only, after: nil, limit: 1).map(\.delivery.id) == ["second"])
      }
      #expect(troubles.all.count == 4)
      #expect(troubles.all.allSatisfy { $0.text.contains("by a newer version of LeadActions") })
      #expect(try await store.setAside(.historyLine).map(\.name) == ["1", "4"])
      let first = try #require(try await store.setAside(.historyLine, limit: 1).first)
      #expect(try await store.setAside(.historyLine, after: first).map(\.name) == ["4"])
      #expect(try await store.setAside(.inboxOccurrence).map(\.name) == ["0"])

      try await store.write { db in
        for table in ["history", "inbox", "deliveries"] {
          try db.execute(sql: "UPDATE leadactions_\(table) SET format = 1")
        }
      }
      for kind in SetAsideRow.Kind.allCases { try await store.putBackAll(kind) }
      #expect(try await store.lines(of: key).count == 5)
      #expect(try await store.inbox(of: .only, after: nil, limit: 9).count == 3)
      #expect(try await store.deadLetters(of: .only, after: nil, limit: 9).count == 2)
    }

    @Test func `a record that cannot be read stops its own lead alone, timers included`() async throws {
      let folder = try ScratchFolder()
      let troubles = Troubles()
      let store = try Self.store(folder, troubles)
      for lead in 0..<10 {
        var plan = Sample.receipt(LeadKey(lead: LeadID(lead)))
        plan.record.timers = [Sample.timer("timer", due: Double(lead))]
        plan.deliveries = [Sample.delivery("delivery", of: LeadID(lead))]
        #expect(try await store.commit(plan) == .committed)
      }
      let body = try await store.write { db in
        let body = try Data.fetchOne(db, sql: "SELECT body FROM leadactions_leads WHERE id = 4")
        try db.execute(sql: "UPDATE leadactions_leads SET body = \(Self.damage) WHERE id = 4")
        return body
      }
      let bad = LeadKey(lead: "3")
      for _ in 0..<2 {
        await #expect {
          try await store.load(bad, occurrence: nil, groups: [], contactKeys: [])
        } throws: { error in
          "\(error)".hasPrefix("The record '3' of lead '3' cannot be read: it is damaged")
        }
        #expect(try await store.record(of: LeadKey(lead: "4")) != nil)
        let due = try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 4)
        #expect(due.map(\.lead.lead) == ["0", "1", "2", "4"])
        #expect(try await store.dueTimers(of: .only, at: Sample.time(99), after: due.last, limit: 99).count == 5)
      }
      #expect(troubles.all.count == 2)
      let claims = try await store.claim(at: 1)
      #expect(claims.count == 10)
      for claim in claims {
        do {
          #expect(try await store.standing(of: claim)?.record.lead.id == claim.delivery.lead)
        } catch SQLiteStoreError.unreadable(.record, _, let lead, _) {
          #expect(lead == bad)
        }
      }
      #expect(try await store.setAside(.timer).map(\.lead) == [bad])
      #expect(try await store.setAside(.record).map(\.lead) == [bad])
      try await store.write { db in
        try db.execute(sql: "UPDATE leadactions_leads SET body = ? WHERE id = 4", arguments: [body])
      }
      for kind in SetAsideRow.Kind.allCases { try await store.putBackAll(kind) }
      #expect(try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 99).count == 10)
      #expect(try await store.record(of: bad) != nil)
    }

    @Test func `an occurrence that is done and cannot be read is an error, and never done again`() async throws {
      let folder = try ScratchFolder()
      let store = try Self.store(folder, Troubles())
      let plan = Sample.receipt(LeadKey(lead: "lead"))
      #expect(try await store.commit(plan) == .committed)
      try await store.write { try $0.execute(sql: "UPDATE leadactions_occurrences SET format = 9") }
      await #expect {
        try await store.commit(plan)
      } throws: {
        "\($0)".hasPrefix("Occurrence 'receipt' of lead 'lead' cannot be read")
      }
      #expect(try await store.setAside(.occurrence).map(\.name) == ["receipt"])
      #expect(try await store.erase(LeadKey(lead: "lead")))
      #expect(try await store.setAside(.occurrence).isEmpty)
    }

    @Test func `a reminder that cannot be read is withdrawn once it can be`() async throws {
      let folder = try ScratchFolder()
      let store = try Self.store(folder, Troubles())
      var plan = Sample.receipt(LeadKey(lead: "lead"))
      plan.deliveries = [Sample.delivery("reminder", of: "lead", remindsOf: "moved")]
      #expect(try await store.commit(plan) == .committed)
      try await store.write { try $0.execute(sql: "UPDATE leadactions_deliveries SET format = 9") }
      #expect(try await store.claim(at: 0) == [])
      var move = Sample.next("move", after: plan.record)
      move.withdrawals = ["moved"]
      #expect(try await store.commit(move) == .committed)
      try await store.write { try $0.execute(sql: "UPDATE leadactions_deliveries SET format = 1") }
      #expect(try await store.putBackAll(.delivery) == 1)
      let claim = try #require(try await store.claim(at: 1).first)
      #expect(try await store.standing(of: claim)?.isWithdrawn == true)
    }

    @Test func `whose turn it is stops nobody where it cannot be read, and is written anew`() async throws {
      let folder = try ScratchFolder()
      let troubles = Troubles()
      let store = try Self.store(folder, troubles)
      var plan = Sample.receipt(LeadKey(lead: "first"))
      plan.choosing = [
        "Sales": ChoosingState(version: 1, last: "anna"), "Loans": ChoosingState(version: 1, last: "ben"),
      ]
      #expect(try await store.commit(plan) == .committed)
      try await store.write {
        try $0.execute(sql: "UPDATE leadactions_choosing SET format = 9, version = 4 WHERE key = CAST('Sales' AS BLOB)")
      }
      for lead: LeadID in ["second", "third"] {
        let loaded = try await store.load(
          LeadKey(lead: lead), occurrence: nil, groups: ["Sales", "Loans"], contactKeys: [])
        #expect(loaded.choosing["Sales"] == ChoosingState(version: 4))
        #expect(loaded.choosing["Loans"]?.last == "ben")
      }
      #expect(troubles.all.count == 1)
      #expect(troubles.all.first?.text.contains("group 'Sales'") == true)
      var next = Sample.receipt(LeadKey(lead: "second"))
      next.choosing = ["Sales": ChoosingState(version: 4, last: "carl")]
      #expect(try await store.commit(next) == .conflict(.choosing("Sales")))
      next.choosing = ["Sales": ChoosingState(version: 5, last: "carl")]
      #expect(try await store.commit(next) == .committed)
      let loaded = try await store.load(LeadKey(lead: "third"), occurrence: nil, groups: ["Sales"], contactKeys: [])
      #expect(loaded.choosing["Sales"] == ChoosingState(version: 5, last: "carl"))
      #expect(troubles.all.count == 1)
    }

    /// Fails the transaction that comes behind so many, or cancels the task that waits for it.
    private final class Nth: Sendable {
      struct Failed: Error {}
      let left = Mutex<Int?>(nil)

      func pass(_ point: SQLitePoint) throws {
        guard point == .beforeCommit else { return }
        let fails = left.withLock { left in
          guard let count = left else { return false }
          left = count - 1
          return count == 0
        }
        if fails { throw Failed() }
      }
    }

    @Test(arguments: [1, 2])
    func `claims that were made are given out, though setting another aside or claiming more fails`(behind: Int)
      async throws
    {
      let folder = try ScratchFolder()
      let (troubles, failing) = (Troubles(), Nth())
      var settings = SQLiteStore.Settings()
      settings.probe = SQLiteProbe { try failing.pass($0) }
      let store = try SQLiteStore(at: folder.file(), settings: settings) { text in
        troubles.texts.withLock { $0.append(text) }
      }
      try await store.receive(LeadKey(lead: "lead"), ["a", "b", "c", "d"].map { Sample.delivery($0, of: "lead") })
      try await store.write { db in
        try db.execute(sql: "UPDATE leadactions_deliveries SET format = 9 WHERE key = CAST('b' AS BLOB)")
      }
      failing.left.withLock { $0 = behind }
      let claims = try await store.claim(3, at: 0)
      #expect(claims.map(\.delivery.id) == ["a", "c"])
      #expect(troubles.all.contains { $0.text.contains("Failed()") })
      for claim in claims { #expect(try await store.settle(claim, .delivered, .delivered(attempt: 1, note: nil))) }
      // What was not claimed comes later, and what cannot be read is set aside then at the latest.
      #expect(try await store.claim(9, at: 100).map(\.delivery.id) == ["d"])
      #expect(try await store.setAside(.delivery).map(\.name) == ["b"])
    }

    @Test func `where nothing was claimed the failure is an error`() async throws {
      let folder = try ScratchFolder()
      let failing = Nth()
      var settings = SQLiteStore.Settings()
      settings.probe = SQLiteProbe { try failing.pass($0) }
      let store = try SQLiteStore(at: folder.file(), settings: settings)
      try await store.receive(LeadKey(lead: "lead"), [Sample.delivery("a", of: "lead")])
      failing.left.withLock { $0 = 0 }
      await #expect(throws: Nth.Failed.self) { try await store.claim(3, at: 0) }
      #expect(try await store.claim(3, at: 0).map(\.attempt) == [1])
    }

    @Test func `claims that were made are given out, though the task is cancelled before more are`() async throws {
      let folder = try ScratchFolder()
      let cancel = Mutex<(@Sendable () -> Void)?>(nil)
      var settings = SQLiteStore.Settings()
      let troubles = Troubles()
      settings.probe = SQLiteProbe { point in if point == .claimCounted { cancel.withLock { $0 }?() } }
      let store = try SQLiteStore(at: folder.file(), settings: settings) { text in
        troubles.texts.withLock { $0.append(text) }
      }
      try await store.receive(LeadKey(lead: "lead"), ["a", "b", "c"].map { Sample.delivery($0, of: "lead") })
      try await store.write { db in
        try db.execute(sql: "UPDATE leadactions_deliveries SET format = 9 WHERE key = CAST('a' AS BLOB)")
      }
      let (starts, start) = AsyncStream.makeStream(of: Void.self)
      let task = Task {
        for await _ in starts { break }
        return try await store.claim(2, at: 0)
      }
      cancel.withLock { $0 = { task.cancel() } }
      start.yield()
      #expect(try await task.value.map(\.delivery.id) == ["b"])
      #expect(troubles.all.count == 1)
    }
  }

  private struct CountingTransport: CustomTransport {
    var sent: @Sendable () -> Void

    func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
      sent()
      return .accepted
    }
  }
#endif
