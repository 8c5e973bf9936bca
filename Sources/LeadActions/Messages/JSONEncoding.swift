/// The members of a JSON object (RFC 8259), in the order in which they are given.
public struct JSONEncoding: Sendable {
  private var bytes: [UInt8] = []

  public init() { bytes.reserveCapacity(1_024) }

  public var text: String { bytes.isEmpty ? "{}" : String(decoding: bytes, as: UTF8.self) + "}" }

  public mutating func append(_ name: String, _ value: String) {
    begin(name)
    append(value)
  }

  public mutating func append(_ name: String, _ value: Bool) {
    begin(name)
    bytes += (value ? "true" : "false").utf8
  }

  /// Appends a number, or null where it is not finite, which JSON cannot say.
  public mutating func append(_ name: String, _ value: Double) {
    begin(name)
    bytes += (NumberText.text(value) ?? "null").utf8
  }

  public mutating func appendNull(_ name: String) {
    begin(name)
    bytes += "null".utf8
  }

  private mutating func begin(_ name: String) {
    bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
    append(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
