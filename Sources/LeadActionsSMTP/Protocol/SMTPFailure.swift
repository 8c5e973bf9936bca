#if SMTP
  import LeadActions

  /// Why an email was not taken; it holds no password, and of the server's words at most a line.
  package enum SMTPFailure: Error, Hashable, Sendable {
    /// The server said no.
    case refused(SMTPStage, SMTPReply)
    /// The server said what makes no sense there.
    case outOfOrder(SMTPStage, SMTPReply)
    case noStartTLS
    /// Something came between the server's consent to encryption and encryption itself.
    case injected
    case noLogin
    case password(SMTPPasswordProblem)
    case passwordUnusable
    /// An address needs what the server does not offer: the recipient's, or else the sender's.
    case noSMTPUTF8(isOfRecipient: Bool)
    case tooLarge(size: Int, limit: Int)
    case unreachable(String)
    case encryption(String)
    case cut(SMTPStage)
    case unreadable(SMTPStage, ReplyReader.Fault)
    case timedOut(SMTPStage)
    /// All connections were busy until the time was over, or too little of it was left.
    case busy(limit: Int)
    case cancelled(SMTPStage)
    case closed
  }

  extension SMTPFailure {
    /// The step at which it happened, where there was one.
    package var stage: SMTPStage? {
      switch self {
      case .refused(let stage, _), .outOfOrder(let stage, _), .cut(let stage), .unreadable(let stage, _),
        .timedOut(let stage), .cancelled(let stage):
        stage
      case .noStartTLS, .injected: .startTLS
      case .password, .passwordUnusable: .password
      case .noLogin: .login
      case .noSMTPUTF8, .tooLarge: .sender
      case .unreachable, .encryption: .connecting
      case .busy, .closed: nil
      }
    }

    /// Whether the connection ended or failed, or was refused another email, before anything of the email was sent, so
    /// that a new one may begin anew.
    package var isBeforeEmail: Bool {
      guard stage?.isBeforeEmail == true else { return false }
      switch self {
      case .cut, .outOfOrder, .unreadable, .refused: return true
      default: return false
      }
    }

    /// Whether the connection may be used for another email.
    package var leavesConnectionUsable: Bool {
      switch self {
      // A server that begins no email may have had enough of the connection, as some have after a number of emails; and
      // after a refusal in its middle it waits for the rest of the email.
      case .refused(let stage, let reply): !stage.isBeforeEmail && stage != .content && !reply.isClosing
      case .noSMTPUTF8, .tooLarge, .busy: true
      default: false
      }
    }
  }

  extension SMTPFailure: CustomStringConvertible {
    package var description: String {
      switch self {
      case .refused(.login, let reply):
        // Of this reply the code alone: it may repeat anything.
        "The mail server refused the login (\(reply.code)\(reply.status.map { " \($0)" } ?? "")); "
          + "check user name and password"
      case .refused(.acceptance, let reply): "The mail server refused the email: \(reply)"
      case .refused(let stage, let reply): "The mail server refused \(stage.rawValue): \(reply)"
      case .outOfOrder(let stage, let reply):
        "The mail server answered \(stage.rawValue) with \(reply.code), out of order"
      case .noStartTLS:
        "The mail server does not offer encryption (STARTTLS), so nothing was sent; use a port where it does"
      case .injected: "Something was sent in the server's name before encryption began, so nothing was sent"
      case .noLogin: "The mail server offers no way to log in that is known here (PLAIN, LOGIN)"
      case .password(let problem): problem.description
      case .passwordUnusable: "The mail server's user name or password is empty, or has a character NUL in it"
      case .noSMTPUTF8(let isOfRecipient):
        "The \(isOfRecipient ? "recipient" : "sender")'s address has letters beyond ASCII before its @, and the mail server does not take such addresses (SMTPUTF8)"
      case .tooLarge(let size, let limit): "The email has \(size) bytes; the mail server takes \(limit)"
      case .unreachable(let reason): "The mail server cannot be connected to: \(reason)"
      case .encryption(let reason): "The connection to the mail server cannot be encrypted: \(reason)"
      case .cut(let stage): "The mail server closed the connection at \(stage.rawValue)"
      case .unreadable(let stage, _): "What the mail server answered to \(stage.rawValue) is no reply"
      case .timedOut(.password): "The secret source did not give the mail server's password in time"
      case .timedOut(let stage): "The mail server did not answer in time at \(stage.rawValue)"
      case .busy(let limit):
        "All \(limit) connections to the mail server were busy, and nothing was sent; allow more, or give emails more time"
      case .cancelled: "The sending was cancelled"
      case .closed: "The transport was closed"
      }
    }
  }
#endif
