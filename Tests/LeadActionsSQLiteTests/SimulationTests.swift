#if SQLite
  import LeadActions
  import RandomWorlds
  import Testing

  @testable import LeadActionsSQLite

  struct SimulationTests {
    @Test func `forty worlds are the same to the byte in memory and in SQLite`() async throws {
      var counts = SimulationReport.Counts()
      for seed in UInt64(1)...40 {
        let simulation = try SimulatedBooks.simulation(seed: seed)
        let script = simulation.script(seed: seed)
        let folder = try ScratchFolder()
        var settings = SQLiteStore.Settings(synchronous: .off, readers: 1)
        settings.isImmediate = true
        let store = try SQLiteStore(at: folder.file(), settings: settings)
        let here = simulation.run(script)
        let there = simulation.run(script, on: store)
        try await store.close()
        #expect(here.failures.isEmpty && there.failures.isEmpty, "seed \(seed): \(here.failures + there.failures)")
        #expect(here.histories == there.histories, "seed \(seed)")
        #expect(here.counts == there.counts, "seed \(seed)")
        counts = counts + there.counts
      }
      #expect(counts.commits > 1_500 && counts.sends > 1_000 && counts.crashes > 80 && counts.resends > 50)
    }

    /// Where clocks are moved the file may forget what memory still counts, and the other way round.
    @Test(arguments: [true, false])
    func `counts and the suppression list in the file keep every invariant, and without faults are as in memory`(
      faults: Bool
    ) async throws {
      var counts = SimulationReport.Counts()
      for seed in UInt64(101)...130 {
        let simulation = try SimulatedBooks.simulation(seed: seed, settings: .init(faults: faults))
        let script = simulation.script(seed: seed)
        guard script.safety != .none else { continue }
        let folder = try ScratchFolder()
        var settings = SQLiteStore.Settings(synchronous: .off, readers: 1)
        settings.isImmediate = true
        let store = try SQLiteStore(at: folder.file(), settings: settings)
        let kept = KeptSafety(counts: store.counts, suppressions: store.suppressions)
        let there = simulation.run(script, on: store, keeping: kept)
        try await store.close()
        #expect(there.failures.isEmpty, "seed \(seed): \(there.failures)")
        if !faults { #expect(there.histories == simulation.run(script).histories, "seed \(seed)") }
        counts = counts + there.counts
      }
      #expect(counts.sends > 300 && counts.held > 50 && counts.postponed > 10 && counts.blocked > 5, "\(counts)")
    }
  }
#endif
