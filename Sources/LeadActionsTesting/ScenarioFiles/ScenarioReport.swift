public import LeadActions

/// What running a file of scenarios came to.
public struct ScenarioReport: Hashable, Sendable, Codable {
  /// One for each scenario, in the order of the file.
  public var results: [ScenarioResult]
  /// Which rules and conditions the scenarios exercised together.
  public var coverage: RuleCoverage

  public init(results: [ScenarioResult], coverage: RuleCoverage) {
    self.results = results
    self.coverage = coverage
  }

  public var passed: Bool { results.allSatisfy(\.passed) }

  /// A line for each scenario, below each what failed, and a line that counts them.
  public var text: String {
    let failed = results.count { !$0.passed }
    let count = results.count == 1 ? "1 scenario" : "\(results.count) scenarios"
    let summary = failed == 0 ? "\(count), all as expected." : "\(count), \(failed) not as expected."
    return (results.map(\.text) + ["", summary, coverage.summary + "."]).joined(separator: "\n")
  }
}

/// What one scenario came to.
public struct ScenarioResult: Hashable, Sendable, Codable {
  public var name: String
  /// Where it stands in its file.
  public var place: String
  /// Line and column of the place, where it stands in a file that was read.
  public var mark: SourceMark?
  /// Everything that was not as expected.
  public var failures: [ScenarioFailure.Item]

  public init(name: String, place: String, failures: [ScenarioFailure.Item] = []) {
    self.name = name
    self.place = place
    self.failures = failures
  }

  public var passed: Bool { failures.isEmpty }

  public var text: String {
    guard !passed else { return "as expected  \(name)" }
    let lines = failures.flatMap { "\($0)".split(separator: "\n", omittingEmptySubsequences: false) }
    return (["NOT AS EXPECTED  \(name)"] + lines.map { "  \($0)" }).joined(separator: "\n")
  }
}
