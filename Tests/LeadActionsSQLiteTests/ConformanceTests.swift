#if SQLite
  import LeadActions
  import LeadActionsSQLite
  import LeadActionsTesting
  import TestPrograms
  import Testing

  @Suite struct SQLiteConformanceTests {
    @Test(arguments: StoreConformance.Part.allCases)
    func `the SQLite store keeps every promise`(part: StoreConformance.Part) async throws {
      let folder = try ScratchFolder()
      let conformance = StoreConformance(reopen: Self.reopen) { try SQLiteStore(at: folder.file()) }
      #expect(await Seats.stores.take { await conformance.failures(of: part) } == [])
    }

    /// Closes a store and opens its file again.
    @Sendable private static func reopen(_ store: any LeadStore) async throws -> any LeadStore {
      let store = try #require(store as? SQLiteStore)
      try await store.close()
      return try SQLiteStore(at: store.about.path)
    }

    @Test(arguments: StoreConformance.Part.allCases)
    func `where no thread of the caller's is blocked it keeps them too`(part: StoreConformance.Part) async throws {
      let folder = try ScratchFolder()
      let conformance = StoreConformance(reopen: Self.reopen) {
        try SQLiteStore(at: folder.file(), settings: .init(synchronous: .normal, worksOnCaller: false))
      }
      #expect(await Seats.stores.take { await conformance.failures(of: part) } == [])
    }

    @Test(arguments: StoreConformance.Part.allCases)
    func `without a log beside the file it keeps them too`(part: StoreConformance.Part) async throws {
      let folder = try ScratchFolder()
      let conformance = StoreConformance {
        try SQLiteStore(at: folder.file(), settings: .init(synchronous: .normal, journal: .delete))
      }
      #expect(await Seats.stores.take { await conformance.failures(of: part) } == [])
    }

    @Test(arguments: StoreConformance.Part.allCases)
    func `where every call ends at once it keeps them too`(part: StoreConformance.Part) async throws {
      let folder = try ScratchFolder()
      let conformance = StoreConformance {
        var settings = SQLiteStore.Settings(synchronous: .off)
        settings.isImmediate = true
        return try SQLiteStore(at: folder.file(), settings: settings)
      }
      #expect(await Seats.stores.take { await conformance.failures(of: part) } == [])
    }

    @Test func `eight workers on one lead, 10,000 occurrences, and twenty on 4,000 deliveries`() async throws {
      let folder = try ScratchFolder()
      for (part, name) in [(StoreConformance.Part.serialHistory, "one"), (.claimsExclusive, "two")] {
        let conformance = StoreConformance(scale: .full) { try SQLiteStore(at: folder.file(name)) }
        #expect(await conformance.failures(of: part) == [])
      }
    }
  }
#endif
