import Foundation
import LeadActions
import RandomWorlds

/// Lives through simulated worlds and prints a line for each: seed, digest of its histories, and how much happened. The
/// first line says how Swift hashes in this process.
///
///     SimulationPrinter FIRST COUNT [--whole] [--sqlite]
///     SimulationPrinter --seed SEED       one world: its story, and where it fails the shortest that fails so
@main
struct SimulationPrinter {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.compactMap { UInt64($0) }
    if arguments.first == "--seed", numbers.count == 1 {
      try tell(numbers[0])
    } else if numbers.count == 2 {
      try list(numbers[0], numbers[1], isWhole: arguments.contains("--whole"), inSQLite: arguments.contains("--sqlite"))
    } else {
      let usage = "usage: SimulationPrinter FIRST COUNT [--whole] [--sqlite] | --seed SEED\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
  }

  private static func list(_ first: UInt64, _ count: UInt64, isWhole: Bool, inSQLite: Bool) throws {
    print("hash", "seed".hashValue)
    var hasFailed = false
    for seed in first..<(first + count) {
      let simulation = try SimulatedBooks.simulation(seed: seed)
      let script = simulation.script(seed: seed)
      let report =
        inSQLite
        ? try ScratchStore.with { simulation.run(script, on: $0) }
        : simulation.run(script)
      if isWhole { print(report.histories) }
      let counts = report.counts
      print(
        seed, report.digest, report.leadDays, counts.accepted, counts.commits, counts.events, counts.sends,
        counts.resends, counts.crashes, counts.failedCalls, counts.timersFired, counts.steps, counts.held,
        counts.postponed, counts.blocked)
      for failure in report.failures {
        hasFailed = true
        print("FAILED", seed, failure)
      }
    }
    if hasFailed { exit(1) }
  }

  private static func tell(_ seed: UInt64) throws {
    let simulation = try SimulatedBooks.simulation(seed: seed)
    let report = simulation.run(simulation.script(seed: seed), tellsStory: true)
    guard !report.failures.isEmpty else {
      print(report)
      return
    }
    print(report.failures.map { "\($0)" }.joined(separator: "\n"))
    print("The shortest world that fails so:")
    print(simulation.shrink(report))
    exit(1)
  }
}
