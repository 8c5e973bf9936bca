/// Makes one line of a text: each run of control characters and line separators becomes one space.
enum TemplateSingleLine {
  /// The bytes of well-formed UTF-8 without anything that could end a line.
  static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var isInRun = false
    while index < bytes.count {
      let length = breakLength(bytes, at: index)
      if length == 0 {
        result.append(bytes[index])
      } else if !isInRun {
        result.append(UInt8(ascii: " "))
      }
      isInRun = length > 0
      index += max(1, length)
    }
    return result
  }

  /// How many bytes the control character or separator here has; 0 if there is none.
  ///
  /// C0 (tab, CR, LF and NUL among them) and DEL are one byte, C1 (U+0085 among them) two, U+2028 and U+2029 three.
  private static func breakLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x00...0x1F, 0x7F: return 1
    case 0xC2: return index + 1 < bytes.count && (0x80...0x9F).contains(bytes[index + 1]) ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}

extension String {
  /// The text on one line, each run of control characters and line separators become one space.
  var onOneLine: String {
    // Most texts are plain: printable ASCII stays as it is.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    return String(decoding: TemplateSingleLine.joined(Array(utf8)), as: UTF8.self)
  }
}
