import LeadActions
import Testing

@Suite struct TemplateDelimiterTests {
  @Test(
    arguments: [
      "{{=<% %>=}}(<%x%>)", "{{= | | =}}(|x|)", "{{=[ ]=}}([x])", "{{=  @   @  =}}(@x@)", "{{=[[ ]]=}}([[x]])",
      "{{=« »=}}(«x»)",
    ])
  func `a template can choose its own delimiters`(source: String) throws {
    #expect(try filled(source, with: ["x": "y"]).text == "(y)")
  }

  @Test func `the old delimiters are text from there on`() throws {
    #expect(try filled("{{x}}{{=<% %>=}}{{x}}<%={{ }}=%>{{x}}<%x%>", with: ["x": 1]).text == "1{{x}}1<%x%>")
  }

  @Test func `every kind of tag works with other delimiters`() throws {
    let source = "{{=<% %>=}}<%#s%><%x%><%{x}%><%&x%><%!no%><%>p%><%/s%><%^s%>no<%/s%>"
    #expect(try filled(source, with: ["s": true, "x": "&"], partials: ["p": "[{{x}}]"]).text == "&amp;&&[&amp;]")
  }

  @Test func `partials begin with the usual delimiters and change no one else's`() throws {
    let rendered = try filled(
      "{{=<% %>=}}<%>p%> <%x%> {{x}}", with: ["x": 1], partials: ["p": "{{x}} <%x%> {{=| |=}}|x|"])
    #expect(rendered.text == "1 <%x%> 1 1 {{x}}")
  }

  @Test func `delimiters set within a section hold after it`() throws {
    #expect(try filled("{{#no}}{{=| |=}}|/no||x|{{x}}", with: ["x": 1]).text == "1{{x}}")
  }
}
