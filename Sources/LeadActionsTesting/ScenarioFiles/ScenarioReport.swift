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

  /// A line for each scenario, below each what failed, a line that counts them, and what is covered.
  public var text: String {
    let outcome = Self.outcome(failed: results.count { !$0.passed })
    let summary = "\(results.count.of("scenario")), \(outcome)."
    return (results.map(\.text) + ["", summary, "Coverage \(coverage.percentText): \(coverage.summary)"])
      .joined(separator: "\n")
  }

  /// What many scenarios came to together, in words.
  package static func outcome(failed: Int) -> String {
    failed == 0 ? "as expected" : "\(failed.grouped) not as expected"
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
    let lines = failures.flatMap { "\($0)".split(separator: "\n", omittingEmptySubsequences: false) }
    return (["\(Self.mark(passed))\(name)"] + lines.map { "     \($0)" }).joined(separator: "\n")
  }

  /// What stands before the name of a scenario.
  package static func mark(_ passed: Bool) -> String { passed ? "ok   " : "FAIL " }
}
