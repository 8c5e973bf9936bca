// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions",
  products: [
    .library(name: "LeadActions", targets: ["LeadActions"]),
    .library(name: "LeadActionsTesting", targets: ["LeadActionsTesting"]),
    .library(name: "LeadActionsYAML", targets: ["LeadActionsYAML"]),
    .library(name: "LeadActionsSQLite", targets: ["LeadActionsSQLite"]),
    .executable(name: "lead-actions", targets: ["lead-actions"]),
  ],
  traits: [
    .trait(name: "YAML", description: "Rule books, leads and scenarios in YAML (Yams)."),
    .trait(
      name: "CommandLine", description: "The command lead-actions (ArgumentParser), which reads YAML too.",
      enabledTraits: ["YAML"]),
    .trait(name: "SQLite", description: "A durable store for one machine (GRDB, and the system's SQLite)."),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "LeadActions"),
    .target(name: "LeadActionsTesting", dependencies: ["LeadActions"]),
    .target(
      name: "LeadActionsYAML",
      dependencies: ["LeadActions", .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"]))]),
    .target(
      name: "LeadActionsSQLite",
      dependencies: [
        "LeadActions", .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ]),
    .executableTarget(
      name: "lead-actions",
      dependencies: [
        "LeadActions", "LeadActionsTesting", "LeadActionsYAML",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["CommandLine"])),
      ]),
    .executableTarget(
      name: "quickstart", dependencies: ["LeadActions", "LeadActionsSQLite"], path: "Examples/Quickstart",
      exclude: ["rules.json", "leads.json", "make-leads.py", "hazard"]),
    .testTarget(name: "LeadActionsTests", dependencies: ["LeadActions", "LeadActionsTesting"]),
    .executableTarget(name: "FileProbe", dependencies: ["LeadActions", "LeadActionsYAML"], path: "Tests/FileProbe"),
    // Empty without the trait YAML.
    .testTarget(
      name: "LeadActionsYAMLTests", dependencies: ["LeadActions", "LeadActionsYAML", "RandomWorlds", "FileProbe"]),
    // Empty without the trait SQLite, like the three below it.
    .testTarget(
      name: "LeadActionsSQLiteTests",
      dependencies: ["LeadActions", "LeadActionsSQLite", "LeadActionsTesting", "RandomWorlds"]),
    .target(name: "DurabilityWorld", dependencies: ["LeadActions"], path: "Tests/DurabilityWorld"),
    .executableTarget(
      name: "CrashSubject",
      dependencies: [
        "DurabilityWorld", "FaultyDisk", "LeadActions", "LeadActionsSQLite",
        .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ],
      path: "Tests/CrashSubject"),
    .target(
      name: "FaultyDisk", path: "Tests/FaultyDisk",
      cSettings: [.define("LEAD_ACTIONS_SQLITE", .when(traits: ["SQLite"]))],
      linkerSettings: [.linkedLibrary("sqlite3", .when(traits: ["SQLite"]))]),
    .executableTarget(
      name: "DiskProbe",
      dependencies: [
        "DurabilityWorld", "FaultyDisk", "LeadActions", "LeadActionsSQLite",
        .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ],
      path: "Tests/DiskProbe"),
    .testTarget(
      name: "DurabilityTests",
      dependencies: [
        "CrashSubject", "DiskProbe", "DurabilityWorld", "LeadActions", "LeadActionsSQLite", "LeadActionsTesting",
      ]),
    .testTarget(name: "QuickstartTests", dependencies: ["quickstart", "LeadActions"], exclude: ["Expected"]),
    .testTarget(
      name: "CommandTests", dependencies: ["lead-actions", "LeadActions"], exclude: ["Expected"]),
    .testTarget(name: "GuideTests", dependencies: ["LeadActions", "LeadActionsTesting"]),
    .target(name: "RandomWorlds", dependencies: ["LeadActions", "LeadActionsTesting"], path: "Tests/RandomWorlds"),
    .executableTarget(
      name: "SimulationPrinter", dependencies: ["LeadActions", "LeadActionsSQLite", "RandomWorlds"],
      path: "Tests/SimulationPrinter"),
    .testTarget(
      name: "SimulationTests", dependencies: ["LeadActions", "RandomWorlds", "SimulationPrinter"]),
    .executableTarget(name: "PlanPrinter", dependencies: ["RandomWorlds"], path: "Tests/PlanPrinter"),
    .testTarget(
      name: "PropertyTests", dependencies: ["LeadActions", "LeadActionsTesting", "RandomWorlds", "PlanPrinter"],
      exclude: ["StoredForms"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "FaultyDisk" {
  target.swiftSettings = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"]
    .map { .enableUpcomingFeature($0) }
}
