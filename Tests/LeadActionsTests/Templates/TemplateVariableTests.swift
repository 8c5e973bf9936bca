import LeadActions
import Testing

@Suite struct TemplateVariableTests {
  @Test func `the variables are found once each, in order of first appearance`() throws {
    let template = try MustacheTemplate("{{b}} {{a.x}} {{#c}}{{d}}{{/c}} {{^e}}{{{f}}}{{/e}} {{&a.x}} {{b}} {{! g }}")
    #expect(template.variables.map(\.path) == ["b", "a.x", "c", "d", "e", "f"])
    #expect(template.variables.map(\.parts) == [["b"], ["a", "x"], ["c"], ["d"], ["e"], ["f"]])
  }

  @Test func `each variable says what it is used for`() throws {
    let template = try MustacheTemplate("{{a}}{{#b}}{{/b}}{{^c}}{{/c}}{{#d}}{{{d}}}{{/d}}{{^d}}{{/d}}{{&e}}")
    let uses = Dictionary(uniqueKeysWithValues: template.variables.map { ($0.path, $0.uses) })
    #expect(
      uses == ["a": .printed, "b": .section, "c": .inverted, "d": [.printed, .section, .inverted], "e": .printed])
  }

  @Test func `each variable says whether only the root can be meant`() throws {
    let template = try MustacheTemplate("{{a}}{{#s}}{{a}}{{b}}{{^t}}{{c}}{{/t}}{{/s}}{{^u}}{{d}}{{/u}}{{b}}")
    let outside = template.variables.filter(\.isReadOutsideSections).map(\.path)
    #expect(outside == ["a", "s", "b", "u", "d"])
  }

  @Test func `each variable says where it stands first`() throws {
    let template = try MustacheTemplate("é {{a}}\n\n  {{#b}}\r\n🙂🙂{{{ c }}}{{/b}}\n{{a}}")
    #expect(template.variables.map(\.line) == [1, 3, 4])
    #expect(template.variables.map(\.column) == [3, 3, 3])
  }

  @Test func `a dot is a variable only where the root is meant`() throws {
    #expect(try MustacheTemplate("{{#a}}{{.}}{{/a}}").variables.map(\.path) == ["a"])
    let template = try MustacheTemplate("{{^a}}{{.}}{{/a}}")
    #expect(template.variables.map(\.path) == ["a", "."])
    #expect(template.variables.last?.parts == [])
  }

  @Test func `the partials are found once each, in order of first appearance`() throws {
    let template = try MustacheTemplate("{{>b}}{{#x}}{{> a/c.d }}{{/x}}{{>b}}")
    #expect(template.partials == ["b", "a/c.d"])
  }

  @Test func `a linked template has the variables of all the partials it reaches`() throws {
    let partials = try [
      "p": MustacheTemplate("{{b}}{{a}}{{>q}}"), "q": MustacheTemplate("{{^c}}{{/c}}{{>p}}"),
      "unused": MustacheTemplate("{{d}}"),
    ]
    let linked = try LinkedTemplate(MustacheTemplate("{{a}}{{#b}}{{/b}}{{>p}}"), partials: partials)
    #expect(linked.paths == ["a", "b", "c"])
    #expect(linked.variables.map(\.partial) == [nil, nil, "q"])
    #expect(linked.variables.map(\.uses) == [.printed, [.section, .printed], .inverted])
    #expect(Set(linked.partials.keys) == ["p", "q"])
    #expect(linked.missingPartials.isEmpty)
  }

  @Test func `a partial used only within sections may mean their members`() throws {
    let partials = try [
      "in": MustacheTemplate("{{a}}{{.}}{{>inner}}"), "inner": MustacheTemplate("{{b}}"),
      "out": MustacheTemplate("{{c}}"),
    ]
    let linked = try LinkedTemplate(MustacheTemplate("{{#s}}{{c}}{{>in}}{{>out}}{{/s}}{{>out}}"), partials: partials)
    #expect(linked.variables.filter(\.isReadOutsideSections).map(\.path) == ["s", "c"])
    #expect(linked.paths == ["s", "c", "a", "b"])
  }

  @Test func `values are asked for by number, and only those that are needed`() throws {
    let linked = try LinkedTemplate(
      MustacheTemplate("{{a}}{{#no}}{{b}}{{/no}}{{^no}}{{c.d}}{{/no}}{{#s}}{{m}}{{n}}{{/s}}"))
    let values: [String: TemplateValue] = ["a": 1, "no": false, "c.d": 2, "s": ["m": 3], "n": 4]
    var asked: [String] = []
    let rendered = linked.render(escaping: .none) { slot in
      asked.append(linked.paths[slot])
      return values[linked.paths[slot]] ?? .unset
    }
    #expect(rendered.text == "1234")
    #expect(asked == ["a", "no", "no", "c.d", "s", "n"])
  }
}
