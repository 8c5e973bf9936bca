#if SMTP
  /// A mail server that takes emails: the provider's, the company's, or one on the same machine.
  public struct SMTPServer: Sendable {
    /// Its name, which its certificate must have too, or its IP address.
    public var host: String
    public var port: Int
    public var security: SMTPSecurity
    public var login: SMTPLogin?
    public var roots: SMTPRoots
    /// The name by which this machine greets the server; where there is none, its IP address.
    public var greetingName: String?

    /// - Parameter port: Where there is none, the usual one.
    public init(
      _ host: String, port: Int? = nil, security: SMTPSecurity = .startTLS, login: SMTPLogin? = nil,
      roots: SMTPRoots = .system, greetingName: String? = nil
    ) {
      self.host = host
      self.port = port ?? security.usualPort
      self.security = security
      self.login = login
      self.roots = roots
      self.greetingName = greetingName
    }
  }
#endif
