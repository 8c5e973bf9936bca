#if HTTP
  /// The host of a URL: a name that is to be resolved, or an address.
  enum URLHost: Hashable, Sendable {
    /// In lower case, without a dot at its end.
    case name(String)
    case address(IPAddress)

    /// Reads a host as a URL writes it, an IPv6 address in brackets; what programs could read in two ways is refused.
    init(_ text: String) throws(OutboundError) {
      guard !text.isEmpty else { throw .unusable("it has no host; write one such as 'https://example.com/hook'") }
      guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
        throw .unusable("its host is not ASCII; write the name in punycode, as 'xn--bcher-kva.example'")
      }
      if text.utf8.first == UInt8(ascii: "[") {
        self = .address(try Self.bracketed(text))
        return
      }
      let lower = text.lowercased()
      if let address = IPv4Notation(lower) {
        let canonical = IPAddress(.v4(address.bits))
        guard address.isCanonical else {
          throw .forbidden(host: canonical.description, reason: Self.reason(canonical))
        }
        self = .address(canonical)
        return
      }
      self = .name(try Self.checkedName(lower))
    }

    private static func bracketed(_ text: String) throws(OutboundError) -> IPAddress {
      let inner = String(text.dropFirst().dropLast())
      guard text.utf8.last == UInt8(ascii: "]") else { throw .unusable("its host has a '[' that no ']' closes") }
      guard !inner.utf8.contains(UInt8(ascii: "%")) else {
        throw .unusable("its host names a network interface after '%'; leave that out")
      }
      guard let (high, low) = IPv6Notation.bits(of: inner) else {
        throw .unusable("its host is no IPv6 address; write one as '[2001:4860:4860::8888]'")
      }
      return IPAddress(.v6(high, low))
    }

    private static func reason(_ address: IPAddress) -> String {
      let range = SpecialRange.range(of: address)
      let what = range.map { "it is \($0.name), and " } ?? ""
      return what + "the URL writes it in a way that programs read differently; write '\(address)'"
    }

    private static func checkedName(_ lower: String) throws(OutboundError) -> String {
      let name = lower.utf8.last == UInt8(ascii: ".") ? String(lower.dropLast()) : lower
      let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard name.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.count) }) else {
        throw .unusable("its host is no name; the parts between dots have 1 to 63 characters, all together 253")
      }
      let isPlain = labels.joined().allSatisfy {
        $0.isLetter || $0.isDecimalDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
      guard isPlain else {
        throw .unusable("its host holds other characters than letters, digits, '-', '_' and '.'; write them out")
      }
      guard !IPv4Notation.endsInNumber(name) else {
        throw .unusable("its host ends in a number and yet is no IPv4 address; write four numbers from 0 to 255")
      }
      return name
    }
  }

  extension URLHost: CustomStringConvertible {
    /// As a URL writes it.
    var description: String {
      switch self {
      case .name(let name): name
      case .address(let address):
        if case .v6 = address.bits { "[\(address)]" } else { address.description }
      }
    }
  }
#endif
