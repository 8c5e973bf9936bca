/// How much a finding matters; the order is from least to most.
@nonexhaustive
public enum FindingSeverity: String, Hashable, Sendable, Codable, CaseIterable {
  /// Worth knowing; nothing goes wrong.
  case information
  /// Goes wrong for some leads, or very likely was not meant.
  case warning
  /// Cannot do what was meant.
  case error
}

extension FindingSeverity: Comparable {
  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }
}
