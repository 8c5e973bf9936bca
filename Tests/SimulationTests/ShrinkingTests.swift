import LeadActions
import RandomWorlds
import Testing

struct ShrinkingTests {
  @Test(arguments: [PlantedBug.inboxOccurrenceLost, .versionCheckSkipped, .repeatNotRecognised])
  func `a world that fails is shrunk to a short story that ends with what broke`(_ bug: PlantedBug) throws {
    var failing: SimulationReport?
    for seed in UInt64(1)...100 where failing == nil {
      let report = try PlantedBugTests.run(seed, with: bug)
      if !report.failures.isEmpty { failing = report }
    }
    let report = try #require(failing)
    let simulation = try SimulatedBooks.simulation(seed: report.seed)
    let short = simulation.shrink(report, trying: 150) { script, tellsStory in
      simulation.run(
        script, on: BentStore(Simulation.inMemoryStore(script), bug), tellsStory: tellsStory)
    }
    #expect(short.failures.first?.invariant == report.failures.first?.invariant)
    #expect(short.script.steps.count <= 12, "\(short.script.steps.count) of \(report.script.steps.count) steps")
    #expect(short.script.steps.count < report.script.steps.count)
    #expect(short.story.contains { $0.contains("BROKEN") })
    #expect(short.story.count < 250)
  }
}
