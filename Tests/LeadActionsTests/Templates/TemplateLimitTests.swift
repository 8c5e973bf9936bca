import LeadActions
import Testing

@Suite struct TemplateLimitTests {
  @Test(arguments: [TemplateEscaping.html, .none])
  func `no more is written than allowed, and the outcome says so`(escaping: TemplateEscaping) throws {
    let limits = TemplateLimits(outputBytes: 10)
    let full = try filled("12345{{x}}", with: ["x": "67890"], escaping: escaping, limits: limits)
    #expect(full.text == "1234567890")
    #expect(full.stoppedBy == nil)
    for source in ["12345{{x}}6", "123456{{x}}", "{{x}}123456", "{{x}}{{x}}{{x}}", "{{#x}}123456{{x}}{{/x}}"] {
      let rendered = try filled(source, with: ["x": "67890"], escaping: escaping, limits: limits)
      #expect(rendered.stoppedBy == .outputBytes)
      #expect(rendered.text.utf8.count <= 10)
    }
  }

  @Test func `escaping counts too`() throws {
    let values: TemplateValue = ["x": "a&b"]
    #expect(try filled("{{x}}", with: values, limits: TemplateLimits(outputBytes: 7)).text == "a&amp;b")
    for bytes in 0..<7 {
      let rendered = try filled("{{x}}", with: values, limits: TemplateLimits(outputBytes: bytes))
      #expect(rendered.stoppedBy == .outputBytes)
      #expect(rendered.text.utf8.count <= bytes)
    }
  }

  @Test func `lists and indentation count too`() throws {
    let limits = TemplateLimits(outputBytes: 5)
    let list = try filled("{{x}}", with: ["x": ["a", "b", "c"]], limits: limits)
    #expect(list.stoppedBy == .outputBytes)
    #expect(list.text.utf8.count <= 5)
    let indented = try filled("    {{>p}}\n", partials: ["p": "a\nb\n"], limits: limits)
    #expect(indented.stoppedBy == .outputBytes)
    #expect(indented.text.utf8.count <= 5)
  }

  @Test func `a template that stops is cut between characters`() throws {
    let rendered = try filled(
      "{{x}}{{x}}{{x}}", with: ["x": "東"], escaping: .none, limits: TemplateLimits(outputBytes: 8))
    #expect(rendered.text == "東東")
  }

  @Test(arguments: ["x{{>p}}", "{{>p}}", "{{#s}}{{>p}}{{/s}}", "  {{>p}}\n", "{{>p}}{{>p}}"])
  func `a partial that includes itself without end is stopped`(partial: String) throws {
    let rendered = try filled("{{>p}}", with: ["s": true], partials: ["p": partial])
    #expect(rendered.stoppedBy == .depth)
  }

  @Test func `two partials that include each other are stopped`() throws {
    let rendered = try filled("{{>p}}", partials: ["p": "a{{>q}}", "q": "b{{>p}}"], limits: TemplateLimits(depth: 4))
    #expect(rendered.stoppedBy == .depth)
    #expect(rendered.text == "abab")
  }

  @Test func `sections and partials may be as deep as the limit`() throws {
    let partials = ["p": "{{#s}}{{>q}}{{/s}}", "q": "x"]
    let atLimit = try filled("{{>p}}", with: ["s": true], partials: partials, limits: TemplateLimits(depth: 3))
    #expect(atLimit.text == "x")
    #expect(atLimit.stoppedBy == nil)
    let below = try filled("{{>p}}", with: ["s": true], partials: partials, limits: TemplateLimits(depth: 2))
    #expect(below.stoppedBy == .depth)
  }

  @Test func `partials one after the other are not deep`() throws {
    let rendered = try filled(String(repeating: "{{>p}}", count: 10_000), partials: ["p": "x"])
    #expect(rendered.text.utf8.count == 10_000)
    #expect(rendered.stoppedBy == nil)
  }

  @Test func `lists in lists that would explode are stopped`() throws {
    let many = TemplateValue.list(Array(repeating: 1, count: 1000))
    let loud = try filled("{{#l}}{{#l}}{{#l}}{{#l}}text{{/l}}{{/l}}{{/l}}{{/l}}", with: ["l": many])
    #expect(loud.stoppedBy == .steps || loud.stoppedBy == .outputBytes)
    #expect(loud.text.utf8.count <= 1 << 20)
    let silent = try filled("{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}", with: ["l": many])
    #expect(silent.stoppedBy == .steps)
    #expect(silent.text == "")
  }

  @Test func `partials that double without text are stopped`() throws {
    var partials: [String: String] = [:]
    for level in 0..<64 { partials["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}" }
    let rendered = try filled("{{>p0}}", partials: partials)
    #expect(rendered.stoppedBy == .steps)
  }

  @Test func `looking through many sections and showing many items are many steps`() throws {
    let names = (0..<50).map { "s\($0)" }
    var values: [String: TemplateValue] = [
      "l": .list(Array(repeating: [:], count: 100)), "u": .list(Array(repeating: .unset, count: 100)),
    ]
    for name in names { values[name] = ["x": 1] }
    let source =
      names.map { "{{#\($0)}}" }.joined() + "{{#l}}{{y}}{{/l}}" + names.reversed().map { "{{/\($0)}}" }.joined()
    let limits = TemplateLimits(steps: 5000)
    #expect(try filled(source, with: .object(values), limits: limits).stoppedBy == .steps)
    let items = try filled(String(repeating: "{{u}}", count: 100), with: .object(values), limits: limits)
    #expect(items.stoppedBy == .steps)
  }

  @Test func `limits of nothing and less stop at once`() throws {
    #expect(try filled("x", limits: TemplateLimits(outputBytes: -1)).stoppedBy == .outputBytes)
    #expect(try filled("{{>p}}", limits: TemplateLimits(depth: -1)).stoppedBy == .depth)
    #expect(try filled("x", limits: TemplateLimits(steps: -1)).stoppedBy == .steps)
  }
}
