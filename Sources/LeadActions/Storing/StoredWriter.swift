import struct Foundation.Date

/// Writes JSON to bytes, piece by piece.
///
/// The pieces of a value's structure are given as they stand in the text; what they hold is escaped where it must be.
package struct StoredWriter {
  static let infinity = "inf"
  static let notANumber = "nan"

  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

  /// Adds a piece of the structure.
  mutating func put(_ piece: StaticString) { piece.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  mutating func write(_ flag: Bool) { put(flag ? "true" : "false") }

  mutating func write(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

  mutating func write(_ number: Double) {
    if number.isFinite {
      bytes.append(contentsOf: number.description.utf8)
    } else {
      write(number.isNaN ? Self.notANumber : number < 0 ? "-" + Self.infinity : Self.infinity)
    }
  }

  mutating func write(_ date: Date) { write(date.timeIntervalSinceReferenceDate) }

  mutating func write<Kind>(_ name: Name<Kind>) { write(name.rawValue) }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { text in
      put(UInt8(ascii: "\""))
      if text.needEscaping { appendEscaped(text) } else { bytes.append(contentsOf: text) }
      put(UInt8(ascii: "\""))
    }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is a quotation mark, a backslash or a control character; looked for in eight bytes at a time.
  fileprivate var needEscaping: Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let tops = each << 7
    let bytes = UnsafeRawBufferPointer(self)
    var index = 0
    while index + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The top bit of a byte of x - y is set where y is above x, unless the byte's own was: the rest of ASCII is right.
      let quotes = word ^ (each &* UInt64(UInt8(ascii: "\"")))
      let slashes = word ^ (each &* UInt64(UInt8(ascii: "\\")))
      let controls = (word &- each &* 0x20) & ~word
      let found = controls | (quotes &- each) & ~quotes | (slashes &- each) & ~slashes
      if found & tops != 0 { return true }
      index += 8
    }
    return self[index...].contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
  }
}
