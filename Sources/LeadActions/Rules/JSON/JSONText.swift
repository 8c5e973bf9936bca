import struct Foundation.Data

/// JSON (RFC 8259) as rule books need it: bounded, with line and column of what is wrong, and strict where other
/// readers lose something in silence (a key given twice, a number that does not fit, half a surrogate pair).
enum JSONText {
  static let mostBytes = 10 * 1_024 * 1_024

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Reads a text whole, with the problems that do not keep it from being read further.
  ///
  /// - Parameter thing: What the text holds, as messages say it.
  static func read(
    _ data: Data, of thing: String = "The rule book"
  ) throws(RuleBookError) -> (value: PlainValue, problems: [RuleBookProblem]) {
    guard data.count <= mostBytes else {
      throw RuleBookError([
        RuleBookProblem(
          place: "file", message: "\(thing) has \(data.count) bytes, more than the \(mostBytes) that are read.",
          mend: "Split it into several rule books.")
      ])
    }
    var parser = JSONParser([UInt8](data))
    do {
      let value = try parser.document()
      return (value, parser.problems)
    } catch {
      throw RuleBookError([parser.problem(error)])
    }
  }
}
