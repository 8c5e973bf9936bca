#if SMTP
  import struct Foundation.Data

  /// Text of a header beyond what may stand there plainly, as words in which every character is ASCII (RFC 2047).
  package enum EncodedWords {
    /// Shorter than the standard's 75, so that the first word fits behind the header's name.
    static let length = 64
    /// What is left beside `=?utf-8?Q?` and `?=`.
    private static let room = length - 12

    /// The words; between two of them a line may be folded, and none ends within a character.
    package static func of(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      let quoted = bytes.reduce(0) { $0 + (isPlain($1) ? 1 : 3) }
      let isQuoted = quoted <= (bytes.count + 2) / 3 * 4
      var words: [String] = []
      var word: [UInt8] = []
      for unit in units(text, capacity: isQuoted ? room / 3 : room / 4 * 3) {
        if !word.isEmpty, size(word + unit, isQuoted) > room {
          words.append(encoded(word, isQuoted))
          word = []
        }
        word += unit
      }
      if !word.isEmpty { words.append(encoded(word, isQuoted)) }
      return words
    }

    /// Characters as a reader sees them, or where one has too many parts for a word, those.
    private static func units(_ text: String, capacity: Int) -> [[UInt8]] {
      text.flatMap { character -> [[UInt8]] in
        let bytes = Array(character.utf8)
        guard bytes.count > capacity else { return [bytes] }
        return character.unicodeScalars.map { Array(String($0).utf8) }
      }
    }

    private static func size(_ bytes: [UInt8], _ isQuoted: Bool) -> Int {
      isQuoted ? bytes.reduce(0) { $0 + (isPlain($1) ? 1 : 3) } : (bytes.count + 2) / 3 * 4
    }

    private static func encoded(_ bytes: [UInt8], _ isQuoted: Bool) -> String {
      guard isQuoted else { return "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }
      var text = "=?utf-8?Q?"
      for byte in bytes {
        switch byte {
        case UInt8(ascii: " "): text += "_"
        case let byte where isPlain(byte): text.unicodeScalars.append(Unicode.Scalar(byte))
        default: text += "=" + byte.hexadecimal
        }
      }
      return text + "?="
    }

    /// Whether a byte stands as it is, or as `_`, in a name too (RFC 2047, section 5, rule 3).
    private static func isPlain(_ byte: UInt8) -> Bool {
      byte.isLetterOrDigit || " !*+-/".utf8.contains(byte)
    }
  }

  extension UInt8 {
    var isLetterOrDigit: Bool {
      switch self {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }

    /// Two digits, letters large.
    var hexadecimal: String {
      let digits = Array("0123456789ABCDEF")
      return "\(digits[Int(self >> 4)])\(digits[Int(self & 15)])"
    }
  }
#endif
