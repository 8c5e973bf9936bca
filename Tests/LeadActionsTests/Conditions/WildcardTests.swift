import LeadActions
import TestPrograms
import Testing

@Suite struct WildcardTests {
  @Test(arguments: [
    ("*", "", true), ("*", "anything", true), ("", "", true), ("", "a", false), ("?", "", false), ("?", "a", true),
    ("?", "ab", false), ("a*", "a", true), ("a*", "ba", false), ("*a", "banana", true), ("*a", "banan", false),
    ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "acb", false), ("a?c", "abc", true), ("a?c", "ac", false),
    ("*an*an*", "banana", true), ("*an*an*an*", "banana", false), ("**", "x", true), ("a**b", "ab", true),
    ("*?*", "", false), ("*?*", "x", true), ("YO? *", "YO1 1AA", true), ("YO? *", "YO10 1AA", false),
    ("?", "é", true), ("?", "👩‍👩‍👧", true), ("e\u{301}*", "\u{E9}t\u{E9}", true), ("a.c", "abc", false),
    ("[ab]", "a", false), ("a\\*", "a*", false),
  ])
  func `a star is any run, a question mark any one character`(pattern: String, text: String, matches: Bool) {
    #expect(Wildcard(pattern).matches(text) == matches)
  }

  @Test func `capital letters count unless they are ignored`() {
    #expect(!Wildcard("yo*").matches("YO1"))
    #expect(Wildcard("yo*").matches("YO1", ignoringCase: true))
    #expect(Wildcard("STRASSE É*").matches("strasse é", ignoringCase: true))
  }

  @Test func `it agrees with trying every split`() {
    func matches(_ pattern: Substring, _ text: Substring) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "*" {
        return (0...text.count).contains { matches(pattern.dropFirst(), text.dropFirst($0)) }
      }
      guard let next = text.first, first == "?" || first == next else { return false }
      return matches(pattern.dropFirst(), text.dropFirst())
    }
    var random = SeededGenerator(seed: 3)
    var held = 0
    for _ in 0..<5_000 {
      let pattern = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in "ab*?".randomElement(using: &random) ?? "a" })
      let text = String(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in "ab".randomElement(using: &random) ?? "a" })
      let expected = matches(pattern[...], text[...])
      if expected { held += 1 }
      #expect(Wildcard(pattern).matches(text) == expected, "\(pattern) \(text)")
    }
    #expect(held > 500)
  }

  @Test func `hostile patterns take no longer than the lengths multiplied`() {
    let text = String(repeating: "a", count: 10_000)
    let seconds = ProcessorTime.seconds {
      #expect(!Wildcard(String(repeating: "a*", count: 30) + "b").matches(text))
      #expect(!Wildcard(String(repeating: "*a", count: 30) + "b").matches(text))
      #expect(!Wildcard(String(repeating: "*?", count: 30) + "b").matches(text))
      #expect(Wildcard(String(repeating: "a*", count: 5_000)).matches(text))
    }
    #expect(seconds < 30)
  }
}
