/// Something that a text may or may not be like, which is not decided by naming texts.
enum TextPredicate: Hashable, Sendable {
  case part(TextTest, ignoringCase: Bool)
  case lessThan(String)
  case atMost(String)

  func holds(for text: String) -> Bool {
    switch self {
    case .part(let test, let ignoringCase): test.holds(for: text, ignoringCase: ignoringCase)
    case .lessThan(let bound): text < bound
    case .atMost(let bound): text <= bound
    }
  }

  /// Whether it holds for every text whatever, as that something begins with nothing does.
  private var holdsAlways: Bool {
    switch self {
    case .part(.contains(let part), _), .part(.beginsWith(let part), _): part.isEmpty
    case .part(.matches(let wildcard), _): !wildcard.pattern.isEmpty && wildcard.pattern.allSatisfy { $0 == "*" }
    case .lessThan, .atMost: false
    }
  }

  /// Whether a text for which this holds is one for which the other holds too.
  private func implies(_ other: TextPredicate) -> Bool {
    if self == other || other.holdsAlways { return true }
    switch (self, other) {
    case (.part(let one, let case1), .part(let two, let case2)) where case1 == case2: return one.implies(two)
    case (.lessThan(let one), .lessThan(let two)), (.lessThan(let one), .atMost(let two)),
      (.atMost(let one), .atMost(let two)):
      return one <= two
    case (.atMost(let one), .lessThan(let two)): return one < two
    default: return false
    }
  }

  /// Whether no text is like both.
  private func excludes(_ other: TextPredicate) -> Bool {
    guard case .part(.beginsWith(let one), let case1) = self, case .part(.beginsWith(let two), case1) = other,
      one.isPlain, two.isPlain
    else { return false }
    return !one.hasPrefix(two) && !two.hasPrefix(one)
  }

  /// What follows from others that are known to hold or not; nothing where it is open.
  func decided(by known: [TextPredicate: Bool]) -> Bool? {
    if let value = known[self] { return value }
    if holdsAlways { return true }
    for (other, holds) in known {
      if holds, other.implies(self) { return true }
      if holds, other.excludes(self) { return false }
      if !holds, implies(other) { return false }
    }
    return nil
  }
}

extension TextTest {
  fileprivate func implies(_ other: TextTest) -> Bool {
    switch (self, other) {
    case (.contains(let one), .contains(let two)), (.beginsWith(let one), .contains(let two)):
      one.isPlain && two.isPlain && one.contains(two)
    case (.beginsWith(let one), .beginsWith(let two)): one.isPlain && two.isPlain && one.hasPrefix(two)
    default: false
    }
  }
}

extension String {
  /// Among plain letters a part of a part is a part, and upper and lower case are a pair.
  fileprivate var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 && $0 != 13 && $0 != 10 } }
}
