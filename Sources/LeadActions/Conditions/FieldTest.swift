/// A test of one field's value.
///
/// A field without a value is equal to nothing, and so not equal to anything; every other comparison with it is false.
@nonexhaustive
public enum FieldTest: Hashable, Sendable {
  case compare(Comparison, FieldValue)
  case oneOf([FieldValue])
  case text(TextTest, ignoringCase: Bool)
  case isSet(Bool)
  /// The event is a change of the field: Status Changed, User Changed, a move of progress, or an update of it.
  case changed
  case changedFrom(FieldValue)
  case changedTo(FieldValue)
  /// The date lies at least so long before the event, such as a lead received two weeks ago or earlier.
  case olderThan(Period)
  /// The date lies less than so long before the event, or after it.
  case youngerThan(Period)
}

/// How two values of one kind compare; text in the order of its Unicode scalars.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equals
  case notEquals
  case lessThan
  case atMost
  case moreThan
  case atLeast

  /// Whether two flags, which have no order, can be compared so.
  var isEquality: Bool { self == .equals || self == .notEquals }
}

/// A test of a part of a text.
@nonexhaustive
public enum TextTest: Hashable, Sendable {
  case contains(String)
  case beginsWith(String)
  case matches(Wildcard)
}

extension FieldTest: CustomStringConvertible {
  public var description: String {
    switch self {
    case .compare(let comparison, let value): "\(comparison.words) \(value.quoted)"
    case .oneOf(let values): "is one of \(values.map(\.quoted).joined(separator: ", "))"
    case .text(.contains(let part), _): "contains '\(part)'"
    case .text(.beginsWith(let part), _): "begins with '\(part)'"
    case .text(.matches(let wildcard), _): "matches '\(wildcard.pattern)'"
    case .isSet(let set): set ? "is set" : "is not set"
    case .changed: "changed"
    case .changedFrom(let value): "changed from \(value.quoted)"
    case .changedTo(let value): "changed to \(value.quoted)"
    case .olderThan(let period): "is older than \(period)"
    case .youngerThan(let period): "is younger than \(period)"
    }
  }
}

extension Comparison {
  var words: String {
    switch self {
    case .equals: "is"
    case .notEquals: "is not"
    case .lessThan: "is less than"
    case .atMost: "is at most"
    case .moreThan: "is more than"
    case .atLeast: "is at least"
    }
  }
}

extension FieldValue {
  /// The value as messages show it: text in quotes.
  package var quoted: String {
    if case .text(let text) = self { return "'\(text)'" }
    return description
  }
}
