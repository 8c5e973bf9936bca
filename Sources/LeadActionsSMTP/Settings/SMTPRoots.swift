#if SMTP
  /// Which certificate authorities vouch for a mail server.
  @nonexhaustive
  public enum SMTPRoots: Hashable, Sendable {
    /// Those that the operating system trusts.
    case system
    /// Those of a file in PEM format, and no others, such as a company's own.
    case file(String)
  }
#endif
