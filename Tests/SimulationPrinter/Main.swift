import Foundation
import LeadActions
import RandomWorlds

/// Lives through simulated worlds and prints a line for each: seed, digest of its histories, and how much happened. The
/// first line says how Swift hashes in this process.
///
///     SimulationPrinter FIRST COUNT [--whole]
///     SimulationPrinter --seed SEED           one world: its story, and where it failed the shortest that fails so
@main
struct SimulationPrinter {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.compactMap { UInt64($0) }
    if arguments.first == "--seed", numbers.count == 1 {
      try tell(numbers[0])
    } else if numbers.count == 2 {
      try compare(numbers[0], numbers[1], isWhole: arguments.contains("--whole"))
    } else {
      FileHandle.standardError.write(Data("usage: SimulationPrinter FIRST COUNT [--whole] | --seed SEED\n".utf8))
      exit(2)
    }
  }

  private static func compare(_ first: UInt64, _ count: UInt64, isWhole: Bool) throws {
    print("hash", "seed".hashValue)
    var failed = false
    for seed in first..<(first + count) {
      let report = try SimulatedBooks.simulation(seed: seed).run(seed: seed)
      if isWhole { print(report.histories) }
      let counts = report.counts
      print(
        seed, report.digest, report.leadDays, counts.accepted, counts.commits, counts.events, counts.sends,
        counts.resends, counts.crashes, counts.failedCalls, counts.timersFired, counts.steps)
      for failure in report.failures {
        failed = true
        print("FAILED", seed, failure)
      }
    }
    if failed { exit(1) }
  }

  private static func tell(_ seed: UInt64) throws {
    let simulation = try SimulatedBooks.simulation(seed: seed)
    let report = simulation.run(simulation.script(seed: seed), tellsStory: true)
    print(report)
    print(report.counts)
    exit(report.failures.isEmpty ? 0 : 1)
  }
}
