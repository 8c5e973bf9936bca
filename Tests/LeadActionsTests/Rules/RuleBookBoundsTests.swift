import Foundation
import LeadActions
import TestPrograms
import Testing

@Suite struct RuleBookBoundsTests {
  /// Reads bytes that are to be refused, and says how long it took.
  private func refusal(_ bytes: [UInt8]) -> (lines: [String], seconds: Double) {
    var lines: [String] = []
    let seconds = ProcessorTime.seconds { lines = problems { try RuleBook(json: Data(bytes)) }.map(\.description) }
    return (lines, seconds)
  }

  private func refusal(_ text: String) -> [String] { refusal(Array(text.utf8)).lines }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"]) func `a file nested too deeply is refused at once`(unit: String) {
    let (lines, seconds) = refusal(Array(String(repeating: unit, count: 100_000).utf8))
    #expect(lines.count == 1)
    #expect(lines.first?.contains("The rule book is nested deeper than 64 levels.") == true)
    #expect(seconds < 0.5)
  }

  @Test func `a file may nest 64 levels, and not 65`() {
    func settings(_ levels: Int) -> String {
      // The book, its workflows, the workflow, its steps, the step and the action are six levels.
      let nested = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      return #"{"name": "b", "workflows": [{"name": "w", "steps": [{"do": {"x": \#(nested)}}]}]}"#
    }
    #expect(refusal(settings(58)) == [])
    #expect(
      refusal(settings(59)) == [
        "line 1, column 124: The rule book is nested deeper than 64 levels. Nest conditions and settings less deeply."
      ])
  }

  @Test func `brackets in texts are not nesting`() {
    let text = String(repeating: "[{", count: 1_000) + #"\"[["#
    #expect(refusal(#"{"name": "\#(text)"}"#) == [])
  }

  @Test func `a file of more than 10 MiB is refused unread`() {
    let (lines, seconds) = refusal(Array(repeating: UInt8(ascii: "["), count: 11 * 1_024 * 1_024))
    #expect(
      lines == [
        "file: The rule book has 11534336 bytes, more than the 10485760 that are read. Split it into several files."
      ])
    #expect(seconds < 0.5)
  }

  @Test func `a file that is empty is refused`() {
    let mend = #"Write a rule book, such as {"name": "…"}."#
    #expect(refusal("") == ["line 1, column 1: The file is empty. \(mend)"])
    #expect(refusal(" \n ") == ["line 2, column 2: The file is empty. \(mend)"])
  }

  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      let lines = refusal(Array("{\n\"name\": \"".utf8) + bytes + Array("\"}".utf8)).lines
      #expect(lines.count == 1)
      #expect(lines.first?.hasPrefix("line 2, column ") == true)
      #expect(lines.first?.contains("is not UTF-8. Save the file as UTF-8.") == true)
    }
    #expect(refusal([0xFF, 0xFE, 0x7B, 0]).lines.count == 1)
  }

  @Test func `a NUL is refused, raw and escaped`() {
    #expect(
      refusal("{\"name\": \"a\0b\"}") == [
        "line 1, column 12: A text holds a line break or another control character. Write \\n for a line break."
      ])
    #expect(
      refusal(#"{"name": "a\u0000b"}"#) == [
        "line 1, column 12: A text holds a NUL, which databases cannot keep. Leave it out."
      ])
    #expect(refusal("\0").count == 1)
  }

  @Test(arguments: [#"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\ud800x"#, #"\ud800\n"#])
  func `half a surrogate pair is refused`(escape: String) {
    #expect(
      refusal(#"{"name": "\#(escape)"}"#) == [
        "line 1, column 11: Half a surrogate pair is no character. Write the character itself."
      ])
  }

  @Test func `escapes are read as JSON has them`() throws {
    let book = try RuleBook(json: Data(#"{"name": "\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é"}"#.utf8))
    #expect(book.name == "\"\\/\u{8}\u{C}\n\r\té😀é")
    #expect(
      refusal(#"{"name": "\x"}"#) == [
        "line 1, column 11: There is no such escape. Write \\\\ for a backslash."
      ])
    #expect(refusal(#"{"name": "\u00g0"}"#).count == 1)
    #expect(refusal(#"{"name": "\"#).count == 1)
    #expect(refusal(#"{"name": "\u12"#).count == 1)
  }

  @Test(
    arguments: [
      ("{\"name\": \"b\"", "line 1, column 13: The file ends too soon. Close every bracket and quote."),
      ("{\"name\": \"b", "line 1, column 10: The text that begins here has no end. Close it with a double quote."),
      (
        "{\"name\": \"b\"} x",
        "line 1, column 15: Something follows the end of the rule book. Leave out what follows the last bracket."
      ),
      ("{\"name\": \"b\",\n}", "line 2, column 1: A comma stands before '}'. Leave it out."),
      ("{\"users\": [\"é\",]}", "line 1, column 16: A comma stands before ']'. Leave it out."),
      ("{\"users\": [\"a\" \"b\"]}", "line 1, column 16: A comma or ']' is wanted here. Separate values with commas."),
      ("{name: 1}", "line 1, column 2: A key is wanted here. Write it in double quotes."),
      ("{\"name\" \"b\"}", "line 1, column 9: A colon is wanted after the key 'name'. Write \"KEY\": VALUE."),
      (
        "{\"name\": // no\n\"b\"}",
        "line 1, column 10: A value is wanted here. Write text in double quotes; JSON has no comments."
      ),
      ("{\"version\": 01}", "line 1, column 13: '01' is no number. Write one such as 250000 or 0.5."),
      ("{\"version\": -}", "line 1, column 13: '-' is no number. Write one such as 250000 or 0.5."),
      ("{\"version\": 1.}", "line 1, column 13: '1.' is no number. Write one such as 250000 or 0.5."),
      ("{\"version\": 1e}", "line 1, column 13: '1e' is no number. Write one such as 250000 or 0.5."),
    ]) func `what is no JSON is refused where it stands`(text: String, line: String)
  {
    #expect(refusal(text) == [line])
  }

  @Test func `what other readers lose in silence is reported`() {
    #expect(
      refusal(#"{"name": "a", "version": 12345678901234567891, "users": [], "users": [], "name": "b"}"#) == [
        "line 1, column 26: The number '12345678901234567891' cannot be kept exactly. Write it as a text, in quotes.",
        "line 1, column 61: The key 'users' stands twice in one object. Keep one of them.",
        "line 1, column 74: The key 'name' stands twice in one object. Keep one of them.",
      ])
    #expect(refusal(#"{"name": "a", "version": 1e999}"#).count == 1)
    #expect(refusal(#"{"name": "a", "version": 9007199254740993}"#).count == 1)
    #expect(refusal(#"{"name": "a", "version": 9007199254740992}"#) == [])
  }

  @Test func `a byte order mark is read over`() {
    #expect(refusal([0xEF, 0xBB, 0xBF] + Array(#"{"name": "b"}"#.utf8)).lines == [])
  }

  @Test(.timeLimit(.minutes(30))) func `of a file with very many problems not all are kept`() {
    let users = Array(repeating: "1", count: 100_000).joined(separator: ",")
    let found = problems { try RuleBook(json: Data(#"{"name": "b", "users": [\#(users)]}"#.utf8)) }
    #expect(found.count == ProblemList.most + 1)
    #expect(found.last?.message == "There are more than 20000 problems.")
    #expect(found.last?.mark != nil)
  }

  @Test func `nesting from other formats is refused too`() {
    var value = PlainValue.null
    for _ in 0..<65 { value = .list([value]) }
    #expect(
      problems { try RuleBook(reading: value) }.map(\.description) == [
        "rule book: The rule book is nested deeper than 64 levels. Nest conditions and settings less deeply."
      ])
  }
}
