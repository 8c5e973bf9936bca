#if HTTP
  public import LeadActions
  import LeadActionsCallbacks

  /// How a provider of email is asked to send one.
  public struct EmailProvider: Hashable, Sendable {
    public var request: ProviderRequest

    public init(_ request: ProviderRequest) { self.request = request }
  }

  /// Sends emails through a provider that speaks HTTP.
  ///
  /// The provider is given delivery, lead and tenant along, so that ``CallbackReader`` finds them in what it reports.
  public struct HTTPEmails: EmailTransport {
    private let call: ProviderCall
    private let sender: EmailSender
    private let additions: (any EmailAdditionSource)?

    /// - Parameters:
    ///   - provider: Such as `.sendGrid(key: "${SENDGRID_KEY}")`.
    ///   - sender: Whom emails are from, where `additions` name nobody else.
    ///   - client: Makes the requests.
    ///   - secrets: Gives the secrets that the provider's settings name.
    ///   - additions: Gives attachments, the link to unsubscribe, and a sender of the tenant's.
    ///   - clock: Tells the provider when the message was handed over.
    public init(
      _ provider: EmailProvider, from sender: EmailSender, client: any OutboundClient,
      secrets: (any SecretSource)? = nil, additions: (any EmailAdditionSource)? = nil,
      clock: any WallClock = SystemWallClock()
    ) {
      call = ProviderCall(request: provider.request, client: client, secrets: secrets, clock: clock)
      self.sender = sender
      self.additions = additions
    }

    public func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
      let start = ContinuousClock.now
      let added: EmailAdditions
      do { added = try await additions?.additions(to: email, attempt: attempt) ?? .none } catch {
        try Task.checkCancellation()
        return try Self.answer(toAdditionsThrowing: error)
      }
      var values = ProviderValues(attempt, now: call.clock.now)
      do { try values.add(email, added, from: sender) } catch { return error.answer }
      let judged = try await call.send(values, attempt, since: start)
      guard judged.isStopped, email.recipient == .customer else { return judged.answer }
      return judged.answer.reporting(.stopped(.email, attempt))
    }

    /// Whatever keeps the host from adding what an email needs is no fault of the recipient's.
    private static func answer(toAdditionsThrowing error: any Error) throws -> TransportAnswer {
      if let error = error as? CancellationError { throw error }
      let words = "What the email is to have beside could not be had: \(error)"
      let isFinal = (error as? any FinalFailure)?.isFinal == true
      return (isFinal ? TransportAnswer.failedForGood(words) : .failedForNow(words)).dueTo(.setup)
    }
  }

  extension Occurrence {
    /// The customer stopped messages at the provider, which the library did not know.
    static func stopped(_ channel: ContactChannel, _ attempt: Attempt) -> Occurrence {
      Occurrence(
        OccurrenceID("stopped:\(attempt.delivery)"), lead: attempt.lead, .consentChanged(channel, open: false))
    }
  }
#endif
