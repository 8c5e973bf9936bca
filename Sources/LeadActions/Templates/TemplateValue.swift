/// A value that a template can show or walk.
///
/// Unset, false, the empty text, the empty list and numbers that are not finite count as false in a section;
/// everything else counts as true, zero and the empty object included.
@nonexhaustive
public enum TemplateValue: Hashable, Sendable {
  case unset
  case flag(Bool)
  case text(String)
  case number(Double)
  case list([TemplateValue])
  case object([String: TemplateValue])
  /// A value that prints as a text and has members: `{{user}}` prints the name, `{{user.email}}` the member.
  indirect case record(text: String, members: [String: TemplateValue])
}

extension TemplateValue {
  /// Whether a section with this value is rendered.
  public var isTrue: Bool {
    switch self {
    case .unset: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .number(let number): number.isFinite
    case .list(let items): !items.isEmpty
    case .object, .record: true
    }
  }

  /// The member of an object or a record, or nothing if there is none of that name.
  public func member(_ name: String) -> TemplateValue? {
    switch self {
    case .object(let members), .record(_, let members): members[name]
    case .unset, .flag, .text, .number, .list: nil
    }
  }

  /// The value at the end of a path of members; unset where the path breaks off.
  public func value(at path: some Sequence<String>) -> TemplateValue {
    var value = self
    for name in path {
      guard let member = value.member(name) else { return .unset }
      value = member
    }
    return value
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }

  public init(booleanLiteral flag: Bool) { self = .flag(flag) }

  public init(floatLiteral number: Double) { self = .number(number) }

  public init(integerLiteral number: Int) { self = .number(Double(number)) }

  public init(arrayLiteral items: TemplateValue...) { self = .list(items) }

  /// Makes an object; of two members with one name the later one is kept.
  public init(dictionaryLiteral members: (String, TemplateValue)...) {
    self = .object(Dictionary(members) { _, later in later })
  }
}

extension TemplateValue {
  /// How the value is shown by itself; nothing if it has no text of its own, as a list, whose items are shown.
  var printed: String? {
    switch self {
    case .unset, .list, .object: nil
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text), .record(let text, _): text
    case .number(let number): NumberText.text(number)
    }
  }
}
