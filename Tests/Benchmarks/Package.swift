// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions-benchmarks",
  dependencies: [
    .package(name: "lead-actions", path: "../..", traits: ["SQLite", "HTTP"]),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
  ],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "BareLoop",
        .product(name: "LeadActions", package: "lead-actions"),
        .product(name: "LeadActionsSQLite", package: "lead-actions"),
        .product(name: "LeadActionsHTTP", package: "lead-actions"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .target(name: "BareLoop", linkerSettings: [.linkedLibrary("sqlite3")]),
  ],
  swiftLanguageModes: [.v6]
)
