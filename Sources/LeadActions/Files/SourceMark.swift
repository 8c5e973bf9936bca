/// A line and column of a file, both counted from 1; columns count characters, not bytes.
public struct SourceMark: Hashable, Sendable, Codable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourceMark: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.line, lhs.column) < (rhs.line, rhs.column) }
}

extension SourceMark: CustomStringConvertible {
  public var description: String { "line \(line), column \(column)" }
}
