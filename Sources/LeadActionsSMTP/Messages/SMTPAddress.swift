#if SMTP
  import LeadActions

  /// An email address that can stand in an envelope and in a header.
  ///
  /// An international domain, such as `müller.example`, is written in the form that every server takes
  /// (`xn--mller-kva.example`); the part before the `@` stays as it is.
  public struct SMTPAddress: Hashable, Sendable {
    /// As it was given.
    public let text: String
    /// As it is sent.
    public let sent: String

    /// Fails for what is no address of one line, with one `@` between two parts.
    public init?(_ text: String) {
      // By scalars, as servers read it: with an accent behind it an `@` is another character, and still an `@` to them.
      let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
      guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      let isPlain = text.unicodeScalars.allSatisfy { scalar in
        scalar.value > 32 && !scalar.isControlOrSeparator && !scalar.properties.isWhitespace
          && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
      }
      guard isPlain, let domain = InternationalDomain.ascii(String(parts[1])) else { return nil }
      self.text = text
      sent = "\(Self.quoted(Substring(parts[0])))@\(domain)"
      guard sent.utf8.count <= 320 else { return nil }
    }

    /// Whether only a server that offers SMTPUTF8 can take it.
    public var needsSMTPUTF8: Bool { !sent.utf8.allSatisfy { $0 < 128 } }

    /// Addresses with dots where the standard has none, as some providers gave them out, stand in quotes.
    private static func quoted(_ local: Substring) -> String {
      let atoms = local.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
      return atoms.contains { $0.isEmpty } ? "\"\(local)\"" : String(local)
    }
  }

  extension SMTPAddress: CustomStringConvertible {
    public var description: String { text }
  }
#endif
