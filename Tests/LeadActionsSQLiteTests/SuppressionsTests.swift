#if SQLite
  import Foundation
  import LeadActions
  import LeadActionsSQLite
  @testable import LeadActionsTesting
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
