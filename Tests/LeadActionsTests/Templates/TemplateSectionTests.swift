import LeadActions
import Testing

@Suite struct TemplateSectionTests {
  static let trueValues: [TemplateValue] = [true, "x", 0, 1, ["x"], [:], ["a": 1], .record(text: "", members: [:])]
  static let falseValues: [TemplateValue] = [.unset, false, "", []]

  @Test(arguments: trueValues)
  func `a true value shows its section and hides the inverted one`(value: TemplateValue) throws {
    #expect(try filled("<{{#v}}yes{{/v}}{{^v}}no{{/v}}>", with: ["v": value]).text == "<yes>")
  }

  @Test(arguments: falseValues)
  func `a false value hides its section and shows the inverted one`(value: TemplateValue) throws {
    #expect(try filled("<{{#v}}yes{{/v}}{{^v}}no{{/v}}>", with: ["v": value]).text == "<no>")
  }

  @Test func `a name that is nowhere counts as false`() throws {
    #expect(try filled("<{{#v}}yes{{/v}}{{^v}}no{{/v}}{{#a.b}}yes{{/a.b}}{{^a.b}}no{{/a.b}}>").text == "<nono>")
  }

  @Test func `dotted names open sections`() throws {
    let values: TemplateValue = ["a": ["b": ["yes": true, "no": false]]]
    let source = "{{#a.b.yes}}1{{/a.b.yes}}{{#a.b.no}}2{{/a.b.no}}{{^a.b.yes}}3{{/a.b.yes}}{{^a.b.no}}4{{/a.b.no}}"
    #expect(try filled(source, with: values).text == "14")
  }

  @Test func `a section is repeated for each item of a list`() throws {
    let values: TemplateValue = ["leads": [["n": "Ann"], ["n": "Bob"], ["n": "Cy"]]]
    #expect(try filled("{{#leads}}{{n}};{{/leads}}", with: values).text == "Ann;Bob;Cy;")
  }

  @Test func `items of every kind are reached by the dot`() throws {
    let values: TemplateValue = ["l": ["<", 1, 2.5, true, .record(text: "r", members: [:])]]
    #expect(try filled("{{#l}}({{.}}){{/l}}", with: values).text == "(&lt;)(1)(2.5)(true)(r)")
    #expect(try filled("{{#l}}({{{.}}}){{/l}}", with: ["l": ["<"]]).text == "(<)")
  }

  @Test func `lists in lists are walked by dots`() throws {
    let values: TemplateValue = ["l": [[1, 2], [], ["a"]]]
    #expect(try filled("{{#l}}<{{#.}}{{.}},{{/.}}{{^.}}none{{/.}}>{{/l}}", with: values).text == "<1,2,><none><a,>")
    #expect(try filled("{{#.}}{{n}}{{/.}}", with: [["n": 1], ["n": 2]]).text == "12")
  }

  @Test func `within a section its members come first and the outer ones after`() throws {
    let values: TemplateValue = [
      "name": "outer", "city": "Riverside", "user": ["name": "inner"], "address": ["city": "Lakeside"],
    ]
    let source = "{{#user}}{{name}} {{city}} {{#address}}{{name}} {{city}}{{/address}} {{city}}{{/user}} {{name}}"
    #expect(try filled(source, with: values).text == "inner Riverside inner Lakeside Riverside outer")
  }

  @Test func `the first part of a dotted name decides which context is meant`() throws {
    let values: TemplateValue = ["a": ["b": [:]], "b": ["c": "root"], "d": ["x": 1]]
    #expect(try filled("[{{#a}}{{b.c}}{{/a}}][{{#d}}{{b.c}}{{/d}}]", with: values).text == "[][root]")
  }

  @Test func `a member that is unset hides the outer one of its name`() throws {
    let values: TemplateValue = ["name": "outer", "user": ["name": .unset]]
    let rendered = try filled("[{{#user}}{{name}}{{/user}}]", with: values)
    #expect(rendered.text == "[]")
    #expect(rendered.missing == ["name"])
  }

  @Test func `a true value that is no object still leaves the outer names in reach`() throws {
    #expect(
      try filled("{{#phone}}{{name}}: {{phone}} = {{.}}{{/phone}}", with: ["name": "Ann", "phone": "555"]).text
        == "Ann: 555 = 555")
  }

  @Test func `an inverted section stays in the context around it`() throws {
    #expect(try filled("{{#a}}{{^b}}{{.}}{{x}}{{/b}}{{/a}}", with: ["a": ["x": 1]]).text == "1")
    #expect(try filled("{{^b}}{{.}}{{/b}}", with: "root").text == "root")
  }

  @Test func `sections of one name nest and repeat`() throws {
    let source = "{{#b}}1{{#b}}2{{/b}}3{{/b}}{{^b}}4{{^b}}5{{/b}}6{{/b}}{{#b}}7{{/b}}"
    #expect(try filled(source, with: ["b": true]).text == "1237")
    #expect(try filled(source, with: ["b": false]).text == "456")
  }

  @Test func `text after a hidden section is not hidden with it`() throws {
    #expect(try filled("a{{#x}}b{{/x}}c{{^y}}d{{/y}}e", with: ["y": true]).text == "ace")
  }

  @Test func `many contexts deep every name is found`() throws {
    let values: TemplateValue = [
      "a": ["one": 1], "b": ["two": 2], "c": ["three": 3, "d": ["four": 4, "list": [["five": 5], ["five": 6]]]],
    ]
    let source = """
      {{#a}}{{#b}}{{#c}}{{#d}}{{#list}}{{one}}{{two}}{{three}}{{four}}{{five}};{{/list}}{{four}}{{/d}}{{three}}{{/c}}\
      {{two}}{{/b}}{{one}}{{/a}}
      """
    #expect(try filled(source, with: values).text == "12345;12346;4321")
  }

  @Test func `padding in section tags does not matter`() throws {
    let source = "{{# a }}x{{/ a }}{{ #a }}y{{ /a }}{{^ b\n}}z{{/\tb }}{{ ^a }}w{{ /a }}"
    #expect(try filled(source, with: ["a": [1, 2]]).text == "xxyyz")
  }
}
