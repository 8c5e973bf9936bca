import Foundation
import LeadActions
import Testing

@Suite struct ErrorTextTests {
  @Test func `control characters become spaces`() {
    #expect(ErrorText("a\u{0}b\r\nc\td\u{7F}e\u{85}f\u{2028}g\u{2029}h").text == "a b  c d e f g h")
    #expect(ErrorText("Zoë 😀 «x»").text == "Zoë 😀 «x»")
  }

  @Test func `a text of ten megabytes is cut, quickly`() {
    let long = ErrorText(String(repeating: "é\u{0}", count: 5_000_000))
    #expect(long.text.unicodeScalars.count == 1_001)
    #expect(long.text.hasSuffix("…"))
    #expect(ErrorText(String(repeating: "a", count: 1_000)).text.unicodeScalars.count == 1_000)
  }

  @Test func `invalid UTF-8 can be recorded`() throws {
    let text = ErrorText(String(decoding: [0x66, 0xFF, 0xFE, 0x67], as: UTF8.self))
    #expect(text.text == "f\u{FFFD}\u{FFFD}g")
    #expect(try JSONDecoder().decode(ErrorText.self, from: JSONEncoder().encode(text)) == text)
  }

  @Test func `what is read is cleaned too, and cleaning twice changes nothing`() throws {
    let read = try JSONDecoder().decode([ErrorText].self, from: Data(#"["a\u0000b"]"#.utf8))
    #expect(read == [ErrorText("a b")])
    let cut = ErrorText(String(repeating: "x", count: 2_000))
    #expect(ErrorText(cut.text) == cut)
  }

  @Test func `an error is its description`() {
    #expect(ErrorText(NotDoneReason.noAssignedUser).text == "nobody is assigned to the lead")
  }
}
