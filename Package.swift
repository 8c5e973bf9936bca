// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "lead-actions",
  products: [
    .library(name: "LeadActions", targets: ["LeadActions"]),
    .library(name: "LeadActionsTesting", targets: ["LeadActionsTesting"]),
  ],
  targets: [
    .target(name: "LeadActions"),
    .target(name: "LeadActionsTesting", dependencies: ["LeadActions"]),
    .executableTarget(
      name: "quickstart", dependencies: ["LeadActions"], path: "Examples/Quickstart",
      exclude: ["rules.json", "leads.json", "make-leads.py", "hazard"]),
    .testTarget(name: "LeadActionsTests", dependencies: ["LeadActions", "LeadActionsTesting"]),
    .testTarget(name: "QuickstartTests", dependencies: ["quickstart", "LeadActions"], exclude: ["Expected"]),
    .testTarget(name: "GuideTests", dependencies: ["LeadActions", "LeadActionsTesting"]),
    .target(name: "RandomWorlds", dependencies: ["LeadActions", "LeadActionsTesting"], path: "Tests/RandomWorlds"),
    .executableTarget(name: "PlanPrinter", dependencies: ["RandomWorlds"], path: "Tests/PlanPrinter"),
    .testTarget(
      name: "PropertyTests", dependencies: ["LeadActions", "LeadActionsTesting", "RandomWorlds", "PlanPrinter"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"]
    .map { .enableUpcomingFeature($0) }
}
