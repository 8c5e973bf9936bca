#if SMTP
  /// How far a conversation with a server has come: the step that an answer was awaited for.
  package enum SMTPStage: String, Hashable, Sendable, CaseIterable {
    /// Nothing has been connected: the password is asked for.
    case password = "the secret source"
    case connecting = "connecting"
    case greeting = "the greeting"
    case hello = "EHLO"
    case startTLS = "STARTTLS"
    case login = "logging in"
    case reset = "RSET"
    case sender = "the sender"
    case recipient = "the recipient"
    case data = "DATA"
    /// The email is being sent; it ends with a line that has not been sent.
    case content = "the email"
    /// That last line has been sent: from here on only the server knows whether it took the email.
    case acceptance = "the end of the email"
  }

  extension SMTPStage {
    /// Whether nothing of an email has been sent, so that another connection may begin anew.
    package var isBeforeEmail: Bool {
      switch self {
      case .password, .connecting, .greeting, .hello, .startTLS, .login, .reset, .sender: true
      case .recipient, .data, .content, .acceptance: false
      }
    }
  }
#endif
