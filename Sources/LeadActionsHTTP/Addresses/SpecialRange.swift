#if HTTP
  /// A range of addresses that is not the public internet.
  struct SpecialRange: Hashable, Sendable {
    /// What the range is, as errors say it: "a loopback address".
    let name: String
    let start: IPAddress
    /// How many of the first bits make the range.
    let length: UInt64
    /// Whether a host that was permitted by its name may lie in it, as a server of one's own network does.
    var isOwnNetwork = false

    init(_ start: String, _ length: UInt64, _ name: String, ownNetwork: Bool = false) {
      // A slip in the table makes a range that holds everything, which no test overlooks.
      self.start = IPAddress(start) ?? IPAddress(.v4(0))
      self.length = IPAddress(start) == nil ? 0 : length
      self.name = name
      isOwnNetwork = ownNetwork
    }

    func contains(_ address: IPAddress) -> Bool {
      switch (start.bits, address.bits) {
      case (.v4(let start), .v4(let bits)): (start ^ bits) >> (32 - length) == 0
      case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
        length <= 64
          ? (high ^ otherHigh) >> (64 - length) == 0 : high == otherHigh && (low ^ otherLow) >> (128 - length) == 0
      default: false
      }
    }
  }

  extension SpecialRange {
    /// The range that an address lies in; none where it is public.
    ///
    /// An IPv4 address within one of version 6, mapped or behind the well-known NAT64 prefix, is judged as itself.
    static func range(of address: IPAddress) -> SpecialRange? {
      switch address.bits {
      case .v4: return v4.first { $0.contains(address) }
      case .v6(let high, let low):
        if high == 0, low >> 32 == 0xffff { return range(of: IPAddress(.v4(UInt32(truncatingIfNeeded: low)))) }
        if high == 0x0064_ff9b_0000_0000, low >> 32 == 0 {
          return range(of: IPAddress(.v4(UInt32(truncatingIfNeeded: low))))
        }
        return v6.first { $0.contains(address) } ?? (high >> 61 == 1 ? nil : reserved)
      }
    }

    private static let reserved = SpecialRange("::", 0, "a reserved address")

    private static let metadata = "an address where a cloud keeps credentials"

    /// The IANA registry of special-purpose IPv4 addresses, multicast, an address of one cloud that only looks public, and one
    /// where a cloud keeps credentials, before the range that it lies in.
    static let v4 = [
      SpecialRange("0.0.0.0", 8, "an address of this host"),
      SpecialRange("10.0.0.0", 8, "a private address", ownNetwork: true),
      SpecialRange("100.100.100.200", 32, metadata),
      SpecialRange("100.64.0.0", 10, "a shared address of a provider's network", ownNetwork: true),
      SpecialRange("127.0.0.0", 8, "a loopback address", ownNetwork: true),
      SpecialRange("169.254.0.0", 16, "a link-local address, where clouds keep credentials"),
      SpecialRange("172.16.0.0", 12, "a private address", ownNetwork: true),
      SpecialRange("192.0.0.0", 24, "an address of protocols"),
      SpecialRange("192.0.2.0", 24, "an address for documentation"),
      SpecialRange("192.88.99.0", 24, "an address of 6to4 relays"),
      SpecialRange("192.168.0.0", 16, "a private address", ownNetwork: true),
      SpecialRange("198.18.0.0", 15, "an address for benchmarks", ownNetwork: true),
      SpecialRange("198.51.100.0", 24, "an address for documentation"),
      SpecialRange("203.0.113.0", 24, "an address for documentation"),
      SpecialRange("168.63.129.16", 32, "an address of a cloud's own machinery"),
      SpecialRange("224.0.0.0", 4, "a multicast address"),
      SpecialRange("240.0.0.0", 4, "a reserved address"),
    ]

    /// The IANA registry of special-purpose IPv6 addresses, and before their range those where clouds keep credentials; what lies outside 2000::/3 is reserved beside.
    static let v6 = [
      SpecialRange("::", 128, "an address of this host"),
      SpecialRange("::1", 128, "a loopback address", ownNetwork: true),
      SpecialRange("::", 96, "an IPv4-compatible address"),
      SpecialRange("::ffff:0:0:0", 96, "an IPv4-translated address"),
      SpecialRange("64:ff9b:1::", 48, "an address of a NAT64 of one network"),
      SpecialRange("100::", 64, "an address that is thrown away"),
      SpecialRange("2001::", 32, "a Teredo address"),
      SpecialRange("2001::", 23, "an address of protocols"),
      SpecialRange("2001:db8::", 32, "an address for documentation"),
      SpecialRange("2002::", 16, "a 6to4 address"),
      SpecialRange("3fff::", 20, "an address for documentation"),
      SpecialRange("fd00:ec2::254", 128, metadata),
      SpecialRange("fd20:ce::254", 128, metadata),
      SpecialRange("fc00::", 7, "a private address", ownNetwork: true),
      SpecialRange("fe80::", 10, "a link-local address, where clouds keep credentials"),
      SpecialRange("fec0::", 10, "a site-local address"),
      SpecialRange("ff00::", 8, "a multicast address"),
    ]
  }
#endif
