#if SMTP
  /// A status as servers put it behind the reply's code, such as `5.1.1` (RFC 3463).
  package struct EnhancedStatus: Hashable, Sendable {
    package let kind: Int
    package let subject: Int
    package let detail: Int

    package init(_ kind: Int, _ subject: Int, _ detail: Int) {
      self.kind = kind
      self.subject = subject
      self.detail = detail
    }

    /// Reads the first word of a reply's text.
    init?(_ text: Substring) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }),
        let kind = Int(parts[0]), let subject = Int(parts[1]), let detail = Int(parts[2]), [2, 4, 5].contains(kind)
      else { return nil }
      self.init(kind, subject, detail)
    }
  }

  extension EnhancedStatus: CustomStringConvertible {
    package var description: String { "\(kind).\(subject).\(detail)" }
  }

  extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  }
#endif
