import LeadActions
import Testing

/// Lines that hold nothing but a tag disappear, unless the tag shows something.
@Suite struct TemplateLineTests {
  @Test(arguments: ["{{!x}}", "{{! a\n  b }}", "{{= <% %> =}}", "{{>none}}"], ["\n", "\r\n"])
  func `a line with only such a tag is taken out`(tag: String, end: String) throws {
    #expect(try filled("a\(end)\(tag)\(end)b").text == "a\(end)b")
    #expect(try filled("a\(end) \t\(tag)\t \(end)b").text == "a\(end)b")
    #expect(try filled("  \(tag)\(end)b").text == "b")
    #expect(try filled("a\(end)  \(tag)").text == "a\(end)")
    #expect(try filled(tag).text == "")
  }

  @Test(arguments: ["{{!x}}", "{{=<% %>=}}", "{{>none}}", "{{#yes}}{{/yes}}"])
  func `a tag with company on its line leaves the line alone`(tag: String) throws {
    #expect(try filled("a \(tag)\nb", with: ["yes": true]).text == "a \nb")
    #expect(try filled(" \(tag) a\nb", with: ["yes": true]).text == "  a\nb")
  }

  @Test(arguments: ["#", "^"], ["\n", "\r\n"])
  func `the lines that open and close a section are taken out`(sigil: String, end: String) throws {
    let values: TemplateValue = ["s": .flag(sigil == "#")]
    let source = "a\(end)  {{\(sigil)s}}  \(end)  b\(end)\t{{/s}}\(end)c"
    #expect(try filled(source, with: values).text == "a\(end)  b\(end)c")
    #expect(try filled("{{\(sigil)s}}\(end)b\(end){{/s}}", with: values).text == "b\(end)")
  }

  @Test func `two tags on a line keep it`() throws {
    #expect(try filled(" {{#s}} {{!x}}\n {{/s}} |\n", with: ["s": true]).text == "  \n  |\n")
    #expect(try filled("{{#s}}{{/s}}\n", with: ["s": true]).text == "\n")
    #expect(try filled("{{!a\n}} {{!b}}\nc").text == " \nc")
  }

  @Test func `a line with a variable stays, even if it is empty`() throws {
    #expect(try filled("a\n  {{x}}\nb").text == "a\n  \nb")
    #expect(try filled("a\n{{{x}}}\n{{&x}}\nb").text == "a\n\n\nb")
  }

  @Test func `a carriage return by itself ends no line`() throws {
    #expect(try filled("a\r{{!x}}\rb").text == "a\r\rb")
    #expect(try filled("{{!x}}\r").text == "\r")
  }
}
