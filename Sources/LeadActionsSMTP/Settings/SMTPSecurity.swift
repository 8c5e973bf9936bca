#if SMTP
  /// How a connection to a mail server is encrypted.
  ///
  /// There is no way between: what is to be encrypted is not sent at all where that fails.
  @nonexhaustive
  public enum SMTPSecurity: Hashable, Sendable {
    /// From the first byte, usually on port 465.
    case tls
    /// From the command STARTTLS on, usually on port 587; a server that does not offer it gets nothing.
    case startTLS
    /// Not at all: for a server on the same machine. A password goes over it only where that is allowed here.
    case unencrypted(allowsLogin: Bool = false)
  }

  extension SMTPSecurity {
    /// The port where servers usually expect it.
    public var usualPort: Int {
      switch self {
      case .tls: 465
      case .startTLS: 587
      case .unencrypted: 25
      }
    }
  }
#endif
