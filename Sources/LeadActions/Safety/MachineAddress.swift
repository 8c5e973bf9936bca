/// Email addresses that only machines read: a mail system's own, and those that take no replies.
package enum MachineAddress {
  /// Whether the part before the `@` is `mailer-daemon`, `postmaster`, `bounce` or a form of `no-reply`, alone or with
  /// something behind or before it (`no-reply+42`, `billing-noreply`, `bounces-list`).
  package static func includes(_ address: String) -> Bool {
    guard let at = address.lastIndex(of: "@") else { return false }
    let words = address[..<at].lowercased().split { "+-._=".contains($0) }.prefix(Self.most).map(withoutNumber)
    guard let first = words.first else { return false }
    if Self.firstWords.contains(first) { return true }
    return words.indices.contains { start in
      (start + 1...min(start + 3, words.count)).contains { forms.contains(words[start..<$0].joined()) }
    }
  }

  /// More words than the 64 bytes before an address's `@` can hold; a stranger may write anything.
  private static let most = 50
  private static let firstWords: Set<Substring> = ["postmaster", "bounce", "bounces"]
  private static let forms: Set<String> = ["mailerdaemon", "noreply", "donotreply"]

  private static func withoutNumber(_ word: Substring) -> Substring {
    var word = word
    while word.utf8.last?.isDigit == true { word.removeLast() }
    return word
  }
}
