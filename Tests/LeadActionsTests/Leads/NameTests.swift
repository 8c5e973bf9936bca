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

  /// What stores rely on that keep names as the bytes of their composed form (NFC) and compare those.
  @Test func `names are equal and ordered as the bytes of their composed forms are`() {
    let parts = [
      "", "a", "e", "f", "z", "\u{E9}", "e\u{301}", "e\u{323}\u{302}", "e\u{302}\u{323}", "\u{1EC7}", "\u{212B}",
      "\u{C5}", "A\u{30A}", "\u{AC01}", "\u{1100}\u{1161}\u{11A8}", "\u{2126}", "\u{3A9}", "\u{0}", "\u{301}", " ",
      "\u{1F469}\u{200D}\u{1F467}", "\u{5D0}\u{5B8}", "\u{FB1D}", "\u{5D9}\u{5B4}", "\u{FFFD}", "\u{10FFFF}",
      "\u{E000}",
      "\u{1D15E}", "\u{F900}", "\u{8C48}",
    ]
    func bytes(_ name: UserName) -> [UInt8] { Array(name.rawValue.precomposedStringWithCanonicalMapping.utf8) }
    var random = SeededGenerator(seed: 8)
    var names = parts.map { UserName($0) }
    for _ in 0..<120 {
      let text = (0..<(1 + random.next(below: 4))).map { _ in parts[random.next(below: parts.count)] }.joined()
      names.append(UserName(text))
    }
    let forms = names.map(bytes)
    var (equal, wrong) = (0, [String]())
    for (one, first) in zip(names, forms) {
      for (two, second) in zip(names, forms) {
        let isBefore = first.lexicographicallyPrecedes(second)
        if (one == two) != (first == second) || (one < two) != isBefore {
          wrong.append("\(Array(one.rawValue.unicodeScalars)) and \(Array(two.rawValue.unicodeScalars))")
        }
        if one == two, Array(one.rawValue.utf8) != Array(two.rawValue.utf8) { equal += 1 }
        // One of three holds.
        if [one < two, two < one, one == two].count(where: { $0 }) != 1 { wrong.append("\(one) and \(two): no order") }
      }
    }
    #expect(equal > 20)
    #expect(wrong == [])
  }

  @Test func `names have an order`() {
    #expect(["b", "a", "A"].map(UserName.init(_:)).sorted() == ["A", "a", "b"])
  }
}
