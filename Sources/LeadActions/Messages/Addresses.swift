/// What can be written to: an address or number that a transport can make something of.
enum Addresses {
  /// An email address of one line with one `@` between two parts, or nothing.
  static func email(_ text: String?) -> String? {
    guard let trimmed = trimmed(text), trimmed.utf8.count <= 254 else { return nil }
    let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let forbidden: Set<Character> = ["<", ">", ",", ";", ":", "\"", "(", ")", "[", "]", "\\"]
    guard trimmed.allSatisfy({ !$0.isWhitespace && !$0.isControl && !forbidden.contains($0) }) else { return nil }
    return trimmed
  }

  /// A telephone number of at least five digits without letters, or nothing.
  static func number(_ text: String?) -> String? {
    guard let trimmed = trimmed(text), trimmed.utf8.count <= 40 else { return nil }
    guard trimmed.allSatisfy({ $0.isWholeNumber || "+-() ./".contains($0) }),
      trimmed.count(where: \.isWholeNumber) >= 5
    else { return nil }
    return trimmed
  }

  private static func trimmed(_ text: String?) -> String? {
    guard let text else { return nil }
    let start = text.drop(while: \.isWhitespace)
    let end = start.reversed().drop(while: \.isWhitespace).count
    return end == 0 ? nil : String(start.prefix(end))
  }
}

extension Character {
  var isControl: Bool {
    unicodeScalars.contains { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
    }
  }
}

extension String {
  /// The text on one line, each run of control characters and line separators become one space.
  var onOneLine: String {
    // Most texts are plain: printable ASCII stays as it is.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    return String(decoding: TemplateSingleLine.joined(Array(utf8)), as: UTF8.self)
  }
}
