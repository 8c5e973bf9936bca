import Foundation
import RandomWorlds
import Testing

/// The seeds that properties are tried with: the same at every run, or the one that `LEAD_ACTIONS_SEED` names.
enum Seeds {
  static let only = ProcessInfo.processInfo.environment["LEAD_ACTIONS_SEED"].flatMap(UInt64.init)

  /// How many times as many seeds the long form tries.
  static let factor = ProcessInfo.processInfo.environment["LEAD_ACTIONS_SEEDS_TIMES"].flatMap(UInt64.init) ?? 1

  static func first(_ count: Int) -> [UInt64] {
    if let only { return [only] }
    return Array(1...UInt64(count) * max(1, factor))
  }

  /// What a failure says, so that anybody can see it again.
  static func replay(_ seed: UInt64) -> Comment {
    "seed \(seed); replay with: LEAD_ACTIONS_SEED=\(seed) swift test --filter PropertyTests"
  }

  /// Fails where a property was hardly tried, unless only one seed is tried.
  static func expect(
    _ count: Int, atLeast least: Int, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if only != nil { return }
    #expect(count >= least, "only \(count) \(what)", sourceLocation: sourceLocation)
  }
}

/// Worlds that have been lived through once, for all the properties that only look at what became of them.
enum Lives {
  private static let task = Task {
    var lives: [Life] = []
    for seed in Seeds.first(160) { lives.append(try await World(seed: seed).live()) }
    return lives
  }

  static var all: [Life] { get async throws { try await task.value } }
}
