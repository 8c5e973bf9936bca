public import struct Foundation.Date

/// A field by its name and the type of its value, with which conditions are written in Swift.
///
/// A host adds its own by an extension:
///
///     extension LeadFields {
///       var loanAmount: LeadField<Double> { "loanAmount" }
///     }
public struct LeadField<Value: FieldValueConvertible>: Sendable, ExpressibleByStringLiteral {
  public let name: FieldName

  public init(_ name: FieldName) { self.name = name }
  public init(stringLiteral value: String) { name = FieldName(value) }

  public static func == (lhs: Self, rhs: Value) -> Condition { lhs.compare(.equals, rhs) }
  public static func != (lhs: Self, rhs: Value) -> Condition { lhs.compare(.notEquals, rhs) }

  public var isSet: Condition { .field(name, .isSet(true)) }
  public var isNotSet: Condition { .field(name, .isSet(false)) }
  public var changed: Condition { .field(name, .changed) }
  public func changed(from value: Value) -> Condition { .field(name, .changedFrom(value.fieldValue)) }
  public func changed(to value: Value) -> Condition { .field(name, .changedTo(value.fieldValue)) }
  public func isOne(of values: Value...) -> Condition { .field(name, .oneOf(values.map(\.fieldValue))) }

  fileprivate func compare(_ comparison: Comparison, _ value: Value) -> Condition {
    .field(name, .compare(comparison, value.fieldValue))
  }
}

extension LeadField where Value: Comparable {
  public static func < (lhs: Self, rhs: Value) -> Condition { lhs.compare(.lessThan, rhs) }
  public static func <= (lhs: Self, rhs: Value) -> Condition { lhs.compare(.atMost, rhs) }
  public static func > (lhs: Self, rhs: Value) -> Condition { lhs.compare(.moreThan, rhs) }
  public static func >= (lhs: Self, rhs: Value) -> Condition { lhs.compare(.atLeast, rhs) }
}

extension LeadField where Value: TextValue {
  public func contains(_ part: String, ignoringCase: Bool = false) -> Condition {
    .field(name, .text(.contains(part), ignoringCase: ignoringCase))
  }

  public func begins(with part: String, ignoringCase: Bool = false) -> Condition {
    .field(name, .text(.beginsWith(part), ignoringCase: ignoringCase))
  }

  /// Compares with a pattern in which `*` stands for any run of characters and `?` for any one.
  public func matches(_ pattern: String, ignoringCase: Bool = false) -> Condition {
    .field(name, .text(.matches(Wildcard(pattern)), ignoringCase: ignoringCase))
  }
}

extension LeadField where Value == Date {
  public func isBefore(_ date: Date) -> Condition { compare(.lessThan, date) }
  public func isAfter(_ date: Date) -> Condition { compare(.moreThan, date) }
  public func isOlder(than period: Period) -> Condition { .field(name, .olderThan(period)) }
  public func isYounger(than period: Period) -> Condition { .field(name, .youngerThan(period)) }
}

/// A type whose values a lead's field can hold.
public protocol FieldValueConvertible: Sendable {
  static var fieldKind: FieldKind { get }
  var fieldValue: FieldValue { get }
}

/// A type whose values are text in a lead's field.
public protocol TextValue: FieldValueConvertible {}

extension TextValue {
  public static var fieldKind: FieldKind { .text }
}

extension String: TextValue {
  public var fieldValue: FieldValue { .text(self) }
}

extension Name: TextValue, FieldValueConvertible {
  public var fieldValue: FieldValue { .text(rawValue) }
}

extension LeadProgress: TextValue {
  public var fieldValue: FieldValue { .text(rawValue) }
}

extension Int: FieldValueConvertible {
  public static var fieldKind: FieldKind { .number }
  public var fieldValue: FieldValue { .number(Double(self)) }
}

extension Double: FieldValueConvertible {
  public static var fieldKind: FieldKind { .number }
  public var fieldValue: FieldValue { .number(self) }
}

extension Bool: FieldValueConvertible {
  public static var fieldKind: FieldKind { .flag }
  public var fieldValue: FieldValue { .flag(self) }
}

extension Date: FieldValueConvertible {
  public static var fieldKind: FieldKind { .date }
  public var fieldValue: FieldValue { .date(self) }
}
