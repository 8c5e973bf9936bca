package import struct Foundation.Data

/// JSON (RFC 8259) as files need it: bounded, with line and column of what is wrong, and strict where other readers lose
/// something in silence (a key given twice, a number that does not fit, half a surrogate pair).
package enum JSONText {
  package static let mostBytes = 10 * 1_024 * 1_024

  /// Reads a text whole, with every problem; no value where one of them kept it from being read to its end.
  package static func read(_ data: Data, as file: FileKind) -> (source: PlainSource?, problems: [InputProblem]) {
    guard data.count <= mostBytes else {
      let (message, mend) = file.tooLong(data.count)
      return (nil, [InputProblem(place: "file", message: message, mend: mend)])
    }
    var parser = JSONParser([UInt8](data), of: file)
    do {
      let source = try parser.document()
      return (source, parser.problems)
    } catch {
      return (nil, [parser.problem(error)])
    }
  }
}

extension JSONText {
  /// The number that a text spells as JSON does, where it can be kept exactly.
  package static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first.isDigit else { return nil }
    var parser = JSONParser([UInt8](text.utf8), of: FileKind(name: "", example: "", nesting: ""))
    guard let number = try? parser.number(), parser.index == parser.bytes.count, parser.problems.isEmpty else {
      return nil
    }
    return number
  }
}
