#if SMTP
  package import LeadActions

  extension SMTPFailure {
    /// What a failure comes to for the delivery.
    ///
    /// For good is only what the server says of the recipient's address; what it says of the sender, the login, the
    /// connection or the email would make Email Failed of a customer whose address is well, and is tried again.
    ///
    /// - Throws: `CancellationError`, where the sending was cancelled before the email can have been taken.
    package func answer() throws(CancellationError) -> TransportAnswer {
      switch self {
      case .refused(let stage, let reply) where reply.isOfRecipient(at: stage): return .failedForGood(description)
      case .noSMTPUTF8(isOfRecipient: true): return .failedForGood(description)
      case .cut(.acceptance), .timedOut(.acceptance), .unreadable(.acceptance, _), .outOfOrder(.acceptance, _),
        .cancelled(.acceptance):
        return .uncertain("\(description); whether it took the email is not known").dueTo(.destination)
      case .cancelled: throw CancellationError()
      // Nobody has been asked whether it takes the email.
      case .busy: return .failedForNow(description).dueTo(cause, wasAsked: false)
      // Without a password nobody has been asked.
      default: return .failedForNow(description).dueTo(cause, wasAsked: stage != .password)
      }
    }

    /// What a failure is due to that may not happen again.
    private var cause: TransportAnswer.Cause {
      switch self {
      case .refused(let stage, let reply):
        if reply.code >= 500, stage.isBeforeSession || reply.code == 530 {
          // It lets us in for no email: the login, or that there was none (530).
          .access
        } else if reply.code >= 500 {
          // What is for good of the recipient has been answered; the rest somebody can mend: relaying, reputation, size.
          .setup
        } else if stage.isBeforeEmail || reply.isClosing || reply.status?.isOfMailSystem == true {
          .destination
        } else {
          // Greylisting and full mailboxes are one recipient's.
          .recipient
        }
      case .noLogin, .noStartTLS: .access
      // Busy: too few connections for what is sent at a time. The server was not asked, and failed nobody.
      case .password, .passwordUnusable, .noSMTPUTF8, .tooLarge, .busy: .setup
      case .outOfOrder, .injected, .unreachable, .encryption, .cut, .unreadable, .timedOut, .cancelled, .closed:
        .destination
      }
    }
  }

  extension SMTPStage {
    /// Whether the server has let nobody in yet.
    fileprivate var isBeforeSession: Bool { [.connecting, .greeting, .hello, .startTLS, .login].contains(self) }
  }

  extension SMTPReply {
    /// Whether a refusal says for good that the recipient's address takes no email.
    package func isOfRecipient(at stage: SMTPStage) -> Bool {
      guard code >= 500 else { return false }
      switch stage {
      case .recipient: return status.map(\.isOfRecipient) ?? [550, 551, 552, 553, 556].contains(code)
      // Some servers look at the recipient only when they have the email; without a status it is the email they refuse.
      case .data, .content, .acceptance:
        return status.map { ($0.subject == 1 && $0.isOfRecipient) || $0.subject == 2 } ?? false
      default: return false
      }
    }
  }

  extension EnhancedStatus {
    /// Whether it is about the server itself, such as that its disk is full.
    fileprivate var isOfMailSystem: Bool { subject == 3 }

    /// Whether a status at the recipient's stage is about the recipient (RFC 3463, RFC 5248, RFC 7505).
    fileprivate var isOfRecipient: Bool {
      switch (subject, detail) {
      // The sender's address; the domain of one, or of a list.
      case (1, 7), (1, 8): false
      // The address, the mailbox, the way to it; that it is not one that takes letters beyond ASCII.
      case (1, _), (2, _), (4, _), (6, 7): true
      // Unknown (5.0.0): the server said it of the recipient.
      case (0, _): true
      // The mail system, the protocol, the email, trust.
      default: false
      }
    }
  }
#endif
