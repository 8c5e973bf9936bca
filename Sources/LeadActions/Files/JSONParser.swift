/// What keeps a text from being read, and at which byte.
struct JSONFault: Error {
  let byte: Int
  let message: String
  let mend: String
}

/// Reads one JSON text, in one pass and by hand, so that every fault has its line and column.
struct JSONParser {
  let file: FileKind
  let bytes: [UInt8]
  var index = 0
  private var depth = 0
  private(set) var problems: [InputProblem] = []

  init(_ bytes: [UInt8], of file: FileKind) {
    self.bytes = bytes
    self.file = file
  }

  mutating func document() throws(JSONFault) -> PlainValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    skipSpace()
    guard index < bytes.count else {
      throw fault("The file is empty.", mend: "Write a \(file.name), such as \(file.example).")
    }
    let value = try value()
    skipSpace()
    guard index == bytes.count else {
      throw fault("Something follows the end of the \(file.name).", mend: "Leave out what follows the last bracket.")
    }
    return value
  }

  /// The byte in hand; nothing at the end.
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func value() throws(JSONFault) -> PlainValue {
    switch current {
    case UInt8(ascii: "{")?: return try nested { parser throws(JSONFault) in try parser.object() }
    case UInt8(ascii: "[")?: return try nested { parser throws(JSONFault) in try parser.list() }
    case UInt8(ascii: "\"")?: return .text(try string())
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: return .number(try number())
    case nil: throw fault("The file ends too soon.", mend: "Close every bracket and quote.")
    default:
      for (word, value) in [("true", PlainValue.flag(true)), ("false", .flag(false)), ("null", .null)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw fault("A value is wanted here.", mend: "Write text in double quotes; JSON has no comments.")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFault) -> PlainValue
  ) throws(JSONFault) -> PlainValue {
    guard depth < PlainDepth.most else {
      throw fault(file.tooDeep.message, mend: file.tooDeep.mend)
    }
    depth += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func list() throws(JSONFault) -> PlainValue {
    index += 1
    var elements: [PlainValue] = []
    skipSpace()
    if take("]") { return .list([]) }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if take("]") { return .list(elements) }
      try comma(before: "]")
    }
  }

  private mutating func object() throws(JSONFault) -> PlainValue {
    index += 1
    var members: [String: PlainValue] = [:]
    skipSpace()
    if take("}") { return .object([:]) }
    while true {
      skipSpace()
      let start = index
      guard current == UInt8(ascii: "\"") else {
        throw fault("A key is wanted here.", mend: "Write it in double quotes.")
      }
      let key = try string()
      skipSpace()
      guard take(":") else {
        throw fault("A colon is wanted after the key \(key.inQuotes).", mend: "Write \"KEY\": VALUE.")
      }
      skipSpace()
      if members.updateValue(try value(), forKey: key) != nil {
        note("The key \(key.inQuotes) stands twice in one object.", mend: "Keep one of them.", at: start)
      }
      skipSpace()
      if take("}") { return .object(members) }
      try comma(before: "}")
    }
  }

  private mutating func comma(before end: Unicode.Scalar) throws(JSONFault) {
    guard take(",") else {
      let wanted = "A comma or '\(end)' is wanted here."
      throw fault(
        current == nil ? "The file ends too soon." : wanted,
        mend: current == nil ? "Close every bracket and quote." : "Separate values with commas.")
    }
    skipSpace()
    if current == UInt8(ascii: end) { throw fault("A comma stands before '\(end)'.", mend: "Leave it out.") }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  func fault(_ message: String, mend: String, at byte: Int? = nil) -> JSONFault {
    JSONFault(byte: byte ?? index, message: message, mend: mend)
  }

  mutating func note(_ message: String, mend: String, at byte: Int) {
    problems.append(problem(fault(message, mend: mend, at: byte)))
  }

  func problem(_ fault: JSONFault) -> InputProblem {
    let before = bytes.prefix(fault.byte)
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Columns count characters of the text, not its bytes: those that continue a character do not count.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return InputProblem(place: "line \(line), column \(column)", message: fault.message, mend: fault.mend)
  }
}
