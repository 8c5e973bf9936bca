#if YAML
  import Foundation
  import LeadActions
  import LeadActionsYAML
  import Testing

  /// What YAML is known to make of texts that nobody quoted.
  @Suite struct YAMLScalarTests {
    @Test(arguments: [
      "no", "No", "NO", "yes", "on", "off", "y", "n", "True", "TRUE", "Null", "NULL", "0123", "07700900123", "0x10",
      "0o17", "1_000", "+1", ".5", "1.", "09:30", "1:30:45", "2026-01-31", "2026-01-31T12:00:00Z", ".inf", ".nan",
      "12345678901234567891", "1e999", "24 hours", "09:00-17:30", "-", "a: b".replacing(": ", with: ":"), "<", "=",
    ])
    func `is the text that it seems to be`(_ text: String) {
      #expect(SmallYAML.value("[\(text == "-" ? "'-'" : text)]") == .list([.text(text)]))
    }

    @Test func `what JSON has is what it is in JSON`() {
      let text = "[true, false, null, ~, , 0, -1, 2.5, 1e3, -0.5E-2]"
      #expect(SmallYAML.value(text) == nil)
      #expect(
        SmallYAML.value("- true\n- false\n- null\n- ~\n-\n- 0\n- -1\n- 2.5\n- 1e3\n- -0.5E-2")
          == .list([
            .flag(true), .flag(false), .null, .null, .null, .number(0), .number(-1), .number(2.5), .number(1000),
            .number(-0.005),
          ]))
    }

    @Test func `quotes make a text of anything`() {
      #expect(
        SmallYAML.value(#"['true', "null", '1', "~", '', "a\tb\u00e9"]"#)
          == .list([.text("true"), .text("null"), .text("1"), .text("~"), .text(""), .text("a\tbé")]))
    }

    @Test func `a key is always a text`() {
      #expect(
        SmallYAML.value("on: 1\nno: 2\ntrue: 3\nnull: 4\n2026: 5\n1.10: 6\n'<<': 7")
          == .object([
            "on": .number(1), "no": .number(2), "true": .number(3), "null": .number(4), "2026": .number(5),
            "1.10": .number(6), "<<": .number(7),
          ]))
    }

    @Test func `where a text is wanted, a number or flag is what the author wrote`() throws {
      let book = try RuleBook(
        yaml: Data(
          """
          name: 2024
          users: [1.10, true, 1e3, 007]
          leadGroups: [{name: 1.0, types: [{name: 2, statuses: [3, {name: 4.50}]}]}]
          directory: {groups: {5: [1.10, {user: 1e3}]}}
          """.utf8))
      #expect(book.name == "2024")
      #expect(book.users == ["1.10", "true", "1e3", "007"])
      #expect(book.leadGroups.first?.name == "1.0")
      #expect(book.leadTypes.first?.statuses.map(\.name) == ["3", "4.50"])
      #expect(book.directory?.groups["5"]?.members.map(\.user) == ["1.10", "1e3"])
    }

    @Test func `problems name such a text too`() {
      let text = """
        name: b
        leadGroups: [{name: 1.10, types: [{name: t, partner: 1.50}]}]
        """
      #expect(
        SmallYAML.refusal(text).map { "\($0.place) \($0.text ?? "")" } == [
          "leadGroups[0] '1.10'.types[0] 't'.partner 1.50"
        ])
    }

    @Test func `comments are left out and hashes within texts are not`() {
      #expect(
        SmallYAML.value("# a\na: b # c\nd: e#f\ng: '# h'")
          == .object(["a": .text("b"), "d": .text("e#f"), "g": .text("# h")]))
    }

    @Test func `texts of several lines`() {
      #expect(
        SmallYAML.value("a: |\n  b\n    c\n\n  d\ne: >-\n  f\n  g\nh: i\n  j")
          == .object(["a": .text("b\n  c\n\nd\n"), "e": .text("f g"), "h": .text("i j")]))
    }

    @Test func `a byte order mark and Windows line ends are no part of the text`() throws {
      let text = "\u{FEFF}name: b\r\nusers:\r\n  - ann\r\n  - 7up\r\nversion: x\r\n"
      let problems = SmallYAML.refusal(text)
      #expect(problems.map(\.mark) == [SourceMark(line: 5, column: 10)])
      #expect(SmallYAML.refusal("\u{FEFF}version: 1").map(\.mark) == [SourceMark(line: 1, column: 1)])
    }
  }
#endif
