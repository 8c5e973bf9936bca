/// Why a file of leads was refused: every problem that was found in it, at once.
public struct PlayError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  public let problems: [InputProblem]

  public init(_ problems: [InputProblem]) { self.problems = problems }

  public var description: String { problems.listed(in: "The file of leads") }
}
