#if SMTP
  /// Text of a header in pieces: as it is where that is safe, and otherwise as encoded words.
  enum HeaderText {
    /// The most characters of a header's text; servers cut whole headers much beyond it.
    static let limit = 2_000

    /// A subject, or other text without a structure.
    static func free(_ text: String) -> [String] {
      let text = cut(text.onOneLine)
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let isPlain = words.allSatisfy { word in
        (1...60).contains(word.utf8.count) && word.utf8.allSatisfy { (33...126).contains($0) } && !word.contains("=?")
      }
      if text.isEmpty { return [] }
      return isPlain ? words : EncodedWords.of(text)
    }

    /// The name of whom an address belongs to.
    static func name(_ text: String) -> [String] {
      let text = cut(text.onOneLine)
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let areAtoms = words.allSatisfy { word in
        (1...60).contains(word.utf8.count) && !word.contains("=?")
          && word.utf8.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
      }
      if text.isEmpty { return [] }
      if areAtoms { return words }
      let isPrintable = text.utf8.count <= 60 && text.utf8.allSatisfy { (32...126).contains($0) }
      if isPrintable, !text.contains("=?") { return [text.asQuotedString] }
      return EncodedWords.of(text)
    }

    /// An address with the name that is shown.
    static func mailbox(_ address: SMTPAddress, name: String?) -> [String] {
      let name = name.map(HeaderText.name) ?? []
      return name.isEmpty ? [address.sent] : name + ["<\(address.sent)>"]
    }

    private static func cut(_ text: String) -> String {
      text.unicodeScalars.count <= limit
        ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
    }
  }

  extension String {
    /// Between quotes, for printable ASCII.
    var asQuotedString: String {
      "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
  }
#endif
