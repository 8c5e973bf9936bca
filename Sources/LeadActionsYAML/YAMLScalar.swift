#if YAML
  import LeadActions

  /// How single values are spelt in YAML.
  enum YAMLScalar {
    /// A value that is neither a list nor an object.
    static func text(_ value: PlainValue) -> String {
      switch value {
      case .flag(let flag): flag ? "true" : "false"
      case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
      case .text(let text): isPlain(text) ? text : quoted(text)
      default: "null"
      }
    }

    /// `on` is a key of every rule, and is read as it stands.
    static func key(_ text: String) -> String { text == "on" || isPlain(text) ? text : quoted(text) }

    /// The lines of a text as a block, where they can be written so that they are read the same.
    static func block(_ value: PlainValue, indent: Int) -> String? {
      guard case .list(let elements) = value, elements.count > 1 else { return nil }
      var lines = elements.compactMap { if case .text(let line) = $0 { line } else { nil } }
      guard lines.count == elements.count, let first = lines.first, let last = lines.last,
        let letter = first.unicodeScalars.first, letter != " ", letter != "\t",
        lines.allSatisfy({ $0.unicodeScalars.allSatisfy(isPrintable) })
      else { return nil }
      // The text ends with a line break, or without one; several cannot be told apart.
      let mark = last.isEmpty ? "|" : "|-"
      if last.isEmpty { lines.removeLast() }
      guard lines.last?.contains(where: { $0 != " " && $0 != "\t" }) == true else { return nil }
      let margin = String(repeating: " ", count: indent)
      return "\(mark)\n" + lines.map { ($0.isEmpty ? "" : margin + $0) + "\n" }.joined()
    }

    /// What some reader of YAML takes for something else than a text.
    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
      guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, last != " ",
        !words.contains(text.lowercased())
      else { return false }
      guard first.properties.isAlphabetic else { return isPeriod(text) }
      var previous: Unicode.Scalar = " "
      for scalar in text.unicodeScalars {
        guard isPlain(scalar), scalar != " " || previous != " " else { return false }
        previous = scalar
      }
      return true
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || " _-./@+()'".unicodeScalars.contains(scalar)
    }

    /// Such as `2 days`, which is no number.
    private static func isPeriod(_ text: String) -> Bool { Period(text)?.description == text && !text.hasPrefix("-") }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }

    private static func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
        default:
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
      return quoted + "\""
    }
  }
#endif
