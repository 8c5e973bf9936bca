#if HTTP
  /// A text that programs take for an IPv4 address: one to four numbers, decimal, octal or hexadecimal, with a dot at the
  /// end or without.
  ///
  /// C libraries and browsers read `127.1`, `2130706433`, `0177.0.0.1` and `0x7f.1` as loopback.
  struct IPv4Notation: Hashable {
    let bits: UInt32
    /// Whether it is written as four decimal numbers without needless zeros, which everybody reads alike.
    let isCanonical: Bool

    init?(_ text: String) {
      var parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
      guard (1...4).contains(parts.count) else { return nil }
      var bits: UInt64 = 0
      for (index, part) in parts.enumerated() {
        guard let number = Self.number(part) else { return nil }
        // The last number fills all the bytes that are left.
        let width = index == parts.count - 1 ? 8 * UInt64(4 - index) : 8
        guard number < 1 << width else { return nil }
        bits = bits << width | number
      }
      self.bits = UInt32(bits)
      isCanonical =
        parts.count == 4 && text.utf8.last != UInt8(ascii: ".")
        && parts.allSatisfy { $0.count == 1 || $0.first != UInt8(ascii: "0") }
    }

    /// Whether the last part of a name is a number, so that the whole must be an address or nothing.
    static func endsInNumber(_ host: String) -> Bool {
      let labels = host.utf8.split(separator: UInt8(ascii: "."))
      guard let last = labels.last else { return false }
      return last.allSatisfy(\.isDecimalDigit)
        || hexadecimalDigits(last)?.allSatisfy { $0.hexadecimalValue != nil } == true
    }

    /// What follows `0x`; none where nothing begins so.
    private static func hexadecimalDigits(_ text: Substring.UTF8View) -> Substring.UTF8View? {
      guard text.first == UInt8(ascii: "0"), let mark = text.dropFirst().first else { return nil }
      return mark == UInt8(ascii: "x") || mark == UInt8(ascii: "X") ? text.dropFirst(2) : nil
    }

    private static func number(_ text: Substring.UTF8View) -> UInt64? {
      guard let first = text.first, first.isDecimalDigit else { return nil }
      if let rest = hexadecimalDigits(text) { return digits(rest, radix: 16) }
      return first == UInt8(ascii: "0") ? digits(text.dropFirst(), radix: 8) : digits(text, radix: 10)
    }

    /// However many digits there are: zeros before a number change nothing.
    private static func digits(_ text: Substring.UTF8View, radix: UInt64) -> UInt64? {
      var number: UInt64 = 0
      for byte in text {
        guard let digit = byte.hexadecimalValue, digit < radix else { return nil }
        number = number * radix + digit
        guard number < 1 << 32 else { return nil }
      }
      return number
    }
  }

  extension UInt8 {
    var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    var hexadecimalValue: UInt64? {
      switch self {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(self - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(self - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(self - UInt8(ascii: "A") + 10)
      default: nil
      }
    }
  }
#endif
