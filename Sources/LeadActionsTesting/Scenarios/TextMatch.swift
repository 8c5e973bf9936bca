import LeadActions

/// What a text is expected to be: the whole of it where it is written as a plain string.
///
///     .email(to: .customer, subject: "Hello Jane", text: .containing("Ann Baker"))
public struct TextMatch: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case equals(String)
    case contains([String])
    case begins(String)
    case matches(Wildcard)
  }

  private let kind: Kind

  public static func equals(_ text: String) -> Self { Self(kind: .equals(text)) }

  /// Each of these is somewhere in the text.
  public static func containing(_ parts: String...) -> Self { containing(parts) }
  public static func containing(_ parts: [String]) -> Self { Self(kind: .contains(parts)) }
  public static func beginning(with start: String) -> Self { Self(kind: .begins(start)) }

  /// Compares with a pattern in which `*` stands for any run of characters and `?` for any one.
  public static func matching(_ pattern: String) -> Self { Self(kind: .matches(Wildcard(pattern))) }

  public func matches(_ text: String) -> Bool {
    switch kind {
    case .equals(let whole): text == whole
    case .contains(let parts): parts.allSatisfy { text.contains($0) }
    case .begins(let start): text.hasPrefix(start)
    case .matches(let wildcard): wildcard.matches(text)
    }
  }

  /// The text that is expected, where the whole is known.
  var whole: String? { if case .equals(let text) = kind { text } else { nil } }
}

extension TextMatch: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .equals(value) }
}

extension TextMatch: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .equals(let text): text
    case .contains(let parts): "… that contains \(parts.map(\.inQuotes).joined(separator: " and "))"
    case .begins(let start): "… that begins with \(start.inQuotes)"
    case .matches(let wildcard): "… that matches \(wildcard.pattern.inQuotes)"
    }
  }
}
