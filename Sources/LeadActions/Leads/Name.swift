public import struct Foundation.UUID

/// A name or id that a host chooses, kept distinct from names of other kinds by its type.
///
/// It holds text, so that a host's own ids fit whatever they are: numbers and UUIDs convert. Two names are equal when
/// they look equal (Unicode canonical equivalence), although each keeps the bytes it was given; they are ordered by the
/// bytes of their composed form (NFC).
public struct Name<Kind>: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }
}

/// Written as text, such as `"mailgun:\(event.id)"`.
extension Name: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension Name: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue.precedes(rhs.rawValue) }
}

extension Name: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// Lets a dictionary whose keys are names be written as an object.
extension Name: CodingKeyRepresentable {
  public var codingKey: any CodingKey { NameKey(rawValue) }
  public init?(codingKey: some CodingKey) { self.init(rawValue: codingKey.stringValue) }
}

private struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ text: String) { stringValue = text }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

/// The kind of a name that identifies one thing among many, which hosts often number.
public protocol IdentifierKind {}

extension Name where Kind: IdentifierKind {
  public init(_ number: some BinaryInteger) { self.init(rawValue: String(number)) }
  public init(_ uuid: UUID) { self.init(rawValue: uuid.uuidString) }
}

extension Name: ExpressibleByIntegerLiteral where Kind: IdentifierKind {
  public init(integerLiteral value: Int) { self.init(rawValue: String(value)) }
}
