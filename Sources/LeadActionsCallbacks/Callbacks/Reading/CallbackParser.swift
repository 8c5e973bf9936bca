#if Callbacks
  /// Reads JSON of strangers in one pass, bounded in depth and number of values.
  struct CallbackParser {
    static let deepest = 32
    static let mostValues = 200_000

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private var values = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(CallbackProblem) -> CallbackValue {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
      let value = try value()
      skipSpace()
      guard index == bytes.count else { throw fault("something follows its end") }
      return value
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func fault(_ what: String) -> CallbackProblem { .unreadable("JSON: \(what), at byte \(index)") }

    private mutating func skipSpace() {
      while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
      skipSpace()
      guard current == UInt8(ascii: byte) else { return false }
      index += 1
      return true
    }

    private mutating func value() throws(CallbackProblem) -> CallbackValue {
      values += 1
      guard values <= Self.mostValues else { throw fault("it has more than \(Self.mostValues) values") }
      skipSpace()
      switch current {
      case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
        guard depth < Self.deepest else { throw fault("it is nested deeper than \(Self.deepest) levels") }
        depth += 1
        defer { depth -= 1 }
        return try current == UInt8(ascii: "{") ? object() : list()
      case UInt8(ascii: "\"")?: return .text(try string())
      case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte): return number()
      default: return try word()
      }
    }

    private mutating func word() throws(CallbackProblem) -> CallbackValue {
      for (word, value) in [("true", CallbackValue.flag(true)), ("false", .flag(false)), ("null", .null)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw fault(current == nil ? "it ends too soon" : "a value is wanted")
    }

    private mutating func number() -> CallbackValue {
      let start = index
      while let byte = current, Self.isOfNumber(byte) { index += 1 }
      return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
      switch byte {
      case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
      default: false
      }
    }

    private mutating func list() throws(CallbackProblem) -> CallbackValue {
      index += 1
      var elements: [CallbackValue] = []
      if take("]") { return .list(elements) }
      repeat { elements.append(try value()) } while take(",")
      guard take("]") else { throw fault("a comma or ']' is wanted") }
      return .list(elements)
    }

    private mutating func object() throws(CallbackProblem) -> CallbackValue {
      index += 1
      var members: [String: CallbackValue] = [:]
      if take("}") { return .object(members) }
      repeat {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw fault("a key is wanted") }
        let key = try string()
        guard take(":") else { throw fault("a colon is wanted") }
        members[key] = try value()
      } while take(",")
      guard take("}") else { throw fault("a comma or '}' is wanted") }
      return .object(members)
    }

    private mutating func string() throws(CallbackProblem) -> String {
      index += 1
      var text: [UInt8] = []
      while let byte = current {
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"): try escape(into: &text)
        default: text.append(byte)
        }
      }
      throw fault("a text has no end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(CallbackProblem) {
      guard let byte = current else { throw fault("a text has no end") }
      index += 1
      switch byte {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
      default: text.append(byte)
      }
    }

    private mutating func scalar() throws(CallbackProblem) -> Unicode.Scalar {
      let first = try unit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard UTF16.isLeadSurrogate(first), bytes[index...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
      let before = index
      index += 2
      let second = try unit()
      guard UTF16.isTrailSurrogate(second) else {
        index = before
        return "\u{FFFD}"
      }
      return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func unit() throws(CallbackProblem) -> UInt16 {
      var unit: UInt16 = 0
      for _ in 0..<4 {
        guard let digit = current.flatMap(HexDigit.value) else { throw fault("an escape has no four digits") }
        unit = unit << 4 | UInt16(digit)
        index += 1
      }
      return unit
    }
  }
#endif
