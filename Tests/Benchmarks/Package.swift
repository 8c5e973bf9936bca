// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions-benchmarks",
  dependencies: [.package(name: "lead-actions", path: "../..", traits: ["SQLite"])],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "BareLoop",
        .product(name: "LeadActions", package: "lead-actions"),
        .product(name: "LeadActionsSQLite", package: "lead-actions"),
      ]),
    .target(name: "BareLoop", linkerSettings: [.linkedLibrary("sqlite3")]),
  ],
  swiftLanguageModes: [.v6]
)
