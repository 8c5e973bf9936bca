#if SMTP
  /// Bytes of text in lines of printable ASCII (RFC 2045, section 6.7).
  ///
  /// Beyond the standard no line begins with a dot or with `From `, so that servers which handle those badly have nothing
  /// to handle.
  package enum QuotedPrintable {
    static let lineLength = 76

    /// - Parameter text: Its lines end with `\n`.
    package static func encoded(_ text: String) -> [UInt8] {
      var output: [UInt8] = []
      for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      {
        if index > 0 { output += "\r\n".utf8 }
        append(line, to: &output)
      }
      return output
    }

    /// How long text comes out, roughly.
    static func size(_ text: String) -> Int {
      text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 2 : isPlain($1) ? 1 : 3) }
    }

    private static func append(_ line: Substring.UTF8View, to output: inout [UInt8]) {
      var length = 0
      var position = line.startIndex
      while position < line.endIndex {
        let byte = line[position]
        let next = line.index(after: position)
        let isLast = next == line.endIndex
        let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        var isEncoded = !isPlain(byte) || (isSpace && isLast)
        let width = isEncoded ? 3 : 1
        // A line that goes on needs a place for its `=`.
        if length + width > (isLast ? lineLength : lineLength - 1) {
          output += "=\r\n".utf8
          length = 0
        }
        if length == 0,
          byte == UInt8(ascii: ".") || (byte == UInt8(ascii: "F") && line[position...].starts(with: "From ".utf8))
        {
          isEncoded = true
        }
        if isEncoded {
          output += "=\(byte.hexadecimal)".utf8
          length += 3
        } else {
          output.append(byte)
          length += 1
        }
        position = next
      }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
      (32...126).contains(byte) && byte != UInt8(ascii: "=") || byte == UInt8(ascii: "\t")
    }
  }
#endif
