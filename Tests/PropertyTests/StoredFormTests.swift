import Foundation
import LeadActions
import RandomWorlds
import Testing

/// What is stored must be readable by every later version; files of what each format wrote are kept beside this one.
struct StoredFormTests {
  /// The forms that `format` wrote: on each line the type and the value.
  private static func file(_ format: Int) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("StoredForms/format-\(format).txt")
  }

  /// Reads a value that some format wrote, and tells how it would be written as JSON with sorted keys today.
  private typealias Reader = @Sendable ([UInt8], Int) throws -> String

  private static func reader<Value: Codable & SendableMetatype>(_ type: Value.Type) -> Reader {
    { bytes, format in try PlanText.json([StoredForm.decode(Value.self, from: bytes, format: format)]) }
  }

  private static let readers: [String: Reader] = [
    "LeadRecord": reader(LeadRecord.self), "HistoryEntry": reader(HistoryEntry.self),
    "Occurrence": reader(Occurrence.self), "Outcome": reader(Outcome.self), "Delivery": reader(Delivery.self),
    "LeadTimer": reader(LeadTimer.self), "ChoosingState": reader(ChoosingState.self),
    "StoredOccurrence": reader(StoredOccurrence.self),
  ]

  private static func samples() throws -> [(type: String, bytes: [UInt8])] {
    var samples = Samples(seed: 7)
    var forms: [(String, [UInt8])] = []
    func add(_ value: some Encodable) throws { forms.append(("\(type(of: value))", try StoredForm.encode(value))) }
    for _ in 0..<5 { try add(samples.record()) }
    for line in samples.lines() { try add(HistoryEntry(at: samples.date(), occurrence: "o", line)) }
    for report in samples.reports() {
      let occurrence = Occurrence("o", lead: "l", report, chain: "c")
      try add(occurrence)
      let outcome = Outcome(
        occurrence: "o", lead: "l", at: samples.date(), bookVersion: 3, events: Pool.events, deliveries: ["d"])
      try add(StoredOccurrence(occurrence, outcome))
      try add(outcome)
    }
    for message in samples.messages() {
      try add(
        Delivery(
          id: "d", lead: "l", message: message, occurrence: "o", origin: .rule("r"), chain: "c",
          created: samples.date(), lastUsefulTime: samples.date(), remindsOf: "a"))
    }
    for timer in samples.timers() { try add(timer) }
    let count = ChoosingState.Count(days: [.init(number: 20_000, leads: 2)], months: [.init(number: 24_000, leads: 9)])
    try add(ChoosingState(version: 4, last: "u", counts: ["u": count]))
    return forms
  }

  @Test(arguments: ["nan", "inf", "-inf", "Infinity", "NaN", "1", "-1e5", "true", "null", "", "{}"])
  func `a text is read as a text, whatever it looks like`(text: String) throws {
    let fields: [FieldName: FieldValue] = ["note": .text(text)]
    let stored = try StoredForm.encode(fields)
    #expect(try StoredForm.decode([FieldName: FieldValue].self, from: stored, format: 1) == fields)
    let value = PlainValue.object(["note": .text(text), "list": .list([.text(text)])])
    #expect(try StoredForm.decode(PlainValue.self, from: try StoredForm.encode(value), format: 1) == value)
  }

  @Test(arguments: [0, -0.5, 1e300, Double.leastNonzeroMagnitude, 9_007_199_254_740_992])
  func `a number is read as a number`(number: Double) throws {
    let value = PlainValue.list([.number(number), .flag(true), .null])
    #expect(try StoredForm.decode(PlainValue.self, from: try StoredForm.encode(value), format: 1) == value)
    let fields: [FieldName: FieldValue] = [
      "n": .number(number), "f": .flag(false), "d": .date(Date(timeIntervalSince1970: 5)),
    ]
    #expect(
      try StoredForm.decode([FieldName: FieldValue].self, from: try StoredForm.encode(fields), format: 1) == fields)
  }

  @Test func `what every earlier format wrote is read whole`() throws {
    if ProcessInfo.processInfo.environment["LEAD_ACTIONS_WRITE_FORMS"] != nil {
      let lines = try Self.samples().map { "\($0.type) \(String(decoding: $0.bytes, as: UTF8.self))\n" }
      try lines.joined().write(to: Self.file(StoredForm.current), atomically: true, encoding: .utf8)
    }
    for format in 1...StoredForm.current {
      let text = try String(contentsOf: Self.file(format), encoding: .utf8)
      var counts: [String: Int] = [:]
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        let read = try #require(Self.readers[String(parts[0])])
        let again = try read(Array(parts[1].utf8), format)
        // Nothing that the file says is dropped.
        let kept = try JSONSerialization.jsonObject(with: Data("[\(parts[1])]".utf8))
        let now = try JSONSerialization.jsonObject(with: Data(again.utf8))
        #expect((kept as? NSArray) == (now as? NSArray), "\(line)")
        counts[String(parts[0]), default: 0] += 1
      }
      #expect(counts.keys.sorted() == Self.readers.keys.sorted())
      #expect(counts.values.reduce(0, +) > 150)
    }
  }

  @Test func `a value of a newer format is refused, and a damaged one, with the reason`() throws {
    let bytes = try StoredForm.encode(LeadTimer(id: "t", due: Pool.start, purpose: .custom("c", [:]), chain: "o"))
    #expect(throws: StoredFormError.fromTheFuture(format: 2)) {
      try StoredForm.decode(LeadTimer.self, from: bytes, format: 2)
    }
    let damages: [[UInt8]] = [Array(bytes.dropLast()), [], Array("null".utf8), Array("{}".utf8), [0xFF, 0xFE]]
    for damage in damages {
      #expect(throws: StoredFormError.self) { try StoredForm.decode(LeadTimer.self, from: damage, format: 1) }
    }
    #expect(throws: StoredFormError.self) { try StoredForm.decode(LeadTimer.self, from: bytes, format: 0) }
    #expect("\(StoredFormError.fromTheFuture(format: 2))".hasSuffix("update LeadActions"))
  }

  @Test func `a delivery that was planned before its lead type was kept has none`() throws {
    var delivery = Delivery(
      id: "d", lead: "l", message: .text(TextMessage(to: .customer, number: "+447700900123", body: "Hello")),
      occurrence: "o", origin: .rule("r"), chain: "c", created: Pool.start, leadType: "Loan")
    let text = try String(decoding: StoredForm.encode(delivery), as: UTF8.self)
    let old = text.replacingOccurrences(of: "\"leadType\":\"Loan\"", with: "\"remindsOf\":null")
    #expect(old != text)
    delivery.leadType = nil
    #expect(try StoredForm.decode(Delivery.self, from: Array(old.utf8), format: 1) == delivery)
    #expect(try !String(decoding: StoredForm.encode(delivery), as: UTF8.self).contains("leadType"))
  }

  /// Types outside the library can be encoded in ways that ours are not.
  @Test func `any encodable value is written, numbers that are not finite too`() throws {
    struct Odd: Codable, Equatable {
      var small: Int8 = -128
      var big: UInt64 = .max
      var half: Float = 0.5
      var missing: String?
      var numbers: [Double] = [.infinity, -.infinity, -0.0, .leastNonzeroMagnitude, 1e300]
      var texts = ["\u{0}\u{1F}\"\\/", "é", "e\u{301}", "👩‍👩‍👧", "\u{202E}rtl", "\u{2028}"]
      var nested: [Int: [String: Bool?]] = [1: ["a": nil, "b": true]]
      var empty = Empty()
      struct Empty: Codable, Equatable {}
    }
    let back = try StoredForm.decode(Odd.self, from: StoredForm.encode(Odd()), format: 1)
    #expect(back == Odd())
    #expect(back.texts.map { Array($0.utf8) } == Odd().texts.map { Array($0.utf8) })
    let nan = try StoredForm.decode([Double].self, from: StoredForm.encode([Double.nan]), format: 1)
    #expect(nan.first?.isNaN == true)
    struct Silent: Encodable { func encode(to encoder: any Encoder) {} }
    #expect(try String(decoding: StoredForm.encode([Silent()]), as: UTF8.self) == "[{}]")
  }

  @Test func `a container written to out of order is refused, not garbled`() {
    struct Tangled: Encodable {
      func encode(to encoder: any Encoder) throws {
        var outer = encoder.unkeyedContainer()
        var inner = outer.nestedUnkeyedContainer()
        try inner.encode(1)
        try outer.encode(2)
        try inner.encode(3)
      }
    }
    #expect(throws: EncodingError.self) { try StoredForm.encode(Tangled()) }
  }
}
