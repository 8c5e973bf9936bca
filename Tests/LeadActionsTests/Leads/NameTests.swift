import Foundation
import LeadActions
import Testing

@Suite struct NameTests {
  @Test func `names that look equal are equal, and each keeps its bytes`() {
    let composed = UserName("Zo\u{EB}")
    let decomposed = UserName("Zoe\u{308}")
    #expect(composed == decomposed)
    #expect(Set([composed, decomposed]).count == 1)
    #expect(Array(composed.rawValue.utf8) != Array(decomposed.rawValue.utf8))
    #expect([composed: 1][decomposed] == 1)
  }

  @Test func `names differ in capital letters and spaces`() {
    #expect(UserName("ann") != UserName("Ann"))
    #expect(UserName("ann") != UserName("ann "))
  }

  @Test func `a name can be put together from parts`() {
    let event = 17
    let id: OccurrenceID = "mailgun:\(event)"
    #expect(id.rawValue == "mailgun:17")
  }

  @Test func `a host's numbers and UUIDs become ids`() throws {
    let uuid = try #require(UUID(uuidString: "0f8fad5b-d9cb-469f-a165-70867728950e"))
    #expect(LeadID(1_000_001).rawValue == "1000001")
    #expect(LeadID(UInt64.max).rawValue == "18446744073709551615")
    #expect(OccurrenceID(-3).rawValue == "-3")
    #expect(AppointmentID(uuid).rawValue == "0F8FAD5B-D9CB-469F-A165-70867728950E")
    let literal: LeadID = 42
    #expect(literal == "42")
    #expect("\(literal)" == "42")
  }

  @Test func `names stand in JSON as plain text, and as the keys of an object`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode([UserName("ann")]), as: UTF8.self) == #"["ann"]"#)
    let counts: [UserName: Int] = ["ben": 2, "ann": 1]
    let text = try encoder.encode(counts)
    #expect(String(decoding: text, as: UTF8.self) == #"{"ann":1,"ben":2}"#)
    #expect(try JSONDecoder().decode([UserName: Int].self, from: text) == counts)
  }

  @Test func `a number in JSON is no name`() {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([UserName].self, from: Data("[1]".utf8)) }
  }

  @Test func `names have an order`() {
    #expect(["b", "a", "A"].map(UserName.init(_:)).sorted() == ["A", "a", "b"])
  }
}
