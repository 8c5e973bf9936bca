#if HTTP
  /// An address on the internet, of version 4 or 6; its text is the one canonical form.
  public struct IPAddress: Hashable, Sendable {
    enum Bits: Hashable, Sendable {
      case v4(UInt32)
      case v6(UInt64, UInt64)
    }

    let bits: Bits

    init(_ bits: Bits) { self.bits = bits }

    /// An address of version 4, of four bytes as they stand on the wire; of version 6, of sixteen.
    public init?(bytes: some Collection<UInt8>) {
      switch bytes.count {
      case 4: bits = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
      case 16:
        let high = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        bits = .v6(high, bytes.dropFirst(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
      default: return nil
      }
    }

    /// The address that a text is: four decimal numbers, or version 6 in any of its forms, without brackets and zone.
    public init?(_ text: String) {
      if let address = IPv4Notation(text), address.isCanonical {
        bits = .v4(address.bits)
      } else if let (high, low) = IPv6Notation.bits(of: text) {
        bits = .v6(high, low)
      } else {
        return nil
      }
    }
  }

  extension IPAddress: CustomStringConvertible {
    /// Four decimal numbers, or version 6 as RFC 5952 writes it.
    public var description: String {
      switch bits {
      case .v4(let bits): [24, 16, 8, 0].map { String(bits >> $0 & 255) }.joined(separator: ".")
      case .v6(let high, let low): IPv6Notation.text(high, low)
      }
    }
  }
#endif
