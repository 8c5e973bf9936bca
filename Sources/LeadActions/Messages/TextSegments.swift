/// How a text message is cut into the segments that networks carry and providers bill.
///
/// A text all of whose characters stand in the GSM 7-bit default alphabet or its extension table (3GPP TS 23.038) has 160
/// septets in one segment and 153 in each of several; a character of the extension table takes two. Any other text is sent
/// as UCS-2: 70 UTF-16 units in one segment, 67 in each of several. Neither an extended character nor a surrogate pair is
/// parted, so that a segment may stay one short.
public struct TextSegments: Hashable, Sendable {
  @nonexhaustive
  public enum Alphabet: Hashable, Sendable {
    case gsm7
    case ucs2
  }

  public let alphabet: Alphabet
  /// The septets or UTF-16 units of the whole text.
  public let units: Int
  /// The segments; an empty text takes one.
  public let count: Int

  public init(of text: String) {
    let scalars = text.unicodeScalars
    alphabet = scalars.allSatisfy { GSMAlphabet.septets($0) != nil } ? .gsm7 : .ucs2
    let (single, several) = alphabet == .gsm7 ? (160, 153) : (70, 67)
    var units = 0
    var parts = 1
    var filled = 0
    for scalar in scalars {
      let size = alphabet == .gsm7 ? GSMAlphabet.septets(scalar) ?? 1 : UTF16.width(scalar)
      units += size
      if filled + size > several {
        parts += 1
        filled = 0
      }
      filled += size
    }
    self.units = units
    count = units <= single ? 1 : parts
  }
}

/// The GSM 7-bit default alphabet and its extension table.
enum GSMAlphabet {
  /// The septets that a character takes; none where it is in neither table.
  static func septets(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", " ": 1
    case _ where basic.contains(scalar): 1
    case _ where extended.contains(scalar): 2
    default: nil
    }
  }

  private static let basic = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà".unicodeScalars)
  private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)
}
