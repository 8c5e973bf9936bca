import LeadActions
import Testing

@Suite struct TemplateSingleLineTests {
  /// Every scalar that must not be in a header value.
  static let controls = (Array(0...0x1F) + [0x7F] + Array(0x80...0x9F) + [0x2028, 0x2029]).compactMap(
    Unicode.Scalar.init)

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { !Self.controls.contains($0) }
  }

  @Test(arguments: controls)
  func `no control character comes through, from a value or the template`(control: Unicode.Scalar) throws {
    let bad = String(Character(control))
    for tag in ["{{x}}", "{{{x}}}", "{{&x}}", "{{#x}}{{.}}{{/x}}", "{{>p}}"] {
      let rendered = try filled(
        "A\(bad)\(tag)", with: ["x": .text("b\(bad)Bcc: c@example.com")], partials: ["p": "b\(bad){{x}}"],
        escaping: .singleLine)
      #expect(isHarmless(rendered.text))
      #expect(rendered.text.hasPrefix("A b Bcc: c@example.com") || tag == "{{>p}}")
    }
  }

  @Test(arguments: controls)
  func `each pair of control characters becomes one space`(control: Unicode.Scalar) throws {
    for other in Self.controls {
      let pair = String(String.UnicodeScalarView([control, other]))
      #expect(try filled("a{{x}}b", with: ["x": .text(pair)], escaping: .singleLine).text == "a b")
      let apart = try filled("a\(control){{x}}b", with: ["x": .text(String(Character(other)))], escaping: .singleLine)
      #expect(apart.text == "a b")
    }
  }

  @Test func `everything else stays, unescaped`() throws {
    let text = "Grüße <b> & 'Zoë' 東京 👋🏽 \u{A0}\u{2027}\u{202A}\u{E000} Â€"
    #expect(try filled("{{x}}|\(text)", with: ["x": .text(text)], escaping: .singleLine).text == "\(text)|\(text)")
    #expect(try filled("a  b", escaping: .singleLine).text == "a  b")
  }

  @Test func `other text keeps its lines`() throws {
    #expect(try filled("a\n{{x}}", with: ["x": "b\r\n\u{2028}c"], escaping: .none).text == "a\nb\r\n\u{2028}c")
    #expect(try filled("a\n{{x}}", with: ["x": "b\r\nc"], escaping: .html).text == "a\nb\r\nc")
  }
}
