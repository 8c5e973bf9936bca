#if SMTP
  import LeadActions

  /// How a provider that relays emails is given delivery, lead and tenant along, so that its callbacks give them back.
  ///
  /// Each has a header of its own for that. The lead's id goes to the provider, and Mailgun leaves its header in the email.
  @nonexhaustive
  public enum SMTPEcho: Hashable, Sendable {
    /// `X-PM-Metadata-…`. A value has at most 80 characters there, where signs other than letters, digits and `_` are
    /// three each; an email with a longer one goes without all of them.
    case postmark
    /// `X-Mailgun-Variables`
    case mailgun
    /// `X-SMTPAPI`, as unique arguments.
    case sendGrid
  }

  extension SMTPEcho {
    /// The most bytes of a line's piece: an email's line may have 998.
    private static let longest = 900

    /// The headers; none where a value is longer than the provider or a line can hold.
    func fields(of delivery: DeliveryID, lead: LeadID, tenant: TenantName) -> [HeaderField] {
      let values = [
        (EchoText.tenantKey, tenant.rawValue), (EchoText.leadKey, lead.rawValue),
        (EchoText.deliveryKey, delivery.rawValue),
      ]
      switch self {
      case .postmark:
        let plain = values.map { (EchoText.plainKey($0.0), EchoText.plain($0.1)) }
        guard plain.allSatisfy({ (1...80).contains($0.1.utf8.count) }) else { return [] }
        return plain.map { HeaderField("X-PM-Metadata-\($0.0)", $0.1) }
      case .mailgun: return Self.field("X-Mailgun-Variables", values, opening: "{", closing: "}")
      case .sendGrid: return Self.field("X-SMTPAPI", values, opening: "{\"unique_args\": {", closing: "}}")
      }
    }

    /// An object of JSON, which can be folded between its members.
    private static func field(
      _ name: String, _ values: [(String, String)], opening: String, closing: String
    ) -> [HeaderField] {
      let members = values.map { "\"\($0.0)\": \"\(escaped($0.1))\"" }
      guard members.allSatisfy({ $0.utf8.count <= longest }) else { return [] }
      var pieces = members.dropLast().map { $0 + "," } + members.suffix(1).map { $0 + closing }
      pieces[0] = opening + pieces[0]
      return [HeaderField(name, pieces)]
    }

    /// Whatever a header, an encoded word or JSON could take for its own as `\uXXXX`.
    private static func escaped(_ value: String) -> String {
      value.utf16.reduce(into: "") { text, unit in
        if let byte = UInt8(exactly: unit), byte.isLetterOrDigit || "-_.:@/+".utf8.contains(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      }
    }
  }
#endif
