/// What a finding is about, by a code that never changes, such as `LA101`.
///
/// The digits tell the family: see ``FindingFamily``. Each code has a page in `Documentation/Checks`.
public struct FindingCode: Hashable, Sendable, RawRepresentable, Codable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension FindingCode: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension FindingCode: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension FindingCode: CustomStringConvertible {
  public var description: String { rawValue }
}

extension FindingCode {
  /// What is known of the code beforehand; nothing where there is no such code.
  public var kind: FindingKind? { FindingKind.byCode[self] }

  /// The family that the code's digits tell; none where they tell none.
  public var family: FindingFamily? { FindingFamily(of: self) }

  /// The page about the code, in the folder `Documentation/Checks`.
  public var page: String { "\(rawValue).md" }
}
