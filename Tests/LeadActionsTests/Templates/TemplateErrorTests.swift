import LeadActions
import Testing

@Suite struct TemplateErrorTests {
  private func problems(of source: String) -> [TemplateError.Problem] {
    do {
      _ = try MustacheTemplate(source)
      return []
    } catch {
      return error.problems
    }
  }

  private func reasons(of source: String) -> [TemplateError.Reason] { problems(of: source).map(\.reason) }

  @Test(
    arguments: [
      ("a {{name", .unclosedTag("{{name")),
      ("a {{", .unclosedTag("{{")),
      ("a {{ ", .unclosedTag("{{ ")),
      ("a {{#", .unclosedTag("{{#")),
      ("{{name}", .unclosedTag("{{name}")),
      ("{{{name}}", .unclosedTag("{{{name}}")),
      ("{{!comment", .unclosedTag("{{!comment")),
      ("{{=<% %>}}", .unclosedTag("{{=<% %>}}")),
      ("{{{a}} {{b}}", .unclosedTag("{{{a}} ")),
      ("{{!comment {{a}", .unclosedTag("{{!comment {{a}")),
      ("Dear {{name, your {{x}}", .unclosedTag("{{name, your ")),
      ("{{#s {{x}} {{/s}}", .unclosedTag("{{#s ")),
      ("{{}}", .emptyTag),
      ("{{ }}", .emptyTag),
      ("{{{}}}", .emptyTag),
      ("{{&\n}}", .emptyTag),
      ("{{#}}x", .emptyTag),
      ("{{/}}", .emptyTag),
      ("{{>}}", .emptyTag),
      ("{{first name}}", .unusableName("first name")),
      ("{{first\u{A0}name}}", .unusableName("first\u{A0}name")),
      ("{{na\u{200B}me}}", .unusableName("na\u{200B}me")),
      ("{{na\u{0}me}}", .unusableName("na\u{0}me")),
      ("{{a..b}}", .unusableName("a..b")),
      ("{{.a}}", .unusableName(".a")),
      ("{{a.}}", .unusableName("a.")),
      ("{{..}}", .unusableName("..")),
      ("{{#if x}}y{{/if}}", .unusableName("if x")),
      ("{{>my part}}", .unusableName("my part")),
      ("{{$block}}x{{/block}}", .unsupportedTag("{{$block}}")),
      ("{{<parent}}{{/parent}}", .unsupportedTag("{{<parent}}")),
      ("{{>*name}}", .unsupportedTag("{{>*name}}")),
      ("{{==}}", .unusableDelimiters("")),
      ("{{=<%=}}", .unusableDelimiters("<%")),
      ("{{=a b c=}}", .unusableDelimiters("a b c")),
      ("{{=<= =>=}}", .unusableDelimiters("<= =>")),
      ("{{=12345678901234567 x=}}", .unusableDelimiters("12345678901234567 x")),
      ("{{#s}}", .unclosedSection("s")),
      ("{{^s}}", .unclosedSection("s")),
      ("{{#a}}{{#b}}{{/a}}", .unclosedSection("b")),
      ("{{/s}}", .unopenedClose("s")),
      ("{{#s}}{{/s}}{{/s}}", .unopenedClose("s")),
      ("\n{{#open}}{{/opne}}", .mismatchedClose("opne", open: "open", openedInLine: 2)),
    ] as [(String, TemplateError.Reason)])
  func `one mistake is one problem`(source: String, reason: TemplateError.Reason) {
    #expect(reasons(of: source) == [reason])
  }

  @Test func `all problems are reported at once, in the order of the text`() {
    let source = "{{#outer}}\n{{first name}} {{a..b}}\n é {{}}{{#x}}{{/y}}\n{{/nothing}}{{/outer}}{{end"
    let found = problems(of: source)
    #expect(
      found.map(\.reason) == [
        .unusableName("first name"), .unusableName("a..b"), .emptyTag,
        .mismatchedClose("y", open: "x", openedInLine: 3), .mismatchedClose("nothing", open: "outer", openedInLine: 1),
        .unopenedClose("outer"), .unclosedTag("{{end"),
      ])
    #expect(found.map(\.line) == [2, 2, 3, 3, 4, 4, 4])
    #expect(found.map(\.column) == [1, 16, 4, 14, 1, 13, 23])
  }

  @Test func `an unclosed section stands before what is wrong within it`() {
    #expect(
      reasons(of: "{{#a}}{{#b}}{{first name}}{{/a}}{{}}") == [
        .unclosedSection("b"), .unusableName("first name"), .emptyTag,
      ])
    #expect(reasons(of: "{{#a}}{{first name}}") == [.unclosedSection("a"), .unusableName("first name")])
  }

  @Test func `a problem says what it is, where and how to mend it`() {
    let messages = problems(of: "Dear {{first name}},\n{{#a}}{{/b}}").map(\.description)
    #expect(
      messages == [
        """
        line 1, column 6: 'first name' cannot be a name; write one word without spaces or invisible characters, with \
        single dots between its parts: {{user.email}}
        """,
        "line 2, column 7: 'b' is closed, but the section open here is 'a' of line 2; write {{/a}}",
      ])
  }

  @Test func `an error lists its problems, and quotes little of the text`() throws {
    let long = String(repeating: "x y ", count: 100_000)
    let error = #expect(throws: TemplateError.self) { try MustacheTemplate("{{\(long)}}{{/s}}") }
    let text = try #require(error).description
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.utf8.count < 500)
  }

  @Test func `at most a hundred problems are listed`() {
    #expect(reasons(of: String(repeating: "{{}}", count: 100_000)) == Array(repeating: .emptyTag, count: 100))
    let unclosed = "{{#outer}}" + String(repeating: "{{#s}}", count: 98) + "{{/outer}}"
    #expect(reasons(of: unclosed + unclosed) == Array(repeating: .unclosedSection("s"), count: 100))
    #expect(reasons(of: String(repeating: "{{", count: 10_000) + "}}").count == 100)
  }

  @Test func `sections can stand a hundred deep in each other and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#s}}", count: depth) + "x" + String(repeating: "{{/s}}", count: depth)
    }
    #expect(try filled(nested(100), with: ["s": true]).text == "x")
    #expect(reasons(of: nested(101)) == [.nestedTooDeep(limit: 100)])
    #expect(reasons(of: nested(100_000)) == [.nestedTooDeep(limit: 100)])
    #expect(reasons(of: String(repeating: "{{^s}}", count: 100_000)) == [.nestedTooDeep(limit: 100)])
  }

  @Test func `a tag that opens nothing usable is closed without another problem`() {
    #expect(reasons(of: "{{#a}}{{#if x}}{{/if}}{{/a}}") == [.unusableName("if x")])
    #expect(reasons(of: "{{#a}}{{#if x}}{{/a}}") == [.unusableName("if x")])
  }
}
