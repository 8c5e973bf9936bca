// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions",
  products: [
    .library(name: "LeadActions", targets: ["LeadActions"]),
    .library(name: "LeadActionsTesting", targets: ["LeadActionsTesting"]),
    .library(name: "LeadActionsYAML", targets: ["LeadActionsYAML"]),
    .library(name: "LeadActionsSQLite", targets: ["LeadActionsSQLite"]),
    .library(name: "LeadActionsCallbacks", targets: ["LeadActionsCallbacks"]),
    .library(name: "LeadActionsHTTP", targets: ["LeadActionsHTTP"]),
    .library(name: "LeadActionsSMTP", targets: ["LeadActionsSMTP"]),
    .executable(name: "lead-actions", targets: ["lead-actions"]),
  ],
  traits: [
    .trait(name: "YAML", description: "Rule books, leads and scenarios in YAML (Yams)."),
    .trait(
      name: "CommandLine", description: "The command lead-actions (ArgumentParser), which reads YAML too.",
      enabledTraits: ["YAML"]),
    .trait(name: "SQLite", description: "A durable store for one machine (GRDB, and the system's SQLite)."),
    .trait(name: "Callbacks", description: "Signatures, and what providers report back (swift-crypto)."),
    .trait(
      name: "HTTP", description: "Webhooks, and providers of email and texts that speak HTTP (AsyncHTTPClient).",
      enabledTraits: ["Callbacks"]),
    .trait(name: "SMTP", description: "Email by SMTP (SwiftNIO, NIOSSL)."),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
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
    .target(
      name: "LeadActionsCallbacks",
      dependencies: [
        "LeadActions", .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Callbacks"])),
      ]),
    .target(
      name: "LeadActionsHTTP",
      dependencies: [
        "LeadActions", "LeadActionsCallbacks",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["HTTP"])),
      ]),
    .target(
      name: "LeadActionsSMTP",
      dependencies: [
        "LeadActions",
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["SMTP"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["SMTP"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["SMTP"])),
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
    .testTarget(name: "LeadActionsTests", dependencies: ["LeadActions", "LeadActionsTesting", "TestPrograms"]),
    .target(name: "TestPrograms", path: "Tests/TestPrograms"),
    // Empty without the traits of their names.
    .testTarget(
      name: "LeadActionsCallbacksTests", dependencies: ["LeadActions", "LeadActionsCallbacks", "TestPrograms"]),
    // Does nothing without the trait HTTP.
    .executableTarget(name: "WebhookProbe", dependencies: ["LeadActionsHTTP"], path: "Tests/WebhookProbe"),
    .testTarget(
      name: "LeadActionsHTTPTests",
      dependencies: [
        "LeadActions", "LeadActionsCallbacks", "LeadActionsHTTP", "LeadActionsTesting", "TestPrograms", "WebhookProbe",
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["HTTP"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["HTTP"])),
      ]),
    .testTarget(
      name: "LeadActionsSMTPTests",
      dependencies: [
        "LeadActions", "LeadActionsSMTP", "LeadActionsTesting", "TestPrograms",
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["SMTP"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["SMTP"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["SMTP"])),
      ],
      exclude: ["Programs"]),
    .executableTarget(name: "FileProbe", dependencies: ["LeadActions", "LeadActionsYAML"], path: "Tests/FileProbe"),
    // Empty without the trait YAML.
    .testTarget(
      name: "LeadActionsYAMLTests",
      dependencies: ["LeadActions", "LeadActionsYAML", "RandomWorlds", "TestPrograms", "FileProbe"]),
    // Empty without the trait SQLite, like the three below it.
    .testTarget(
      name: "LeadActionsSQLiteTests",
      dependencies: ["LeadActions", "LeadActionsSQLite", "LeadActionsTesting", "RandomWorlds", "TestPrograms"]),
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
        "TestPrograms",
      ]),
    .testTarget(name: "QuickstartTests", dependencies: ["quickstart", "LeadActions"], exclude: ["Expected"]),
    .testTarget(
      name: "CommandTests", dependencies: ["lead-actions", "LeadActions", "TestPrograms"], exclude: ["Expected"]),
    .testTarget(name: "GuideTests", dependencies: ["LeadActions", "LeadActionsTesting"]),
    .target(name: "RandomWorlds", dependencies: ["LeadActions", "LeadActionsTesting"], path: "Tests/RandomWorlds"),
    .executableTarget(
      name: "SimulationPrinter", dependencies: ["LeadActions", "LeadActionsSQLite", "RandomWorlds"],
      path: "Tests/SimulationPrinter"),
    .testTarget(
      name: "SimulationTests", dependencies: ["LeadActions", "RandomWorlds", "SimulationPrinter"]),
    .executableTarget(name: "PlanPrinter", dependencies: ["RandomWorlds"], path: "Tests/PlanPrinter"),
    .testTarget(
      name: "PropertyTests",
      dependencies: ["LeadActions", "LeadActionsTesting", "RandomWorlds", "TestPrograms", "PlanPrinter"],
      exclude: ["Recorded", "StoredForms"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "FaultyDisk" {
  target.swiftSettings = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"]
    .map { .enableUpcomingFeature($0) }
}
