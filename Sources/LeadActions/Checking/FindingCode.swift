/// What a finding is about, by a code that never changes, such as `LA101`.
///
/// The first digit is the family's: see ``FindingFamily``. Each code has a page in `Documentation/Checks`.
public struct FindingCode: Hashable, Sendable, RawRepresentable, Codable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension FindingCode: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension FindingCode: CustomStringConvertible {
  public var description: String { rawValue }
}
