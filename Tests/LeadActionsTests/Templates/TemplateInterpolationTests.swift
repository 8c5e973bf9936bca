import LeadActions
import Testing

@Suite struct TemplateInterpolationTests {
  @Test func `text without tags comes out as it is`() throws {
    #expect(try filled("Rate: {1.5 %} for you\n").text == "Rate: {1.5 %} for you\n")
    #expect(try filled("").text == "")
  }

  @Test(arguments: [
    "Dear {{name}}!", "Dear {{ name }}!", "Dear {{\n\tname\n}}!", "Dear {{{ name }}}!", "Dear {{& name }}!",
  ])
  func `a variable is replaced by its value, with or without padding`(source: String) throws {
    #expect(try filled(source, with: ["name": "Ann"]).text == "Dear Ann!")
  }

  @Test func `space around a tag stays`() throws {
    #expect(try filled("a {{x}} b\n  {{{x}}}\n\t{{&x}}\n", with: ["x": "-"]).text == "a - b\n  -\n\t-\n")
  }

  @Test func `html is escaped unless raw text is asked for`() throws {
    let values: TemplateValue = ["x": "<a href=\"?b&c\">d</a> 'e'"]
    #expect(
      try filled("{{x}}", with: values).text == "&lt;a href=&quot;?b&amp;c&quot;&gt;d&lt;/a&gt; &#39;e&#39;")
    #expect(try filled("{{{x}}}|{{&x}}", with: values).text == "<a href=\"?b&c\">d</a> 'e'|<a href=\"?b&c\">d</a> 'e'")
    #expect(try filled("{{x}}", with: values, escaping: .none).text == "<a href=\"?b&c\">d</a> 'e'")
  }

  @Test func `the template's own text is never escaped`() throws {
    #expect(try filled("<b>\"{{x}}\" & 'co'</b>", with: ["x": "y"]).text == "<b>\"y\" & 'co'</b>")
  }

  @Test func `a value is never rendered again`() throws {
    let values: TemplateValue = ["x": "{{secret}}{{#secret}}!{{/secret}}{{{secret}}}", "secret": "42"]
    for escaping in [TemplateEscaping.html, .none, .singleLine] {
      let text = try filled("{{x}}{{{x}}}{{&x}}", with: values, escaping: escaping).text
      #expect(text == String(repeating: "{{secret}}{{#secret}}!{{/secret}}{{{secret}}}", count: 3))
    }
  }

  @Test func `values of several bytes a character come out whole`() throws {
    #expect(
      try filled("Grüße, {{name}} {{x}} 👋", with: ["name": "Zoë", "x": "東京<é>"]).text == "Grüße, Zoë 東京&lt;é&gt; 👋")
  }

  @Test(
    arguments: [
      (85, "85"), (250_000, "250000"), (1.25, "1.25"), (-3, "-3"), (-0.5, "-0.5"), (-0.0, "0"), (0.1, "0.1"),
      (1e15, "1000000000000000"), (1e22, "10000000000000000000000"), (1.5e20, "150000000000000000000"),
      (-1e300, "-1" + String(repeating: "0", count: 300)), (0.00001, "0.00001"), (-1.25e-7, "-0.000000125"),
      (4_611_686_018_427_387_904, "4611686018427387904"), (123_456_789.125, "123456789.125"),
    ] as [(Double, String)])
  func `a number is printed as people write it`(number: Double, text: String) throws {
    #expect(try filled("{{n}}", with: ["n": .number(number)]).text == text)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that is not finite is no value`(number: Double) throws {
    let rendered = try filled("({{n}}){{^n}}none{{/n}}", with: ["n": .number(number)])
    #expect(rendered.text == "()none")
    #expect(rendered.missing == ["n"])
  }

  @Test func `flags print as words and lists print their items`() throws {
    let values: TemplateValue = ["yes": true, "no": false, "tags": ["new", 2, .unset, "<hot>"]]
    #expect(try filled("{{yes}} {{no}} {{tags}}", with: values).text == "true false new, 2, &lt;hot&gt;")
  }

  @Test func `a record prints its text and has members`() throws {
    let user = TemplateValue.record(text: "Ann Lee", members: ["email": "ann@example.com"])
    let rendered = try filled("{{user}} <{{user.email}}> {{#user}}{{email}} {{.}}{{/user}}", with: ["user": user])
    #expect(rendered.text == "Ann Lee <ann@example.com> ann@example.com Ann Lee")
    #expect(rendered.missing.isEmpty)
  }

  @Test func `a dotted name walks members and never names one member`() throws {
    let values: TemplateValue = ["a": ["b": ["c": "deep"]], "a.b.c": "flat", "x.y": "flat"]
    #expect(try filled("{{a.b.c}}|{{{a.b.c}}}|{{&a.b.c}}|{{x.y}}", with: values).text == "deep|deep|deep|")
  }

  @Test func `a dotted name that breaks off is empty, whatever else is called so`() throws {
    let values: TemplateValue = ["a": ["b": [:]], "c": "wrong", "b": ["c": "wrong"]]
    #expect(try filled("[{{a.b.c}}][{{a.x.c}}][{{c.b}}]", with: values).text == "[][][]")
  }

  @Test func `a dot is the value itself`() throws {
    #expect(try filled("{{.}} {{{.}}} {{&.}}", with: "a&b").text == "a&amp;b a&b a&b")
    #expect(try filled("{{.}} km", with: 7).text == "7 km")
  }
}
