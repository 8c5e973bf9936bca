#if SQLite
  import Foundation
  import LeadActions
  @testable import LeadActionsSQLite
  import Testing

  @Suite struct NameKeyTests {
    /// Texts that differ in their bytes and perhaps not in what Swift makes of them.
    private static let texts: [String] = {
      let parts = [
        "a", "e\u{301}", "\u{E9}", "\u{212B}", "A\u{30A}", "\u{C5}", "ﬁ", "한", "\u{1112}\u{1161}\u{11AB}", "\u{0}",
        "\u{301}", "q\u{307}\u{323}", "q\u{323}\u{307}", "👩‍👧", "ש", "z", "Z", "\u{10FFFF}", "\u{1E9B}\u{323}",
        "\u{0344}", "\u{0308}\u{0301}", "\u{2126}", "\u{3A9}", "\u{FB1D}", "\u{2F82B}", "\u{5317}", "",
      ]
      return parts + parts.flatMap { first in parts.map { first + $0 } }
    }()

    @Test func `keys are equal where Swift finds texts equal, and stand in Swift's order where they are composed`() {
      let keys = Self.texts.map { ($0, NameKey($0)) }
      var equal = 0
      for (text, key) in keys {
        for (other, otherKey) in keys {
          if text == other { equal += 1 }
          #expect(
            (text == other) == (key.bytes == otherKey.bytes), "\(text.debugDescription) \(other.debugDescription)")
          // Swift's own order contradicts itself where one text is composed and the other is not: neither of e + U+0301
          // and U+00E9 + z is before the other. The keys' order is Swift's order of the composed forms.
          guard key.own == nil, otherKey.own == nil else { continue }
          #expect(
            (text < other) == key.bytes.lexicographicallyPrecedes(otherKey.bytes),
            "\(text.debugDescription) \(other.debugDescription)")
        }
      }
      #expect(equal > keys.count)
    }

    @Test func `a key keeps the text's own bytes where they are others`() {
      for text in Self.texts {
        let key = NameKey(text)
        #expect(key.own ?? key.bytes == Array(text.utf8))
      }
    }
  }
#endif
