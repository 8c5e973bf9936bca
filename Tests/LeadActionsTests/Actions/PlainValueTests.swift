import Foundation
import LeadActions
import Testing

@Suite struct PlainValueTests {
  @Test(arguments: [
    (PlainValue.null, "null"), (.flag(true), "true"), (.number(3), "3"), (.number(-0.25), "-0.25"),
    (.text("x"), #""x""#),
    (.text(""), #""""#), (.list([]), "[]"), (.object([:]), "{}"), (.list([.number(1), .null]), "[1,null]"),
    (.object(["a": .list([.object(["b": .flag(false)])])]), #"{"a":[{"b":false}]}"#),
    (.number(9_007_199_254_740_992), "9007199254740992"),
  ])
  func `plain values are written and read as JSON`(value: PlainValue, json: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(PlainValue.self, from: Data(json.utf8)) == value)
  }

  @Test func `flags, numbers and texts stay what they are`() throws {
    let values = try JSONDecoder().decode([PlainValue].self, from: Data(#"[1, true, "1", "true", 0, false]"#.utf8))
    #expect(values == [.number(1), .flag(true), .text("1"), .text("true"), .number(0), .flag(false)])
  }
}
