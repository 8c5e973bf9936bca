#if HTTP
  import LeadActions

  /// The address of whom an email goes to, which consent and suppression were asked for: that one, and no other beside.
  struct RecipientAddress {
    let text: String

    /// Fails for what is no address of one line, with one `@` between two parts.
    init?(_ text: String) {
      // By scalars, as providers read it: with an accent behind it a `,` is another character, and parts a list all the
      // same.
      let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
      guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      let isPlain = text.unicodeScalars.allSatisfy { scalar in
        !scalar.endsHeaderLine && !scalar.properties.isWhitespace
          && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
      }
      guard isPlain, InternationalDomain.ascii(String(parts[1])) != nil else { return nil }
      self.text = text
    }
  }

  extension Unicode.Scalar {
    /// Whether it is a control character or parts lines, whatever a provider makes of it in a header.
    var endsHeaderLine: Bool {
      value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
    }
  }
#endif
