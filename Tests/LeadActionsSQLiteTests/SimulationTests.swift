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
  }
#endif
