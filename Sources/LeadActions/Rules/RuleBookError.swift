/// Why a rule book was refused: every problem that was found in it, at once.
public struct RuleBookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  public let problems: [InputProblem]

  public init(_ problems: [InputProblem]) { self.problems = problems }

  public var description: String { problems.listed(in: "The rule book") }
}
