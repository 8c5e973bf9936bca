import Foundation
import LeadActions
import RandomWorlds

/// Lives through random worlds and prints a line for each: seed, digest, and how much happened. The first line says
/// how Swift hashes in this process, so that whoever compares two of them can see that they differ.
///
///     PlanPrinter FIRST COUNT [--whole]
@main
struct PlanPrinter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let numbers = arguments.dropFirst().compactMap { UInt64($0) }
    guard numbers.count == 2 else {
      FileHandle.standardError.write(Data("usage: PlanPrinter FIRST COUNT [--whole]\n".utf8))
      exit(2)
    }
    print("hash", "seed".hashValue)
    for seed in numbers[0]..<(numbers[0] + numbers[1]) {
      let life = try await World(seed: seed).live()
      let text = try life.text()
      if arguments.contains("--whole") { print(text) }
      print(
        seed, PlanText.digest(of: text), life.plans.count, life.plans.map(\.events.count).reduce(0, +),
        life.plans.map(\.deliveries.count).reduce(0, +))
    }
  }
}
