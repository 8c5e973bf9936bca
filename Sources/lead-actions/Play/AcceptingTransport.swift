#if CommandLine
  import LeadActions

  /// Takes every message for delivered, and sends none.
  struct AcceptingTransport: EmailTransport, TextTransport, LetterTransport, WebhookTransport, TaskTransport,
    ReferralTransport, SecretSource
  {
    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { .accepted }
    func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer { .accepted }
    func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer { .accepted }
    func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { .accepted }
    func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer { .accepted }
    func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer { WebhookAnswer(status: 200) }

    /// Whatever secret a webhook names is there.
    func value(of name: SecretName, tenant: TenantName) async throws -> String? { "secret" }
  }
#endif
