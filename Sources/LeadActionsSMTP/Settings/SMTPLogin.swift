#if SMTP
  /// The account at a mail server.
  public struct SMTPLogin: Sendable {
    public var user: String
    public var password: SMTPPassword

    public init(_ user: String, password: SMTPPassword) {
      self.user = user
      self.password = password
    }
  }

  extension SMTPLogin: CustomStringConvertible, CustomReflectable {
    public var description: String { "a login" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif
