#if SMTP
  /// An email's bytes as they go over the wire.
  package enum WireContent {
    /// The line that ends it.
    package static let end = Array(".\r\n".utf8)

    /// Every line end CRLF, the last one too, and dots that begin a line doubled (RFC 5321, section 4.5.2): nothing in an
    /// email can end it, whatever a server takes for a line.
    package static func of(_ bytes: [UInt8]) -> [UInt8] {
      let (cr, lf, dot) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "."))
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 64 + 2)
      var atLineStart = true
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == cr || byte == lf {
          if byte == cr, index < bytes.count, bytes[index] == lf { index += 1 }
          output.append(cr)
          output.append(lf)
          atLineStart = true
          continue
        }
        if atLineStart, byte == dot { output.append(dot) }
        output.append(byte)
        atLineStart = false
      }
      if !atLineStart {
        output.append(cr)
        output.append(lf)
      }
      return output
    }
  }
#endif
