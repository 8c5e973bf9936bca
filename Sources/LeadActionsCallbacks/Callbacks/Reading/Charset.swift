#if Callbacks
  import Foundation

  /// Text in the charsets that people's mail programs still write, by the names that mail has for them.
  enum Charset {
    /// The most bytes that are read in a charset other than UTF-8 and the western ones; of a reply less is kept.
    private static let limit = 100_000

    /// The text of bytes. Where the charset is not known here, or they are not of it, they are read as UTF-8 if they are
    /// that, and as western text otherwise.
    static func text(_ bytes: [UInt8], in name: String) -> String {
      let name = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      switch name {
      case "utf8", "": return String(decoding: bytes, as: UTF8.self)
      // Mail programs write Windows-1252 under the names of its subsets, and browsers read them so (WHATWG Encoding).
      case "windows1252", "cp1252", "iso88591", "latin1", "usascii", "ascii": return western(bytes)
      default:
        let known = numbers[name].flatMap { number in
          // Foundation's number of an encoding of Core Foundation's. What is cut may end within a character.
          (0..<(bytes.count > limit ? 4 : 1)).lazy.compactMap { cut in
            String(bytes: bytes.prefix(limit - cut), encoding: String.Encoding(rawValue: 0x8000_0000 | number))
          }.first
        }
        return known ?? String(validating: bytes, as: UTF8.self) ?? western(bytes)
      }
    }

    /// Windows-1252, in which every byte is a character.
    private static func western(_ bytes: [UInt8]) -> String {
      var scalars = String.UnicodeScalarView()
      for byte in bytes {
        let isSpecial = (0x80..<0xA0).contains(byte)
        scalars.append(isSpecial ? specials[Int(byte) - 0x80] : Unicode.Scalar(byte))
      }
      return String(scalars)
    }

    /// From 0x80 on; the five that are not taken stand for themselves.
    private static let specials = Array(
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    /// Core Foundation's numbers of encodings, by names without signs.
    private static let numbers: [String: UInt] = [
      "iso88592": 0x202, "iso88593": 0x203, "iso88594": 0x204, "iso88595": 0x205, "iso88596": 0x206, "iso88597": 0x207,
      "iso88598": 0x208, "iso88598i": 0x208, "iso88599": 0x209, "iso885910": 0x20A, "iso885911": 0x20B,
      "iso885913": 0x20D, "iso885914": 0x20E, "iso885915": 0x20F, "iso885916": 0x210,
      "windows874": 0x41D, "tis620": 0x41D, "windows1250": 0x501, "windows1251": 0x502, "windows1253": 0x503,
      "windows1254": 0x504, "windows1255": 0x505, "windows1256": 0x506, "windows1257": 0x507, "windows1258": 0x508,
      "koi8r": 0xA02, "koi8u": 0xA08, "big5": 0xA03, "gb2312": 0x632, "gbk": 0x632, "gb18030": 0x632, "euckr": 0x422,
      "ksc56011987": 0x422, "eucjp": 0x920, "iso2022jp": 0x820, "shiftjis": 0x420, "windows31j": 0x420,
    ]
  }
#endif
