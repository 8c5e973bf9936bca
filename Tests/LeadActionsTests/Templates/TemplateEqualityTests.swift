import LeadActions
import Testing

@Suite struct TemplateEqualityTests {
  @Test func `templates are equal if their sources are`() throws {
    let (one, same, other) = try (MustacheTemplate("{{a}}"), MustacheTemplate("{{a}}"), MustacheTemplate("{{ a }}"))
    #expect(one == same)
    #expect(one != other)
    #expect(Set([one, same, other]).count == 2)
  }

  @Test func `linked templates are equal if their sources and the partials they reach are`() throws {
    let template = try MustacheTemplate("{{>p}}")
    let (a, b) = try (MustacheTemplate("a"), MustacheTemplate("b"))
    let linked = LinkedTemplate(template, partials: ["p": a])
    #expect(linked == LinkedTemplate(template, partials: ["p": a, "unused": b]))
    #expect(linked != LinkedTemplate(template, partials: ["p": b]))
    #expect(linked != LinkedTemplate(template))
    #expect(linked != LinkedTemplate(a, partials: ["p": a]))
    #expect(Set([linked, LinkedTemplate(template, partials: ["p": a])]).count == 1)
  }

  @Test func `a template keeps its source`() throws {
    let source = "a\r\n{{! é }}\n {{#b}}\n{{/b}}"
    #expect(try MustacheTemplate(source).source == source)
  }

  @Test func `the same template and values give the same result every time`() throws {
    let linked = try LinkedTemplate(MustacheTemplate("{{a}} {{b}} {{#c}}{{d}}{{/c}}"))
    let values: TemplateValue = ["a": 1, "c": ["d": .unset, "e": 2]]
    let results = (0..<100).map { _ in linked.render(object: values, escaping: .html) }
    #expect(Set(results).count == 1)
  }
}
