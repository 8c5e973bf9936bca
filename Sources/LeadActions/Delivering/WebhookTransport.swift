/// Makes the HTTP requests of webhooks.
///
/// ### Implementation requirements
/// - POST the body with its content type, byte for byte as given; the URL is complete, its secrets resolved.
/// - Send the attempt's delivery id in a header, so that a receiver recognises a repeat.
/// - Do not follow redirects, and do not read the answer's body beyond what the connection needs.
/// - Do not log the URL: it may hold secrets. An error may name it; the dispatcher takes secrets out of what it records.
/// - Throw where there was no answer at all, a ``FinalFailure`` where there never can be one. Answer whatever status came otherwise; the dispatcher judges it.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct AcceptingReceiver: WebhookTransport {
///       func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
///         WebhookAnswer(status: 200)
///       }
///     }
public protocol WebhookTransport: Sendable {
  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer
}

/// The answer to a webhook's request.
public struct WebhookAnswer: Hashable, Sendable {
  public var status: Int
  /// The `Retry-After` header as it came, if one came.
  public var retryAfter: String?

  public init(status: Int, retryAfter: String? = nil) {
    self.status = status
    self.retryAfter = retryAfter
  }
}
