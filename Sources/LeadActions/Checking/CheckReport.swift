/// What a ``RuleChecker`` found in a rule book.
public struct CheckReport: Hashable, Sendable, Codable {
  /// In the order of the book, and at one place the most severe first.
  public var findings: [Finding]
  /// Those that the book itself allows, each with its reason.
  public var silenced: [SilencedFinding]
  /// What was not explored to its end, in words; empty where everything was.
  public var bounds: [String]

  public init(findings: [Finding] = [], silenced: [SilencedFinding] = [], bounds: [String] = []) {
    self.findings = findings
    self.silenced = silenced
    self.bounds = bounds
  }

  /// The most severe of the findings.
  public var worst: FindingSeverity? { findings.map(\.severity).max() }
}

extension CheckReport: CustomStringConvertible {
  /// Every finding, as people read them, and what was silenced.
  public var description: String {
    var lines = findings.map(\.description)
    lines += silenced.map { "allowed \($0.finding.code) \($0.finding.place): \($0.reason)" }
    lines += bounds.map { "not explored to its end: \($0)" }
    return lines.isEmpty ? "Nothing was found." : lines.joined(separator: "\n")
  }
}

/// A finding that the rule book allows.
public struct SilencedFinding: Hashable, Sendable, Codable {
  public var finding: Finding
  public var reason: String

  public init(_ finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}
