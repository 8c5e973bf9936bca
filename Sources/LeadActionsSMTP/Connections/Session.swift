#if SMTP
  /// A connection that takes emails, one after another.
  struct Session: Sendable {
    let wire: Wire
    private let offer: ServerOffer
    private let credentials: Credentials?
    private let limits: SMTPLimits
    /// Emails that it was used for.
    private(set) var emails = 0
    private var isAfterFailure = false

    init(_ wire: Wire, offer: ServerOffer, credentials: Credentials?, limits: SMTPLimits) {
      self.wire = wire
      self.offer = offer
      self.credentials = credentials
      self.limits = limits
    }

    /// Sends one email; afterwards the connection can take another, unless the failure says otherwise.
    ///
    /// - Parameter waited: Whether it waited for the connection, and so is not to be sent with little time left.
    mutating func send(
      _ mail: ComposedMail, _ content: [UInt8], until deadline: Deadline, afterWaiting waited: Bool
    ) async throws(SMTPFailure) -> SMTPReply {
      emails += 1
      let transaction = MailTransaction(mail, size: content.count, offer: offer, afterFailure: isAfterFailure)
      isAfterFailure = true
      let session = self
      let reply = try await wire.closingWhenCancelled { () async throws(SMTPFailure) -> SMTPReply in
        try await session.run(transaction, content, deadline, waited)
      }
      isAfterFailure = false
      return reply
    }

    private func run(
      _ transaction: MailTransaction, _ content: [UInt8], _ deadline: Deadline, _ waited: Bool
    ) async throws(SMTPFailure) -> SMTPReply {
      var transaction = transaction
      var step = transaction.begin()
      while true {
        switch step {
        case .send(let command):
          if transaction.stage == .data, waited, deadline.isLate { throw .busy(limit: limits.connections) }
          step = transaction.received(try await exchange(command, at: transaction.stage, deadline, limits.answer))
        case .sendContent:
          if let early = try await write(content, deadline) {
            step = transaction.received(credentials?.scrubbed(early) ?? early)
          } else {
            step = try await end(&transaction, deadline)
          }
        case .accepted(let reply): return reply
        case .failed(let failure): throw failure
        }
      }
    }

    /// Ends the email, unless the server has said something meanwhile: then its end is never sent.
    private func end(_ transaction: inout MailTransaction, _ deadline: Deadline) async throws(SMTPFailure)
      -> MailTransaction.Step
    {
      let reply: SMTPReply
      do throws(WireFault) {
        reply = try await wire.exchange(".", within: deadline.left(atMost: limits.acceptance))
        transaction.ending()
      } catch {
        guard case .unasked(let early) = error else { throw error.failure(at: .acceptance) }
        reply = early
      }
      return transaction.received(credentials?.scrubbed(reply) ?? reply)
    }

    private func exchange(
      _ command: String, at stage: SMTPStage, _ deadline: Deadline, _ limit: Double
    ) async throws(SMTPFailure) -> SMTPReply {
      do throws(WireFault) {
        let reply = try await wire.exchange(command, within: deadline.left(atMost: limit))
        return credentials?.scrubbed(reply) ?? reply
      } catch { throw error.failure(at: stage) }
    }

    private func write(_ content: [UInt8], _ deadline: Deadline) async throws(SMTPFailure) -> SMTPReply? {
      do throws(WireFault) { return try await wire.write(content, within: deadline.left()) } catch {
        throw error.failure(at: .content)
      }
    }
  }
#endif
