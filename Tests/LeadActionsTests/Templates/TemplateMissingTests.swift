import LeadActions
import Testing

@Suite struct TemplateMissingTests {
  @Test func `a variable without a value is rendered as nothing and reported once`() throws {
    let rendered = try filled("Dear {{user}}, {{{id}}} {{user}} {{&user.email}} {{name}}", with: ["name": "Ann"])
    #expect(rendered.text == "Dear ,    Ann")
    #expect(rendered.missing == ["user", "id", "user.email"])
  }

  @Test(arguments: [.unset, "", [], [.unset], [:], ["a": 1], .record(text: "", members: ["a": 1])] as [TemplateValue])
  func `a value with nothing to show is reported`(value: TemplateValue) throws {
    #expect(try filled("{{x}}", with: ["x": value]) == filled("{{x}}", with: [:]))
    #expect(try filled("{{x}}", with: ["x": value]).missing == ["x"])
  }

  @Test(arguments: [false, 0, " ", [0], .record(text: "a", members: [:])] as [TemplateValue])
  func `a value with something to show is not reported`(value: TemplateValue) throws {
    #expect(try filled("{{x}}", with: ["x": value]).missing.isEmpty)
  }

  @Test func `what is only asked about is not missing`() throws {
    let rendered = try filled("{{#a}}{{b}}{{/a}}{{^c}}-{{/c}}{{>d}}")
    #expect(rendered.text == "-")
    #expect(rendered.missing.isEmpty)
  }

  @Test func `a value missing in sections and partials is reported by its path`() throws {
    let rendered = try filled(
      "{{#s}}{{a}}{{.}}{{>p}}{{/s}}", with: ["s": [["a": 1], ["a": .unset]]], partials: ["p": "{{b.c}}"])
    #expect(rendered.missing == [".", "b.c", "a"])
  }
}
