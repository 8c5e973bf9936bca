import Foundation
import LeadActions
import RandomWorlds
import TestPrograms
import Testing

/// In other processes Swift's hashes are others, so that whatever follows the order of a set or dictionary shows.
struct ProcessTests {
  @Test func `worlds are the same to the byte in separate processes`() async throws {
    let count = Seeds.only == nil ? 300 : 1
    let first = Seeds.only ?? 1
    async let one = Self.print(first, count)
    async let two = Self.print(first, count)
    let (here, there) = try await (one, two)
    #expect(here.first != there.first, "both processes have the same hash seed, so that nothing was tried")
    #expect(here.count == count + 1)
    for (line, other) in zip(here.dropFirst(), there.dropFirst()) where line != other {
      Issue.record(Seeds.replay(UInt64(line.split(separator: " ").first ?? "") ?? 0))
    }
    // And the same as in this process.
    for line in here.dropFirst().prefix(20) {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 5, let seed = UInt64(parts[0]) else { continue }
      let life = try await World(seed: seed).live()
      #expect(try PlanText.digest(of: life.text()) == parts[1], Seeds.replay(seed))
    }
    let plans = here.dropFirst().compactMap { line in line.split(separator: " ").dropFirst(2).first.flatMap { Int($0) }
    }
    Seeds.expect(plans.reduce(0, +), atLeast: 6_000, "plans")
  }

  /// What the plan printer prints, line by line.
  private static func print(_ first: UInt64, _ count: Int) async throws -> [String] {
    let run = try await ProgramRun(
      try BuiltProgram.url("PlanPrinter"), ["\(first)", "\(count)"],
      environment: ProcessInfo.processInfo.environment.filter { $0.key != "SWIFT_DETERMINISTIC_HASHING" })
    #expect(run.code == 0)
    return run.lines
  }
}
