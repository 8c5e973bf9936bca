/// Takes every message and sends nothing, for plays that ask what would be sent.
public struct AcceptingTransport: EmailTransport, TextTransport, LetterTransport, WebhookTransport, TaskTransport,
  ReferralTransport, CustomTransport, SecretSource
{
  public init() {}

  public func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { .accepted }
  public func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer { .accepted }
  public func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer { .accepted }
  public func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { .accepted }
  public func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer { .accepted }
  public func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer { .accepted }

  public func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    WebhookAnswer(status: 200)
  }

  /// Something for every name: nobody receives it.
  public func value(of name: SecretName, tenant: TenantName) async throws -> String? { "secret" }
}

extension Transports {
  /// Takes every message and sends nothing.
  ///
  /// - Parameter custom: The kinds of messages that performers of the host's send.
  public static func accepting(custom: [CustomDeliveryName] = []) -> Transports {
    let all = AcceptingTransport()
    return Transports(
      email: all, text: all, letter: all, webhook: all, task: all, referral: all,
      custom: Dictionary(custom.map { ($0, all) }) { first, _ in first })
  }
}
