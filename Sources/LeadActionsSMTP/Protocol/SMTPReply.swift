#if SMTP
  /// A server's reply to a command.
  package struct SMTPReply: Hashable, Sendable {
    /// From 200 to 599.
    package let code: Int
    /// The text of each line, without the code.
    package var lines: [String]

    package init(_ code: Int, _ lines: String...) { self.init(code, lines) }

    package init(_ code: Int, _ lines: [String]) {
      self.code = code
      self.lines = lines
    }

    package var isPositive: Bool { code < 300 }
    /// The server wants more, such as the email after DATA.
    package var isHalfway: Bool { (300..<400).contains(code) }
    /// The server closes the connection after it.
    package var isClosing: Bool { code == 421 }

    package var status: EnhancedStatus? {
      lines.first.flatMap { EnhancedStatus($0.prefix { $0 != " " }) }
    }
  }

  extension SMTPReply: CustomStringConvertible {
    /// On one line, cut where it grows long.
    package var description: String {
      let words = ["\(code)"] + lines.prefix(10).map(\.onOneLine).filter { !$0.isEmpty }
      let text = words.joined(separator: " ")
      return text.count <= 300 ? text : text.prefix(300) + "…"
    }
  }
#endif
