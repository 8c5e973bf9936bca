/// The addresses and numbers that a transport can make something of.
enum UsableAddress {
  /// An email address of one line with one `@` between two parts, or nothing.
  static func email(_ text: String?) -> String? {
    guard let trimmed = text?.trimmed.nonEmpty, trimmed.utf8.count <= 254 else { return nil }
    let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let forbidden: Set<Character> = ["<", ">", ",", ";", ":", "\"", "(", ")", "[", "]", "\\"]
    guard trimmed.allSatisfy({ !$0.isWhitespace && !$0.isControl && !forbidden.contains($0) }) else { return nil }
    return trimmed
  }

  /// A telephone number of at least five digits without letters, or nothing.
  static func number(_ text: String?) -> String? {
    guard let trimmed = text?.trimmed.nonEmpty, trimmed.utf8.count <= 40 else { return nil }
    guard trimmed.allSatisfy({ $0.isWholeNumber || "+-() ./".contains($0) }),
      trimmed.count(where: \.isWholeNumber) >= 5
    else { return nil }
    return trimmed
  }
}
