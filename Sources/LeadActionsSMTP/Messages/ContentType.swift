#if SMTP
  /// The content type of an attachment, read strictly, in pieces (RFC 2045, section 5.1).
  struct ContentType: Hashable, Sendable {
    let pieces: [String]

    /// Fails for what is no type and subtype with parameters. Types that would have to be read as emails, or as several
    /// parts, are sent as plain bytes.
    init?(_ text: String) {
      guard text.utf8.count <= 200 else { return nil }
      var rest = Substring(text)
      guard let type = Self.token(&rest), Self.take("/", &rest), let subtype = Self.token(&rest) else { return nil }
      var pieces: [String] = []
      var last = "\(type)/\(subtype)"
      Self.skipSpaces(&rest)
      while Self.take(";", &rest) {
        Self.skipSpaces(&rest)
        if rest.isEmpty { break }
        guard let name = Self.token(&rest), Self.take("=", &rest),
          let value = Self.token(&rest) ?? Self.quotedString(&rest)
        else { return nil }
        // The file's name is the attachment's, and is written as such.
        if name.lowercased() != "name" {
          pieces.append(last + ";")
          last = "\(name)=\(value.asQuotedString)"
        }
        Self.skipSpaces(&rest)
      }
      guard rest.isEmpty else { return nil }
      let isComposite = ["multipart", "message"].contains(type.lowercased())
      self.pieces = isComposite ? ["application/octet-stream"] : pieces + [last]
    }

    private static func take(_ character: Character, _ rest: inout Substring) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    private static func skipSpaces(_ rest: inout Substring) { rest = rest.drop { $0 == " " } }

    private static func token(_ rest: inout Substring) -> String? {
      let token = rest.prefix { character in
        guard let byte = character.asciiValue else { return false }
        return byte.isLetterOrDigit || "!#$%&'*+-.^_`{|}~".utf8.contains(byte)
      }
      rest = rest[token.endIndex...]
      return token.isEmpty ? nil : String(token)
    }

    private static func quotedString(_ rest: inout Substring) -> String? {
      guard take("\"", &rest) else { return nil }
      var value = ""
      while let character = rest.popFirst() {
        switch character {
        case "\"": return value
        case "\\":
          guard let next = rest.popFirst(), isPrintable(next) else { return nil }
          value.append(next)
        case let character where isPrintable(character): value.append(character)
        default: return nil
        }
      }
      return nil
    }

    private static func isPrintable(_ character: Character) -> Bool {
      character.unicodeScalars.allSatisfy { (32...126).contains($0.value) }
    }
  }
#endif
