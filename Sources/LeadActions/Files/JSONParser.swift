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
  /// The line in hand and where it begins, and how many bytes in it continue a character.
  private var line = 1
  private var lineStart = 0
  private var continuing = 0
  private(set) var problems: [InputProblem] = []

  init(_ bytes: [UInt8], of file: FileKind) {
    self.bytes = bytes
    self.file = file
  }

  mutating func document() throws(JSONFault) -> PlainSource {
    index = textStart
    lineStart = index
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

  /// Behind a byte order mark, if there is one.
  private var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The byte in hand; nothing at the end.
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
      if byte == 0x0A { (line, lineStart, continuing) = (line + 1, index, 0) }
    }
  }

  /// The place in hand. Columns count characters of the text, not its bytes: those that continue one do not count.
  private var mark: SourceMark { SourceMark(line: line, column: index - lineStart - continuing + 1) }

  private mutating func text() throws(JSONFault) -> String {
    let start = index
    let text = try string()
    continuing += bytes[start..<index].count { $0 & 0xC0 == 0x80 }
    return text
  }

  private mutating func value() throws(JSONFault) -> PlainSource {
    let mark = mark
    func scalar(_ value: PlainValue) -> PlainSource { PlainSource(value: value, tree: SourceTree(mark)) }
    switch current {
    case UInt8(ascii: "{")?: return try nested { parser throws(JSONFault) in try parser.object() }
    case UInt8(ascii: "[")?: return try nested { parser throws(JSONFault) in try parser.list() }
    case UInt8(ascii: "\"")?: return scalar(.text(try text()))
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: return scalar(.number(try number()))
    case nil: throw fault("The file ends too soon.", mend: "Close every bracket and quote.")
    default:
      for (word, value) in [("true", PlainValue.flag(true)), ("false", .flag(false)), ("null", .null)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return scalar(value)
      }
      throw fault("A value is wanted here.", mend: "Write text in double quotes; JSON has no comments.")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFault) -> PlainSource
  ) throws(JSONFault) -> PlainSource {
    guard depth < PlainDepth.most else {
      throw fault(file.tooDeep.message, mend: file.tooDeep.mend)
    }
    depth += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func list() throws(JSONFault) -> PlainSource {
    let mark = mark
    index += 1
    var elements: [PlainValue] = []
    var trees: [SourceTree] = []
    func whole() -> PlainSource { PlainSource(value: .list(elements), tree: SourceTree(mark, .list(trees))) }
    skipSpace()
    if take("]") { return whole() }
    while true {
      skipSpace()
      let element = try value()
      elements.append(element.value)
      trees.append(element.tree)
      skipSpace()
      if take("]") { return whole() }
      try comma(before: "]")
    }
  }

  private mutating func object() throws(JSONFault) -> PlainSource {
    let mark = mark
    index += 1
    var members: [String: PlainValue] = [:]
    var trees: [String: SourceTree] = [:]
    func whole() -> PlainSource { PlainSource(value: .object(members), tree: SourceTree(mark, .object(trees))) }
    skipSpace()
    if take("}") { return whole() }
    while true {
      skipSpace()
      let start = index
      let keyMark = self.mark
      guard current == UInt8(ascii: "\"") else {
        throw fault("A key is wanted here.", mend: "Write it in double quotes.")
      }
      let key = try text()
      skipSpace()
      guard take(":") else {
        throw fault("A colon is wanted after the key \(key.inQuotes).", mend: "Write \"KEY\": VALUE.")
      }
      skipSpace()
      var member = try value()
      member.tree.keyMark = keyMark
      trees[key] = member.tree
      if members.updateValue(member.value, forKey: key) != nil {
        note("The key \(key.inQuotes) stands twice in one object.", mend: "Keep one of them.", at: start)
      }
      skipSpace()
      if take("}") { return whole() }
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
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? min(textStart, fault.byte)
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    let mark = SourceMark(line: line, column: column)
    return InputProblem(place: mark.description, message: fault.message, mend: fault.mend, mark: mark)
  }
}
