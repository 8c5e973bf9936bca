import LeadActions
import RandomWorlds
import Testing

struct PlantedBugTests {
  @Test(arguments: PlantedBug.allCases)
  func `a bug that is planted is found, and by the invariant that it breaks`(_ bug: PlantedBug) throws {
    for seed in 1...bug.found.within {
      let report = try Self.run(seed, with: bug)
      guard let failure = report.failures.first else { continue }
      #expect(bug.found.by.contains(failure.invariant), "\(bug) was found as \(failure)")
      return
    }
    Issue.record("\(bug) was not found in \(bug.found.within) worlds")
  }

  /// Lives through a world with a bug in its store or its engine.
  static func run(_ seed: UInt64, with bug: PlantedBug) throws -> SimulationReport {
    let simulation = try SimulatedBooks.simulation(seed: seed)
    let script = simulation.script(seed: seed)
    let store = Simulation.inMemoryStore(script)
    let safety = BentSafety(bug)
    return simulation.run(
      script, on: bug.isOfEngine ? store : BentStore(store, bug),
      between: { bug.isOfEngine ? BentStore($0, bug, safety: safety) : $0 }, keeping: safety.kept,
      bending: { safety.bent($0) })
  }
}
