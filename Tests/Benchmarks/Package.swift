// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions-benchmarks",
  dependencies: [.package(name: "lead-actions", path: "../..")],
  targets: [
    .executableTarget(
      name: "benchmarks", dependencies: [.product(name: "LeadActions", package: "lead-actions")])
  ],
  swiftLanguageModes: [.v6]
)
