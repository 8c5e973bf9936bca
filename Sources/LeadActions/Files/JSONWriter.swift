/// Writes JSON with sorted keys: the same value gives the same bytes, and what it writes can be read again.
package struct JSONWriter {
  private let pretty: Bool
  private var bytes: [UInt8] = []
  private var problems = ProblemList()

  /// What fits on a line is kept on it.
  private static let lineLength = 100

  private init(pretty: Bool) { self.pretty = pretty }

  /// The bytes of a value, with every problem that keeps them from being read again.
  package static func write(
    _ value: PlainValue, as file: FileKind, pretty: Bool
  ) -> (bytes: [UInt8], problems: [InputProblem]) {
    if let problem = value.depthProblem(in: file) { return ([], [problem]) }
    var writer = JSONWriter(pretty: pretty)
    writer.write(value, at: file.place, indent: 0)
    if pretty { writer.bytes.append(0x0A) }
    if writer.bytes.count > JSONText.mostBytes {
      let (message, mend) = file.tooLong(writer.bytes.count)
      writer.problems.add(message, mend: mend, at: file.place)
    }
    return (writer.bytes, writer.problems.problems)
  }

  private mutating func write(_ value: PlainValue, at place: Place, indent: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): write(number, at: place)
    case .text(let text): write(text, at: place)
    case .list(let elements):
      let members = elements.enumerated().map { (key: String?.none, value: $1, place: place[$0]) }
      write(members, "[", "]", indent)
    case .object(let object):
      // By bytes: the order of texts is none where one of them is composed and the other is not.
      let members = object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
        (key: $0.key, value: $0.value, place: place[$0.key])
      }
      write(members, "{", "}", indent)
    }
  }

  private mutating func write(
    _ members: [(key: String?, value: PlainValue, place: Place)], _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    _ indent: Int
  ) {
    var room = Self.lineLength - indent
    let breaks = pretty && !members.allSatisfy { Self.fits($0.key, $0.value, &room) }
    bytes.append(UInt8(ascii: open))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes += (pretty && !breaks ? ", " : ",").utf8 }
      if breaks { newLine(indent + 2) }
      if let key = member.key {
        write(key, at: member.place)
        bytes += (pretty ? ": " : ":").utf8
      }
      write(member.value, at: member.place, indent: indent + 2)
    }
    if breaks { newLine(indent) }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func newLine(_ indent: Int) {
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: indent)
  }

  /// Whether a value fits into what is left of a line, by a count that is near enough and stops early.
  private static func fits(_ key: String?, _ value: PlainValue, _ room: inout Int) -> Bool {
    room -= (key?.utf8.count ?? 0) + 6
    guard room > 0 else { return false }
    switch value {
    case .text(let text): room -= text.utf8.count
    case .list(let elements): return elements.allSatisfy { fits(nil, $0, &room) }
    case .object(let members): return members.allSatisfy { fits($0.key, $0.value, &room) }
    default: break
    }
    return room > 0
  }

  private mutating func write(_ number: Double, at place: Place) {
    if let whole = Int64(exactly: number) {
      bytes += String(whole).utf8
    } else if number.isFinite {
      bytes += String(number).utf8
    } else {
      problems.add("A number is not finite, which no file can hold.", mend: "Give a finite one.", at: place)
    }
  }

  private mutating func write(_ text: String, at place: Place) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0:
        problems.add("A text holds a NUL, which databases cannot keep.", mend: "Leave it out.", at: place)
      case 1..<0x20, 0x7F: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
