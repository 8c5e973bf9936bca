/// What findings have in common: the way in which a rule book goes wrong.
@nonexhaustive
public enum FindingFamily: String, Hashable, Sendable, Codable, CaseIterable {
  /// The book does not hold together.
  case book
  /// An action reads what only a later event sets.
  case order
  /// Rules raise each other without end.
  case loops
  /// Something can never happen.
  case dead
  /// One of a pair of events is handled, and the other forgotten.
  case branches
  /// One occurrence reaches the same person twice.
  case twice
  /// An action cannot do what it says.
  case impossible
  /// A time is not what it seems.
  case time
  /// A name is not what it seems.
  case names
  /// A webhook's address is unsafe.
  case webhooks
  /// More is sent than anybody wants.
  case storms

  /// The family of `LA1xx` is order, and so on; `LA9xx` is webhooks below `LA950` and storms from there.
  init?(of code: FindingCode) {
    guard code.rawValue.hasPrefix("LA"), code.rawValue.utf8.count == 5, let number = Int(code.rawValue.dropFirst(2)),
      number >= 0
    else { return nil }
    switch number {
    case 0..<100: self = .book
    case 100..<200: self = .order
    case 200..<300: self = .loops
    case 300..<400: self = .dead
    case 400..<500: self = .branches
    case 500..<600: self = .twice
    case 600..<700: self = .impossible
    case 700..<800: self = .time
    case 800..<900: self = .names
    case 900..<950: self = .webhooks
    default: self = .storms
    }
  }

  /// The family as headings show it.
  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
