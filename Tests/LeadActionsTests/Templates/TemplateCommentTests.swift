import LeadActions
import Testing

@Suite struct TemplateCommentTests {
  @Test func `a comment is never shown`() throws {
    #expect(
      try filled("12{{! a remark }}34{{!\nof two\nlines}}56", with: ["! a remark ": 1, "a remark": 2]).text == "123456")
  }

  @Test func `a comment may hold what elsewhere would be a tag`() throws {
    #expect(try filled("a{{! {{#x {{{y}}b").text == "ab")
    #expect(try filled("a{{!}}b{{!=}}c{{!>x}}d").text == "abcd")
  }

  @Test func `what a comment names is not read`() throws {
    #expect(try MustacheTemplate("{{! name }}{{!>p}}").variables.isEmpty)
  }
}
