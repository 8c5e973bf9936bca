#if SMTP
  import struct Foundation.Date
  public import LeadActions

  /// Sends emails by SMTP, over connections that are used again.
  ///
  /// The `Message-ID` comes from the delivery's id and is the same at every attempt. Signatures such as DKIM's are the mail
  /// server's work.
  public final class SMTPTransport: Sendable {
    private let composer: MailComposer
    private let additions: (any EmailAdditionSource)?
    private let echo: SMTPEcho?
    private let pool: SessionPool
    private let clock: any WallClock

    /// Makes a transport; nothing is connected until there is an email.
    ///
    /// - Parameters:
    ///   - sender: Whom emails come from that have no sender of their own.
    ///   - returnAddress: Where servers report to that an email could not be delivered; where there is none, the sender.
    ///   - domain: The right part of every `Message-ID`; where there is none, the sender's domain.
    ///   - additions: Gives attachments, the way to unsubscribe, and other senders.
    ///   - echo: The provider whose callbacks are read, if it is one; without it they do not find the lead.
    public init(
      _ server: SMTPServer, from sender: EmailSender, returnAddress: String? = nil, domain: String? = nil,
      additions: (any EmailAdditionSource)? = nil, echo: SMTPEcho? = nil, limits: SMTPLimits = SMTPLimits(),
      clock: any WallClock = SystemWallClock()
    ) throws(SMTPSettingsProblem) {
      try server.check()
      composer = try MailComposer(from: sender, returnAddress: returnAddress, domain: domain)
      var encryption: Encryption?
      switch server.security {
      case .tls, .startTLS: encryption = try Encryption(host: server.host, roots: server.roots)
      case .unencrypted: break
      }
      pool = SessionPool(server, encryption: encryption, limits: limits)
      self.additions = additions
      self.echo = echo
      self.clock = clock
    }

    /// Closes the connections that are open, and begins no new ones; emails that are being sent are ended.
    public func close() { pool.close() }
  }

  extension SMTPTransport: EmailTransport {
    public func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
      // A little sooner than the dispatcher, which could not tell whether the email was taken.
      let deadline = Deadline(seconds: attempt.timeout - min(attempt.timeout / 10, 1))
      let additions: EmailAdditions
      do { additions = try await self.additions?.additions(to: email, attempt: attempt) ?? .none } catch {
        return try Self.answer(withoutAdditions: error)
      }
      let mail: ComposedMail
      do throws(MailProblem) {
        let others = echo?.fields(of: attempt.delivery, lead: attempt.lead, tenant: attempt.tenant) ?? []
        mail = try composer.compose(
          email, additions, delivery: attempt.delivery, at: date(of: attempt), others: others)
      } catch {
        // What the host gave is not the customer's fault, and must not become an Email Failed after the last attempt.
        return error.isOfRecipient
          ? .failedForGood(error.description) : .failedForNow(error.description).dueTo(.setup)
      }
      do throws(SMTPFailure) {
        let reply = try await pool.send(mail, WireContent.of(mail.bytes), until: deadline)
        return .accepted(reply.description)
      } catch {
        return try error.answer()
      }
    }

    /// What it comes to that the host's additions could not be had: nothing that is the customer's.
    private static func answer(withoutAdditions error: any Error) throws -> TransportAnswer {
      if error is CancellationError { throw error }
      try Task.checkCancellation()
      let words = "The email's additions could not be had: \(error)"
      let isFinal = (error as? any FinalFailure)?.isFinal == true
      return (isFinal ? .failedForGood(words) : TransportAnswer.failedForNow(words)).dueTo(.setup)
    }

    /// When the delivery was planned, so that a repeat is the same to the byte. What is sent a day later or more, such as a
    /// dead letter that somebody sends again, has the time of its sending, or readers would not find it.
    private func date(of attempt: Attempt) -> Date {
      let now = clock.now
      guard let created = attempt.created, abs(now.timeIntervalSince(created)) < 86_400 else { return now }
      return created
    }
  }
#endif
