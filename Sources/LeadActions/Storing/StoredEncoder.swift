/// Writes a value as JSON in one pass, straight to bytes.
///
/// Foundation's encoder builds a tree of the value first, which costs several times as much; a commit writes a dozen values.
final class StoredEncoder {
  /// An object or array that is not closed yet. Its number tells it from others that stood at the same depth.
  private struct Scope {
    var number: Int
    var isObject: Bool
    var isEmpty = true
  }

  // Each access ends before another begins: nothing that is called from within one comes back here. The checks at run time
  // would cost a third of the writing.
  @exclusivity(unchecked) private var text: StoredWriter
  @exclusivity(unchecked) private var scopes: [Scope] = []
  private var count = 0
  /// What went wrong where nothing can be thrown.
  private var fault: (any Error)?

  private init(behind text: consuming StoredWriter) { self.text = text }

  static func encode(_ value: some Encodable) throws -> [UInt8] {
    try writing(value, behind: StoredWriter()).bytes
  }

  /// Adds a value to what is written already.
  static func writing(_ value: some Encodable, behind text: consuming StoredWriter) throws -> StoredWriter {
    let writer = StoredEncoder(behind: consume text)
    try writer.writeValue(value)
    writer.close(to: 0)
    if let fault = writer.fault { throw fault }
    return writer.text
  }

  /// Where a container stands; it is written to as long as nothing was written behind it.
  struct Place {
    fileprivate var depth: Int
    fileprivate var number: Int
  }

  func open(object isObject: Bool) -> Place {
    count += 1
    scopes.append(Scope(number: count, isObject: isObject))
    text.put(UInt8(ascii: isObject ? "{" : "["))
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
      text.put(",")
    }
  }

  func spoil(_ error: any Error) { fault = fault ?? error }

  private func close(to depth: Int) {
    while scopes.count > depth { text.put(UInt8(ascii: scopes.removeLast().isObject ? "}" : "]")) }
  }

  /// Writes a value whose place is prepared; one that encodes nothing becomes an empty object.
  func writeValue(_ value: some Encodable) throws {
    let (length, depth) = (text.bytes.count, scopes.count)
    try value.encode(to: StoredValueEncoder(writer: self))
    if text.bytes.count == length { text.put("{}") }
    close(to: depth)
  }

  func writeNull() { text.put("null") }
  func write(_ flag: Bool) { text.write(flag) }
  func write(_ number: some BinaryInteger) { text.write(number) }
  func write(_ number: Double) { text.write(number) }
  func write(_ text: String) { self.text.write(text) }

  func writeKey(_ key: some CodingKey) {
    write(key.stringValue)
    text.put(":")
  }
}
