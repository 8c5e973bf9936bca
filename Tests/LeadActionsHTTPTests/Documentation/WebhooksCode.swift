#if HTTP
  import LeadActions
  import LeadActionsCallbacks
  import LeadActionsHTTP

  // The code of Documentation/Webhooks.md; WebhooksDocumentationTests holds the two against each other.

  private enum WebhooksCode {
    static func start(
      _ store: any LeadStore, _ secrets: any SecretSource, log: @escaping @Sendable (String) -> Void
    ) async throws {
      // Page begins
      let client = try GuardedHTTPClient()
      for note in client.notes { log("webhooks: \(note)") }
      let dispatcher = Dispatcher(
        store: store, transports: Transports(webhook: HTTPWebhooks(client)), secrets: secrets)
      // Page ends
      _ = dispatcher
      // Page begins
      await client.shutDown()  // after the dispatcher's loop has ended
      // Page ends
    }

    static func permit() throws {
      // Page begins
      let policy = AddressPolicy(httpsOnly: true)
        .allowing("crm.internal.example", port: 8443)
        .allowing("10.0.0.7")
      let inner = try GuardedHTTPClient(policy: policy)
      // Page ends
      _ = inner
    }

    static func proxy() throws {
      // Page begins
      let proxy = HTTPProxy(.connect, host: "proxy.internal.example", port: 3128)
      let proxied = try GuardedHTTPClient(settings: HTTPSettings(proxy: proxy))
      // Page ends
      _ = proxied
    }

    struct NoKey: Error {}

    static func sign(_ client: GuardedHTTPClient) throws {
      // Page begins
      guard let key = SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") else { throw NoKey() }
      let signed = HTTPWebhooks(client, signer: StandardWebhookSigner(StandardWebhooks(key)))
      // Page ends
      _ = signed
      // Page begins
      struct ReceiverKeys: WebhookKeySource {
        var keys: [String: SigningKey]

        func webhooks(to host: String, of tenant: TenantName) async throws -> StandardWebhooks? {
          keys[host].map { StandardWebhooks($0) }
        }
      }
      let each = HTTPWebhooks(client, signer: StandardWebhookSigner(ReceiverKeys(keys: ["crm.example": key])))
      // Page ends
      _ = each
    }
  }
#endif
