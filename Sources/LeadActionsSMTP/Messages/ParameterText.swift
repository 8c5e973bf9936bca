#if SMTP
  /// A parameter of a header with a structure, such as a file's name, in pieces (RFC 2231).
  enum ParameterText {
    /// The most bytes of a value.
    static let limit = 1_000
    private static let pieceLength = 50

    /// - Parameter value: Without control characters.
    static func pieces(_ name: String, _ value: String) -> [String] {
      let isPrintable = value.utf8.allSatisfy { (32...126).contains($0) }
      if isPrintable, value.utf8.count <= pieceLength, !value.contains("=?") {
        return ["\(name)=\(value.asQuotedString)"]
      }
      var parts: [String] = []
      var part = "utf-8''"
      for scalar in value.unicodeScalars {
        let unit = encoded(scalar)
        if part.utf8.count + unit.utf8.count > pieceLength {
          parts.append(part)
          part = ""
        }
        part += unit
      }
      parts.append(part)
      if parts.count == 1 { return ["\(name)*=\(parts[0])"] }
      return parts.enumerated().map { index, part in
        "\(name)*\(index)*=\(part)\(index == parts.count - 1 ? "" : ";")"
      }
    }

    private static func encoded(_ scalar: Unicode.Scalar) -> String {
      String(scalar).utf8.reduce(into: "") { text, byte in
        if byte.isLetterOrDigit || "-._".utf8.contains(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          text += "%" + byte.hexadecimal
        }
      }
    }
  }
#endif
