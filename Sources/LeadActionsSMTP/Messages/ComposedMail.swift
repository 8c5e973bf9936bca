#if SMTP
  /// An email to the byte, with its envelope.
  package struct ComposedMail: Hashable, Sendable {
    package let sender: SMTPAddress
    package let recipient: SMTPAddress
    /// Headers and content; every line ends with CRLF, and dots are not yet doubled.
    package let bytes: [UInt8]
    package let messageID: String
    /// Whether an address in its envelope or headers has letters beyond ASCII before its `@`.
    package let needsSMTPUTF8: Bool
  }
#endif
