#if SMTP
  /// One email on a connection that takes emails, without any input or output of its own.
  package struct MailTransaction: Sendable {
    package enum Step: Sendable {
      case send(String)
      /// Send the email itself, and the line that ends it.
      case sendContent
      case accepted(SMTPReply)
      case failed(SMTPFailure)
    }

    private let mail: ComposedMail
    private let size: Int
    private let offer: ServerOffer
    /// The step for which a reply is awaited.
    package private(set) var stage: SMTPStage

    /// - Parameters:
    ///   - size: The bytes of the email as they are sent.
    ///   - afterFailure: Whether the email before it was not taken, which the server still has in mind.
    package init(_ mail: ComposedMail, size: Int, offer: ServerOffer, afterFailure: Bool) {
      self.mail = mail
      self.size = size
      self.offer = offer
      stage = afterFailure ? .reset : .sender
    }

    package mutating func begin() -> Step {
      if mail.needsSMTPUTF8, !offer.international {
        return .failed(.noSMTPUTF8(isOfRecipient: mail.recipient.needsSMTPUTF8))
      }
      if let limit = offer.sizeLimit, size > limit { return .failed(.tooLarge(size: size, limit: limit)) }
      return stage == .reset ? .send("RSET") : sender()
    }

    package mutating func received(_ reply: SMTPReply) -> Step {
      switch stage {
      case .reset:
        guard reply.isPositive else { return failure(reply) }
        return sender()
      case .sender:
        guard reply.isPositive else { return failure(reply) }
        stage = .recipient
        return .send("RCPT TO:<\(mail.recipient.sent)>")
      case .recipient:
        guard reply.isPositive else { return failure(reply) }
        stage = .data
        return .send("DATA")
      case .data:
        guard reply.code == 354 else { return failure(reply) }
        stage = .content
        return .sendContent
      case .acceptance:
        guard reply.isPositive else { return failure(reply) }
        return .accepted(reply)
      // Before its end has been sent the email cannot have been taken.
      default: return failure(reply)
      }
    }

    /// The line that ends the email is about to be sent.
    package mutating func ending() { stage = .acceptance }

    private mutating func sender() -> Step {
      stage = .sender
      var line = "MAIL FROM:<\(mail.sender.sent)>"
      if offer.takesSize { line += " SIZE=\(size)" }
      if mail.needsSMTPUTF8 { line += offer.eightBit ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8" }
      return .send(line)
    }

    private func failure(_ reply: SMTPReply) -> Step {
      .failed(reply.code >= 400 ? .refused(stage, reply) : .outOfOrder(stage, reply))
    }
  }
#endif
