#if Callbacks
  /// Senders of email that are machines by their address: a mail system's own, and those that take no replies.
  enum MailMachine {
    /// Whether the part before the `@` is `mailer-daemon`, `postmaster`, `bounce` or a form of `no-reply`, alone or with
    /// something behind or before it, as the loop guard has it of those that are written to.
    static func sends(from address: String) -> Bool {
      guard let at = address.lastIndex(of: "@") else { return false }
      let words = address[..<at].lowercased().split { "+-._=".contains($0) }.prefix(50).map(withoutNumber)
      guard let first = words.first else { return false }
      if firstWords.contains(first) { return true }
      return words.indices.contains { start in
        (start + 1...min(start + 3, words.count)).contains { forms.contains(words[start..<$0].joined()) }
      }
    }

    private static let firstWords: Set<Substring> = ["postmaster", "bounce", "bounces"]
    private static let forms: Set<String> = ["mailerdaemon", "noreply", "donotreply"]

    private static func withoutNumber(_ word: Substring) -> Substring {
      var word = word
      while let last = word.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) { word.removeLast() }
      return word
    }
  }
#endif
