public import struct Foundation.Date

/// What kind of value a field holds; values of different kinds are never compared.
@nonexhaustive
public enum FieldKind: String, Hashable, Sendable, Codable, CaseIterable {
  case text
  case number
  case date
  case flag
}

/// A value of a lead's field, in one of the forms that conditions compare and templates show.
@nonexhaustive
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case date(Date)
  case flag(Bool)

  public var kind: FieldKind {
    switch self {
    case .text: .text
    case .number: .number
    case .date: .date
    case .flag: .flag
    }
  }

  /// Whether the value can be compared and kept: infinite numbers and dates, and what is no number, cannot.
  var isFinite: Bool {
    switch self {
    case .number(let number): number.isFinite
    case .date(let date): date.timeIntervalSinceReferenceDate.isFinite
    case .text, .flag: true
    }
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// In files text, numbers and flags stand as themselves, and a date as `{"date": "2026-01-31T12:00:00Z"}`.
extension FieldValue: Codable {
  private enum CodingKeys: String, CodingKey { case date }

  public init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: CodingKeys.self) {
      let text = try object.decode(String.self, forKey: .date)
      guard let date = Timestamp.date(from: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .date, in: object, debugDescription: "'\(text)' is no date; write 2026-01-31T12:00:00Z.")
      }
      self = .date(date)
      return
    }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let text = try? container.decode(String.self) {
      // Before numbers, since some decoders read such as "nan" as one.
      self = .text(text)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .date(let date):
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(Timestamp.text(from: date), forKey: .date)
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .flag(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    }
  }
}

extension FieldValue: CustomStringConvertible {
  /// The value as a person reads it: a whole number without its fraction, a date in UTC.
  public var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): NumberText.text(number) ?? "\(number)"
    case .date(let date): Timestamp.text(from: date)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

}
