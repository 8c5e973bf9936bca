package import Foundation
package import LeadActions

/// The rule books that simulated worlds follow: random ones, and those of the example and of the healthy corpus.
package enum SimulatedBooks {
  /// The world of a seed: every third follows a real rule book, the others one by chance.
  package static func simulation(seed: UInt64, settings: Simulation.Settings = .init()) throws -> Simulation {
    if seed % 3 == 0, let real = try real(Int(seed / 3 % 1_000)) {
      return try Simulation(rules: real, settings: settings)
    }
    return try random(seed: seed, settings: settings)
  }

  package static func random(seed: UInt64, settings: Simulation.Settings = .init()) throws -> Simulation {
    var chance = Chance(seed: seed)
    let book = chance.book(rules: 12...30)
    var settings = settings
    settings.limits = PlanLimits(events: 8 + chance.number(below: 40), chainEvents: 30 + chance.number(below: 80))
    settings.overdue = chance.pick([.run, .run, .skip(lateAfter: 7_200), .runOnce(lateAfter: 3_600)])
    settings.customDeliveries = ["ping"]
    return try Simulation(rules: book, performers: World.performers, settings: settings)
  }

  /// A real rule book by its number; none where the package's folder is not at hand.
  package static func real(_ number: Int) throws -> RuleBook? {
    let files = files
    guard !files.isEmpty else { return nil }
    return try RuleBook(validating: Data(contentsOf: files[number % files.count]), customActions: [])
  }

  /// In the order of their names, so that a number is the same book everywhere.
  package static let files: [URL] = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = package.appending(path: "Tests/Rulebooks/healthy")
    let healthy = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return [package.appending(path: "Examples/Quickstart/rules.json")]
      + healthy.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }()
}
