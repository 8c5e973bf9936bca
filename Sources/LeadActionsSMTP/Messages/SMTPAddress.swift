#if SMTP
  /// An email address that can stand in an envelope and in a header.
  public struct SMTPAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Fails for what is no address of one line, with one `@` between two parts.
    public init?(_ text: String) {
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      let isPlain = text.unicodeScalars.allSatisfy { scalar in
        scalar.value > 32 && scalar.value != 127 && !scalar.properties.isWhitespace
          && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
      }
      guard isPlain else { return nil }
      self.text = text
    }

    public var description: String { text }
  }
#endif
