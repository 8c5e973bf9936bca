#if HTTP
  import Foundation
  public import LeadActions
  import LeadActionsCallbacks

  /// How a provider of text messages is asked to send one.
  public struct TextProvider: Hashable, Sendable {
    public var request: ProviderRequest
    /// Where the provider reports what becomes of a message; none where it does not, or was told elsewhere.
    public var statusURL: SecretText?

    public init(_ request: ProviderRequest, statusURL: SecretText? = nil) {
      self.request = request
      self.statusURL = statusURL
    }
  }

  /// Sends text messages through a provider that speaks HTTP.
  ///
  /// A number is brought to the form of E.164 first, and a text of too many segments is refused: both fail for good, before
  /// any request. Of these a number that is none is the recipient's fault; that no plan was given, and how long the text
  /// is, are the host's, and raise no Text Message Failed.
  public struct HTTPTexts: TextTransport {
    private let call: ProviderCall
    private let statusURL: SecretText?
    private let plan: DialingPlan?
    private let limit: TextLimit

    /// - Parameters:
    ///   - provider: Such as `.twilio(account: …)`.
    ///   - client: Makes the requests.
    ///   - secrets: Gives the secrets that the provider's settings name.
    ///   - plan: That of the country in which numbers without calling code are; without it they fail.
    ///   - limit: How long a text may be.
    public init(
      _ provider: TextProvider, client: any OutboundClient, secrets: (any SecretSource)? = nil,
      plan: DialingPlan? = nil,
      limit: TextLimit = .standard, clock: any WallClock = SystemWallClock()
    ) {
      call = ProviderCall(request: provider.request, client: client, secrets: secrets, clock: clock)
      statusURL = provider.statusURL
      self.plan = plan
      self.limit = limit
    }

    public func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
      let start = ContinuousClock.now
      let number: E164Number
      do { number = try E164Number(text.number, in: plan) } catch {
        // Without a plan every number as people write it is refused, and none of them is wrong.
        return .failedForGood("\(error)").dueTo(error == .noCountry ? .setup : .recipient)
      }
      let body = text.body.withoutNUL
      if let refusal = limit.refusal(of: body) { return .failedForGood(refusal).dueTo(.setup) }
      var values = ProviderValues(attempt, now: call.clock.now)
      values.texts[.number] = number.text
      values.texts[.body] = body
      values.callback = statusURL.map { (url: $0, query: Self.query(attempt)) }
      let judged = try await call.send(values, attempt, since: start)
      guard judged.isStopped, text.recipient == .customer else { return judged.answer }
      return judged.answer.reporting(.stopped(.text, attempt))
    }

    /// What the callback is to give back, in the query of its URL.
    private static func query(_ attempt: Attempt) -> String {
      let echo = DeliveryEcho(tenant: attempt.tenant, lead: attempt.lead, delivery: attempt.delivery)
      // Percent-encoded throughout: a `+` is a space to some servers and none to others.
      return echo.fields.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
  }
#endif
