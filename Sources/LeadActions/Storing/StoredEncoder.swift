/// Writes a value as JSON in one pass, straight to bytes.
///
/// Foundation's encoder builds a tree of the value first, which costs several times as much; a commit writes a dozen values.
final class StoredEncoder {
  static let infinity = "inf"
  static let notANumber = "nan"

  /// An object or array that is not closed yet. Its number tells it from others that stood at the same depth.
  private struct Scope {
    var number: Int
    var isObject: Bool
    var isEmpty = true
  }

  // Each access ends before another begins: nothing that is called from within one comes back here. The checks at run time
  // would cost a third of the writing.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var scopes: [Scope] = []
  private var count = 0
  /// What went wrong where nothing can be thrown.
  private var fault: (any Error)?

  private init() { bytes.reserveCapacity(1_024) }

  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let writer = StoredEncoder()
    try writer.writeValue(value)
    writer.close(to: 0)
    if let fault = writer.fault { throw fault }
    return writer.bytes
  }

  /// Where a container stands; it is written to as long as nothing was written behind it.
  struct Place {
    fileprivate var depth: Int
    fileprivate var number: Int
  }

  func open(object isObject: Bool) -> Place {
    count += 1
    scopes.append(Scope(number: count, isObject: isObject))
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
    return Place(depth: scopes.count, number: count)
  }

  /// Closes what was opened within a container, and separates what comes next in it from what was there.
  func advance(in place: Place) throws {
    guard place.depth <= scopes.count, scopes[place.depth - 1].number == place.number else {
      throw EncodingError.invalidValue(
        place.number,
        .init(codingPath: [], debugDescription: "A container was written to after the next one had begun."))
    }
    close(to: place.depth)
    if scopes[place.depth - 1].isEmpty {
      scopes[place.depth - 1].isEmpty = false
    } else {
      bytes.append(UInt8(ascii: ","))
    }
  }

  func spoil(_ error: any Error) { fault = fault ?? error }

  private func close(to depth: Int) {
    while scopes.count > depth { bytes.append(UInt8(ascii: scopes.removeLast().isObject ? "}" : "]")) }
  }

  /// Writes a value whose place is prepared; one that encodes nothing becomes an empty object.
  func writeValue(_ value: some Encodable) throws {
    let (length, depth) = (bytes.count, scopes.count)
    try value.encode(to: StoredValueEncoder(writer: self))
    if bytes.count == length { bytes += Array("{}".utf8) }
    close(to: depth)
  }

  func writeNull() { bytes.append(contentsOf: "null".utf8) }
  func write(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
  func write(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

  func write(_ number: Double) {
    if number.isFinite {
      bytes.append(contentsOf: number.description.utf8)
    } else {
      write(number.isNaN ? Self.notANumber : number < 0 ? "-" + Self.infinity : Self.infinity)
    }
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { text in
      bytes.append(UInt8(ascii: "\""))
      if text.contains(where: \.isEscapedInJSON) { appendEscaped(text) } else { bytes.append(contentsOf: text) }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }

  func writeKey(_ key: some CodingKey) {
    write(key.stringValue)
    bytes.append(UInt8(ascii: ":"))
  }
}

extension UInt8 {
  fileprivate var isEscapedInJSON: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
