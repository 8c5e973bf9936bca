/// The bytes that a rendering has written, never more than its limit.
struct TemplateOutput {
  private var bytes: [UInt8] = []
  private let limit: Int

  init(limit: Int, reserving size: Int) {
    self.limit = limit
    bytes.reserveCapacity(max(0, min(limit, size)))
  }

  var count: Int { bytes.count }

  /// Writes a part of some bytes; false, and nothing written, if it is more than may be written.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= limit - bytes.count else { return false }
    source.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  /// Writes a text; false if it is more than may be written, and then nothing or the beginning of it is written.
  mutating func append(_ text: String, escaped: Bool) -> Bool {
    guard text.utf8.count <= limit - bytes.count else { return false }
    var text = text
    return text.withUTF8 { utf8 in
      if escaped { return appendEscaped(utf8) }
      bytes.append(contentsOf: utf8)
      return true
    }
  }

  private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var written = 0
    for index in utf8.indices {
      guard utf8[index] <= UInt8(ascii: ">"), let reference = Self.reference(utf8[index]) else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written..<index]))
      guard reference.utf8CodeUnitCount <= limit - bytes.count else { return false }
      bytes.append(
        contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
      written = index + 1
    }
    let rest = utf8.count - written
    guard rest <= limit - bytes.count else { return false }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written...]))
    return true
  }

  private static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// What was written, as text.
  func text(_ escaping: TemplateEscaping) -> String {
    String(decoding: escaping == .singleLine ? TemplateSingleLine.joined(bytes) : bytes, as: UTF8.self)
  }
}
