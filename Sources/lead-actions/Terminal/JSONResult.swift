#if CommandLine
  import Foundation
  public import LeadActions

  /// A result as JSON: readable, with sorted keys, and the same bytes for the same result.
  enum JSONResult {
    static func text(_ value: PlainValue) -> String {
      String(decoding: JSONWriter.write(value, as: .result, pretty: true).bytes, as: UTF8.self)
    }

    static func text(encoding value: some Encodable) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .custom { date, encoder in
        var container = encoder.singleValueContainer()
        try container.encode(Timestamp.text(from: date))
      }
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// The same on one line.
    static func line(_ value: PlainValue) -> String {
      String(decoding: JSONWriter.write(value, as: .result, pretty: false).bytes, as: UTF8.self)
    }
  }

  extension FileKind {
    fileprivate static let result = FileKind(name: "result", example: "{}", nesting: "values")
  }

  extension PlainValue {
    static func count(_ count: Int) -> PlainValue { .number(Double(count)) }
    static func text(_ text: String?) -> PlainValue { text.map { .text($0) } ?? .null }
    static func name<Kind>(_ name: Name<Kind>?) -> PlainValue { name.map { .text($0.rawValue) } ?? .null }
  }

  extension PlainValue: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = .text(text) }
  }
#endif
