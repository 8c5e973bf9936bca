/// The URL encoding of form fields, as the WHATWG URL standard has it.
///
/// Letters, digits and `*-._` stand as they are, a space becomes `+`, and every other byte of the UTF-8 text `%XX`.
public struct FormEncoding: Sendable {
  private var bytes: [UInt8] = []

  public init() { bytes.reserveCapacity(512) }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func append(_ name: String, _ value: String) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
    append(name)
    bytes.append(UInt8(ascii: "="))
    append(value)
  }

  private mutating func append(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
      case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): bytes.append(byte)
      case let byte where byte.isLetterOrDigit: bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.digit(byte >> 4))
        bytes.append(Self.digit(byte & 15))
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
