/// A place in a template's text, and the way to find the next one without counting from the start again.
struct TemplatePlace {
  private(set) var line = 1
  private(set) var column = 1
  private var offset = 0

  /// Moves forward to an offset in the same bytes; an earlier one leaves the place as it is.
  mutating func advance(to end: Int, in bytes: [UInt8]) {
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
      offset += 1
    }
  }
}
