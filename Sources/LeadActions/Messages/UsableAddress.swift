/// The addresses and numbers that a transport can make something of.
enum UsableAddress {
  /// An email address of one line with one `@` between two parts, or nothing.
  static func email(_ text: String?) -> String? {
    guard let trimmed = text?.trimmed.nonEmpty, trimmed.utf8.count <= 254 else { return nil }
    // By scalars, as servers read it: with an accent behind it a `,` is another character, and still a `,` to them.
    let scalars = trimmed.unicodeScalars
    let parts = scalars.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let isPlain = scalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && !scalar.isControl && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
    }
    return isPlain ? trimmed : nil
  }

  /// A telephone number of at least five digits without letters, or nothing.
  ///
  /// What was copied from contacts and web pages is given in plain signs: digits, spaces and hyphens of other alphabets as
  /// those of ASCII, and without marks that are not seen.
  static func number(_ text: String?) -> String? {
    guard let trimmed = text?.trimmed.nonEmpty, trimmed.utf8.count <= 100 else { return nil }
    var (plain, digits) = ("", 0)
    for scalar in trimmed.unicodeScalars {
      switch TypedSign(scalar) {
      case .digit(let digit):
        plain += String(digit)
        digits += 1
      case .plus: plain += "+"
      // A transport may put it into a line.
      case .separator where scalar == "\n" || scalar == "\r": return nil
      case .separator(let sign): if let sign { plain.append(sign) }
      case nil: return nil
      }
    }
    return (5...40).contains(digits) ? plain.trimmed : nil
  }
}
