#if HTTP
  /// Reads and writes IPv6 addresses.
  enum IPv6Notation {
    /// The bits of an address in any of the forms of RFC 4291; without brackets and without a zone.
    static func bits(of text: String) -> (UInt64, UInt64)? {
      guard text.utf8.count <= 45, text.utf8.contains(UInt8(ascii: ":")) else { return nil }
      var head: [UInt16] = []
      var tail: [UInt16] = []
      var isShortened = false
      var rest = text.utf8[...]
      if rest.starts(with: "::".utf8) {
        isShortened = true
        rest = rest.dropFirst(2)
        if rest.isEmpty { return (0, 0) }
      }
      while true {
        let part = rest.prefix { $0 != UInt8(ascii: ":") }
        rest = rest.dropFirst(part.count)
        guard let groups = groups(part, isLast: rest.isEmpty) else { return nil }
        if isShortened { tail += groups } else { head += groups }
        if rest.isEmpty { break }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: ":") {
          guard !isShortened else { return nil }
          isShortened = true
          rest = rest.dropFirst()
          if rest.isEmpty { break }
        }
      }
      let count = head.count + tail.count
      guard isShortened ? count < 8 : count == 8 else { return nil }
      let all = head + Array(repeating: 0, count: 8 - count) + tail
      return (
        all[..<4].reduce(0) { $0 << 16 | UInt64($1) }, all[4...].reduce(0) { $0 << 16 | UInt64($1) }
      )
    }

    private static func groups(_ part: Substring.UTF8View, isLast: Bool) -> [UInt16]? {
      if isLast, part.contains(UInt8(ascii: ".")) {
        guard let address = IPv4Notation(String(Substring(part))), address.isCanonical else { return nil }
        return [UInt16(address.bits >> 16), UInt16(truncatingIfNeeded: address.bits)]
      }
      guard (1...4).contains(part.count) else { return nil }
      var group: UInt64 = 0
      for byte in part {
        guard let digit = byte.hexadecimalValue else { return nil }
        group = group << 4 | digit
      }
      return [UInt16(group)]
    }

    /// As RFC 5952 writes it: lower case, the longest run of two zeros or more shortened.
    static func text(_ high: UInt64, _ low: UInt64) -> String {
      let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> $0) } }
      var longest = 0..<0
      var start = 0
      for index in 0...8 where index == 8 || groups[index] != 0 {
        if index - start > max(1, longest.count) { longest = start..<index }
        start = index + 1
      }
      func joined(_ groups: ArraySlice<UInt16>) -> String {
        groups.map { String($0, radix: 16) }.joined(separator: ":")
      }
      if longest.isEmpty { return joined(groups[...]) }
      return joined(groups[..<longest.lowerBound]) + "::" + joined(groups[longest.upperBound...])
    }
  }
#endif
