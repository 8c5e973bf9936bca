/// The texts that a field may hold: some that are named, or all but some.
enum TextSet: Hashable, Sendable {
  case only(Set<String>)
  /// All but these, for which the predicates hold or not.
  case allBut(Set<String>, known: [TextPredicate: Bool])

  static let none = TextSet.only([])
  static let all = TextSet.allBut([], known: [:])

  var isEmpty: Bool { if case .only(let texts) = self { texts.isEmpty } else { false } }

  /// The only text, where there is only one.
  var single: String? { if case .only(let texts) = self, texts.count == 1 { texts.first } else { nil } }

  func contains(_ text: String) -> Bool {
    switch self {
    case .only(let texts): texts.contains(text)
    case .allBut(let texts, let known):
      !texts.contains(text) && known.allSatisfy { $0.key.holds(for: text) == $0.value }
    }
  }

  /// Those that are, or are not, among some.
  func filtered(among texts: Set<String>, _ among: Bool) -> TextSet {
    switch (self, among) {
    case (_, true): .only(texts.filter(contains))
    case (.only(let own), false): .only(own.subtracting(texts))
    case (.allBut(let own, let known), false): .allBut(own.union(texts), known: known)
    }
  }

  /// Those for which a predicate holds, or does not.
  func filtered(_ predicate: TextPredicate, _ holds: Bool) -> TextSet {
    switch self {
    case .only(let texts): return .only(texts.filter { predicate.holds(for: $0) == holds })
    case .allBut(let texts, var known):
      if let decided = predicate.decided(by: known) { return decided == holds ? self : .none }
      known[predicate] = holds
      return .allBut(texts, known: known)
    }
  }

  func intersection(_ other: TextSet) -> TextSet {
    switch (self, other) {
    case (.only(let texts), _): return .only(texts.filter(other.contains))
    case (_, .only(let texts)): return .only(texts.filter(contains))
    case (.allBut(let one, _), .allBut(let two, let known)):
      var result = self.filtered(among: two.subtracting(one), false)
      for (predicate, holds) in known { result = result.filtered(predicate, holds) }
      return result
    }
  }

  /// All of both and perhaps more: what is known of only one of them is given up.
  func union(_ other: TextSet) -> TextSet {
    switch (self, other) {
    case (.only(let one), .only(let two)): .only(one.union(two))
    case (.only(let texts), .allBut(let out, let known)), (.allBut(let out, let known), .only(let texts)):
      .allBut(
        out.subtracting(texts),
        known: known.filter { predicate in texts.allSatisfy { predicate.key.holds(for: $0) == predicate.value } })
    case (.allBut(let one, let known1), .allBut(let two, let known2)):
      .allBut(one.intersection(two), known: known1.filter { known2[$0.key] == $0.value })
    }
  }
}
