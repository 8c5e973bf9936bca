#if Callbacks
  /// Senders of email that are machines by their address: a mail system's own, and those that take no replies.
  enum MailMachine {
    /// Whether the part before the `@` is `postmaster`, `mailer-daemon`, `bounce` or a form of `no-reply`, alone or with
    /// something behind it that a separator parts from it.
    static func sends(from address: String) -> Bool {
      guard let at = address.lastIndex(of: "@") else { return false }
      let local = address[..<at].lowercased()
      if let first = local.split(whereSeparator: isSeparator).first, firstWords.contains(first) { return true }
      // The separators within a form are left out by some: `no-reply`, `no.reply`, `noreply`.
      let ends = local.indices.filter { isSeparator(local[$0]) } + [local.endIndex]
      return ends.contains { end in forms.contains(local[..<end].filter { !isSeparator($0) }) }
    }

    private static let firstWords: Set<Substring> = ["postmaster", "bounce", "bounces"]
    private static let forms: Set<String> = ["mailerdaemon", "noreply", "donotreply"]

    private static func isSeparator(_ character: Character) -> Bool { "+-._=".contains(character) }
  }
#endif
