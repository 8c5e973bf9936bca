#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct CountsTests {
    private static func limit(_ count: Int, _ seconds: Double = 60, of email: String = "a@example.com") -> CountLimit {
      CountLimit(.customer(ChannelAddress(email: email), tenant: .only), count, within: seconds)
    }

    private static func key(_ id: Int, of lead: LeadID = "lead") -> DeliveryKey {
      DeliveryKey(LeadKey(lead: lead), DeliveryID(id))
    }

    /// Both counts answer alike, whatever is asked; the numbers come from a seed.
    @Test func `counts in a file answer as those in memory do`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let memory = InMemoryCounts()
      var random = SeededGenerator(seed: 7)
      var now = Sample.start
      var reserved = 0
      for _ in 0..<1_500 {
        now.addTimeInterval(Double(random.next(below: 20)))
        let email = "\(random.next(below: 3))@example.com"
        let limits = [
          Self.limit(2, 100, of: email),
          CountLimit(.address(ChannelAddress(email: email), tenant: "acme"), 5, within: 300),
          CountLimit(.origin(SendingOrigin(leadType: "Enquiry", origin: .rule("rule"))), 12, within: 200),
        ]
        let key = Self.key(random.next(below: 40))
        if random.next(below: 5) == 0 {
          memory.giveBack(limits.map(\.key), of: key)
          try await store.counts.giveBack(limits.map(\.key), of: key)
        } else {
          let found = try await store.counts.reserve(limits, for: key, at: now)
          #expect(found == memory.reserve(limits, for: key, at: now))
          if found == .reserved { reserved += 1 }
        }
      }
      #expect(reserved > 100 && reserved < 1_000)
    }

    @Test func `of many at the same moment one gets the last place`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let reserved = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            try await store.counts.reserve([Self.limit(3)], for: Self.key(number), at: Sample.start) == .reserved
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(reserved == 3)
    }

    @Test func `counts are there after reopening, and a lead's go with its erasing`() async throws {
      let folder = try ScratchFolder()
      var store = try SQLiteStore(at: folder.file())
      #expect(try await store.counts.reserve([Self.limit(1)], for: Self.key(1), at: Sample.start) == .reserved)
      try await store.close()
      store = try SQLiteStore(at: folder.file())
      #expect(
        try await store.counts.reserve([Self.limit(1)], for: Self.key(2, of: "other"), at: Sample.time(1))
          == .full(Self.limit(1), roomAt: Sample.time(60)))
      _ = try await store.erase(LeadKey(lead: "lead"))
      #expect(
        try await store.counts.reserve([Self.limit(1)], for: Self.key(2, of: "other"), at: Sample.time(1)) == .reserved)
    }

    @Test func `what counts no more is forgotten`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      for number in 0..<200 {
        let limit = Self.limit(1, 60, of: "\(number)@example.com")
        _ = try await store.counts.reserve([limit], for: Self.key(number), at: Sample.time(Double(number) * 10))
      }
      let rows = try await store.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM leadactions_counts") ?? 0
      }
      #expect(rows <= 7)
    }

    @Test func `keys whose texts would run together are kept apart`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let keys: [CountKey] = [
        .origin(SendingOrigin(tenant: "a", leadType: "b", origin: .rule("c"))),
        .origin(SendingOrigin(tenant: "a", leadType: nil, origin: .rule("c"))),
        .origin(SendingOrigin(tenant: "a", leadType: "", origin: .rule("c"))),
        .origin(SendingOrigin(tenant: "ab", leadType: "", origin: .rule("c"))),
        .customer(ChannelAddress(email: "a@b.c"), tenant: "a"), .address(ChannelAddress(email: "a@b.c"), tenant: "a"),
      ]
      for (number, key) in keys.enumerated() {
        let limit = CountLimit(key, 1, within: 60)
        #expect(try await store.counts.reserve([limit], for: Self.key(number), at: Sample.start) == .reserved)
      }
    }
  }
#endif
