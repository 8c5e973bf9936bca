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

    /// What the documentation of stores says of newer marks, of every letter and mark there is.
    @Test func `keys follow Swift for every letter and mark of Unicode 15 but three, alone and in any order`() {
      var (known, unlike) = (0, Set<Unicode.Scalar>())
      func check(_ scalar: Unicode.Scalar, _ texts: String...) {
        for text in texts.dropFirst() where (text == texts[0]) != (NameKey(text).bytes == NameKey(texts[0]).bytes) {
          unlike.insert(scalar)
        }
      }
      // Ideographs and syllables that are only ever themselves are left out.
      for number in UInt32(0x80)...0x1_FFFF where !(0x3400..<0xA000).contains(number) {
        guard let scalar = Unicode.Scalar(number), let age = scalar.properties.age else { continue }
        let text = String(scalar)
        let apart = text.decomposedStringWithCanonicalMapping
        if apart.utf8.count != text.utf8.count || scalar.properties.canonicalCombiningClass != .notReordered {
          if age.major <= 15 { known += 1 }
          check(scalar, text, apart, text.precomposedStringWithCanonicalMapping)
          for mark in ["\u{301}", "\u{323}", "\u{334}", "\u{345}"] {
            check(scalar, "a" + text + mark, "a" + mark + text, "a" + apart + mark, "a" + mark + apart)
          }
        }
      }
      #expect(known > 1_500)
      let old = unlike.filter { ($0.properties.age?.major ?? 0) <= 15 }
      #expect(old.isSubset(of: ["\u{F73}", "\u{F75}", "\u{F81}"]))
    }

    @Test func `a key keeps the text's own bytes where they are others`() {
      for text in Self.texts {
        let key = NameKey(text)
        #expect(key.own ?? key.bytes == Array(text.utf8))
      }
    }
  }
#endif
