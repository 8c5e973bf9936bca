#if SMTP
  import LeadActions

  /// What an email has from its delivery's id, the same at every attempt: its `Message-ID`, and the boundaries of its parts.
  struct MailMark: Hashable, Sendable {
    /// With its angle brackets.
    let messageID: String
    private let digits: String

    init(_ delivery: DeliveryID, domain: String) {
      let bytes = Array(delivery.rawValue.utf8)
      let digits = Self.digits(bytes)
      self.digits = digits
      // Every id has a name of its own: what may not stand in one is written `%XX`, the `%` included.
      var name = ""
      for byte in bytes.prefix(64) {
        if byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
          name.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          name += "%" + byte.hexadecimal
        }
      }
      if bytes.count > 64 || bytes.isEmpty { name += "%-" + digits }
      messageID = "<\(name)@\(domain)>"
    }

    /// A line that no part can hold: neither quoted-printable nor base64 has `=_`.
    func boundary(_ name: String) -> String { "=_\(name)_\(digits)" }

    /// Two hashes (FNV-1a, 64 bits) of the bytes, forwards and backwards.
    private static func digits(_ bytes: [UInt8]) -> String {
      [bytes, bytes.reversed()].map { bytes in
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
      }.joined()
    }
  }
#endif
