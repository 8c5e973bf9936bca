#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  @Suite struct SuppressionsTests {
    @Test func `the first reason stays, tenants and channels are apart, and it is there after reopening`() async throws
    {
      let folder = try ScratchFolder()
      var store = try SQLiteStore(at: folder.file())
      let address = ChannelAddress(email: "Ann@Exämple.com")
      #expect(try await store.suppressions.add(address, .byHand(note: "phoned"), tenant: .only))
      #expect(try await !store.suppressions.add(address, .spamReport, tenant: .only))
      try await store.close()
      store = try SQLiteStore(at: folder.file())
      let same = ChannelAddress(email: " ann@exa\u{308}mple.COM")
      #expect(try await store.suppressions.reason(for: same, tenant: .only) == .byHand(note: "phoned"))
      #expect(try await store.suppressions.reason(for: address, tenant: "acme") == nil)
      #expect(try await store.suppressions.reason(for: ChannelAddress(number: "12345"), tenant: .only) == nil)
      #expect(try await store.suppressions.remove(same, tenant: .only))
      #expect(try await !store.suppressions.remove(same, tenant: .only))
      #expect(try await store.suppressions.reason(for: address, tenant: .only) == nil)
    }

    @Test func `pages have the order that the list in memory has`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let memory = InMemorySuppressions()
      let addresses =
        ["b@x.com", "ä@x.com", "z@x.com", "a@x.com", "e\u{301}@x.com"].map { ChannelAddress(email: $0) }
        + ["+4477009", "12345678", "99999"].map { ChannelAddress(number: $0) }
        + [ChannelAddress(letterTo: ["Ann", "1 High Street"])]
      for address in addresses {
        memory.add(address, .hardBounce, tenant: .only)
        try await store.suppressions.add(address, .hardBounce, tenant: .only)
      }
      var all: [SuppressedAddress] = []
      while true {
        let page = try await store.suppressions.page(of: .only, after: all.last?.address, limit: 2)
        if page.isEmpty { break }
        all += page
      }
      #expect(all == memory.page(of: .only, after: nil, limit: 99) && all.count == addresses.count)
      #expect(try await store.suppressions.page(of: .only, after: nil, limit: 0).count == 1)
    }

    @Test func `an address that cannot be read hides no other, is named, and is held`() async throws {
      let folder = try ScratchFolder()
      let troubles = Mutex<[ErrorText]>([])
      let store = try SQLiteStore(at: folder.file()) { text in troubles.withLock { $0.append(text) } }
      let addresses = (0..<9).map { ChannelAddress(email: "\($0)@example.com") }
      for address in addresses { try await store.suppressions.add(address, .hardBounce, tenant: "acme") }
      try await store.write { db in
        try db.execute(
          sql: """
            UPDATE leadactions_suppressions SET format = 9
            WHERE address BETWEEN CAST('email 3' AS BLOB) AND CAST('email 5' AS BLOB)
            """)
      }
      let readable = addresses.enumerated().filter { $0.offset != 3 && $0.offset != 4 }.map(\.element)
      for _ in 0..<2 {
        var all: [SuppressedAddress] = []
        while true {
          let page = try await store.suppressions.page(of: "acme", after: all.last?.address, limit: 3)
          if page.isEmpty { break }
          all += page
        }
        #expect(all.map(\.address) == readable)
      }
      let told = troubles.withLock { $0.map(\.text) }
      #expect(told.count == 2)
      #expect(told.allSatisfy { $0.contains("@example.com") && $0.contains("'acme'") })
      await #expect { try await store.suppressions.reason(for: addresses[3], tenant: "acme") } throws: { error in
        "\(error)".contains("3@example.com") && "\(error)".contains("'acme'")
          && "\(error)".contains("by a newer version of LeadActions")
      }
      #expect(try await store.suppressions.remove(addresses[3], tenant: "acme"))
      #expect(try await store.suppressions.reason(for: addresses[3], tenant: "acme") == nil)
    }

    @Test func `erasing a lead leaves its address on the list`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let key = LeadKey(lead: "lead")
      _ = try await store.commit(Sample.receipt(key, email: "a@example.com"))
      try await store.suppressions.add(ChannelAddress(email: "a@example.com"), .spamReport, tenant: .only)
      #expect(try await store.erase(key))
      let reason = try await store.suppressions.reason(for: ChannelAddress(email: "a@example.com"), tenant: .only)
      #expect(reason == .spamReport)
    }
  }
#endif
