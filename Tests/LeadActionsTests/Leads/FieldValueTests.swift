import Foundation
import LeadActions
import Testing

@Suite struct FieldValueTests {
  static let moment = Date(timeIntervalSince1970: 1_769_860_800)

  @Test(arguments: [
    (FieldValue.text("two words"), #""two words""#), (.text(""), #""""#), (.text("true"), #""true""#),
    (.number(250_000), "250000"), (.number(-0.5), "-0.5"), (.flag(true), "true"), (.flag(false), "false"),
    (.date(moment), #"{"date":"2026-01-31T12:00:00Z"}"#),
  ])
  func `values stand in JSON as themselves, dates in an object`(value: FieldValue, json: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(FieldValue.self, from: Data(json.utf8)) == value)
  }

  @Test func `0 and 1 are numbers and no flags`() throws {
    #expect(try JSONDecoder().decode([FieldValue].self, from: Data("[0, 1, 1.0]".utf8)) == [0, 1, 1])
  }

  @Test(arguments: ["null", "[1]", "{}", #"{"date": 5}"#, #"{"date": "yesterday"}"#, #"{"day": "2026-01-31"}"#])
  func `anything else is refused`(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(FieldValue.self, from: Data(json.utf8)) }
  }

  @Test func `a bad date is named, with the form to write`() {
    #expect {
      try JSONDecoder().decode(FieldValue.self, from: Data(#"{"date": "31/01/2026 noon GMT"}"#.utf8))
    } throws: { error in
      let text = String(describing: error)
      return text.contains("31/01/2026 noon GMT") && text.contains("write 2026-01-31T12:00:00Z")
    }
  }

  @Test func `values read as a person writes them`() {
    let shown: [FieldValue] = [250_000, 0.5, -3, 1e20, true, false, "x", .date(Self.moment)]
    #expect(
      shown.map(\.description) == [
        "250000", "0.5", "-3", "100000000000000000000", "yes", "no", "x", "2026-01-31T12:00:00Z",
      ])
  }

  @Test func `values of different kinds are never equal`() {
    let values: [FieldValue] = ["1", 1, true, .date(Date(timeIntervalSinceReferenceDate: 1))]
    for (index, value) in values.enumerated() { #expect(values.firstIndex(of: value) == index) }
    #expect(values.map(\.kind) == [.text, .number, .flag, .date])
  }
}
