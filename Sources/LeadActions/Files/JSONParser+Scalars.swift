extension JSONParser {
  mutating func string() throws(JSONFault) -> String {
    let opening = index
    index += 1
    var text: [UInt8] = []
    var start = index
    while true {
      guard let byte = current else {
        throw fault("The text that begins here has no end.", mend: "Close it with a double quote.", at: opening)
      }
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<index]
        guard let string = String(validating: text, as: UTF8.self) else {
          throw fault("The text before this is not UTF-8.", mend: "Save the file as UTF-8.")
        }
        index += 1
        return string
      case UInt8(ascii: "\\"):
        text += bytes[start..<index]
        text += Array(String(try escape()).utf8)
        start = index
      case 0..<0x20:
        throw fault("A text holds a line break or another control character.", mend: "Write \\n for a line break.")
      default: index += 1
      }
    }
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = index
    index += 2
    switch index <= bytes.count ? bytes[index - 1] : nil {
    case UInt8(ascii: "\"")?: return "\""
    case UInt8(ascii: "\\")?: return "\\"
    case UInt8(ascii: "/")?: return "/"
    case UInt8(ascii: "b")?: return "\u{8}"
    case UInt8(ascii: "f")?: return "\u{C}"
    case UInt8(ascii: "n")?: return "\n"
    case UInt8(ascii: "r")?: return "\r"
    case UInt8(ascii: "t")?: return "\t"
    case UInt8(ascii: "u")?:
      guard let first = unit() else { break }
      guard first != 0 else {
        throw fault("A text holds a NUL, which databases cannot keep.", mend: "Leave it out.", at: start)
      }
      if let scalar = Unicode.Scalar(first) { return scalar }
      if UTF16.isLeadSurrogate(first), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        if let second = unit(), UTF16.isTrailSurrogate(second) {
          return UTF16.decode(UTF16.EncodedScalar([first, second]))
        }
      }
      throw fault("Half a surrogate pair is no character.", mend: "Write the character itself.", at: start)
    default: break
    }
    throw fault("There is no such escape.", mend: "Write \\\\ for a backslash.", at: start)
  }

  private mutating func unit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    index += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  mutating func number() throws(JSONFault) -> Double {
    let start = index
    if current == UInt8(ascii: "-") { index += 1 }
    let leadingZero = current == UInt8(ascii: "0")
    let whole = digits()
    var isWhole = true
    var isWellFormed = whole == 1 || (whole > 1 && !leadingZero)
    if current == UInt8(ascii: ".") {
      index += 1
      isWhole = false
      isWellFormed = digits() > 0 && isWellFormed
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      index += 1
      isWhole = false
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
      isWellFormed = digits() > 0 && isWellFormed
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard isWellFormed, let number = Double(text) else {
      throw fault("\(text.inQuotes) is no number.", mend: "Write one such as 250000 or 0.5.", at: start)
    }
    // A long id would come out as another number.
    let fits = number.isFinite && (!isWhole || whole <= 15 || Int64(text).map { Int64(exactly: number) == $0 } ?? false)
    if !fits {
      note("The number \(text.inQuotes) cannot be kept exactly.", mend: "Write it as a text, in quotes.", at: start)
    }
    return fits ? number : 0
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = current, byte.isDigit { index += 1 }
    return index - start
  }
}
