#if HTTP
  import LeadActions
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
  }
#endif
