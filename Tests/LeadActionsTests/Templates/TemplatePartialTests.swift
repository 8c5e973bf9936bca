import LeadActions
import Testing

@Suite struct TemplatePartialTests {
  @Test func `a partial is rendered in the context where it is used`() throws {
    let values: TemplateValue = ["x": "root", "s": ["x": "inner"]]
    let rendered = try filled("{{>p}} {{#s}}{{> p }}{{/s}}", with: values, partials: ["p": "<{{x}}>"])
    #expect(rendered.text == "<root> <inner>")
  }

  @Test func `a partial that was not given is rendered as nothing and named`() throws {
    let linked = try LinkedTemplate(
      MustacheTemplate("a{{>b}}c{{>d}}{{>b}}"), partials: ["d": MustacheTemplate("{{>e}}")])
    #expect(linked.render(object: [:], escaping: .html).text == "ac")
    #expect(linked.missingPartials == ["b", "e"])
  }

  @Test func `partials use partials`() throws {
    let partials = ["outer": "({{a}} {{>inner}})", "inner": "{{b}}!"]
    #expect(try filled("{{>outer}}", with: ["a": 1, "b": 2], partials: partials).text == "(1 2!)")
  }

  @Test func `a partial may use itself as far as the values go`() throws {
    let values: TemplateValue = [
      "n": "a", "kids": [["n": "b", "kids": [["n": "c", "kids": []]]], ["n": "d", "kids": []]],
    ]
    let rendered = try filled("{{>tree}}", with: values, partials: ["tree": "{{n}}({{#kids}}{{>tree}}{{/kids}})"])
    #expect(rendered.text == "a(b(c())d())")
    #expect(rendered.stoppedBy == nil)
  }

  @Test func `a partial that is alone on its line is indented as its tag is`() throws {
    #expect(try filled("a\n  {{>p}}\nb", partials: ["p": "1\n2\n"]).text == "a\n  1\n  2\nb")
    #expect(try filled("a\n\t{{>p}}\r\nb", partials: ["p": "1\r\n2"]).text == "a\n\t1\r\n\t2b")
    #expect(try filled(" {{>p}}", partials: ["p": "1\n2"]).text == " 1\n 2")
  }

  @Test func `what a value brings is not indented`() throws {
    #expect(try filled(" {{>p}}\n", with: ["x": "1\n2"], partials: ["p": "{{{x}}}\n|\n"]).text == " 1\n2\n |\n")
  }

  @Test func `every line that shows something is indented, whatever it begins with`() throws {
    let partial = "{{x}}\n{{!c}}y\n{{#s}}\nz\n{{/s}}\n{{#s}}q{{/s}}\n{{>inline}} r\n"
    let rendered = try filled("  {{>p}}\n", with: ["x": 1, "s": [1, 2]], partials: ["p": partial, "inline": "i"])
    #expect(rendered.text == "  1\n  y\n  z\n  z\n  qq\n  i r\n")
  }

  @Test func `indentations of partials in partials add up`() throws {
    let partials = ["p": "a\n {{>q}}\nb\n", "q": "1\n\t{{>r}}\n2\n", "r": "x\n"]
    #expect(try filled("  {{>p}}\nc\n", partials: partials).text == "  a\n   1\n   \tx\n   2\n  b\nc\n")
  }

  @Test func `a partial within a line is not indented`() throws {
    #expect(try filled("  x {{>p}}\n", partials: ["p": "1\n2"]).text == "  x 1\n2\n")
    let partials = ["p": "a {{>q}}\nb\n", "q": "1\n2"]
    #expect(try filled("  {{>p}}\n", partials: partials).text == "  a 1\n2\n  b\n")
  }

  @Test func `sections do not reach into partials`() throws {
    #expect(throws: TemplateError.self) { try MustacheTemplate("{{/s}}") }
    let rendered = try filled("{{#s}}{{>p}}{{/s}}", with: ["s": [1, 2]], partials: ["p": "{{#t}}{{.}}{{/t}}{{.}}"])
    #expect(rendered.text == "12")
  }
}
