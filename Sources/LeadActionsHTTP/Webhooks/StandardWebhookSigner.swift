#if HTTP
  public import LeadActions
  public import LeadActionsCallbacks

  public import struct Foundation.Date

  /// Gives the keys by which webhooks are signed.
  ///
  /// ### Implementation requirements
  /// - Answer none for a receiver whose webhooks are not signed.
  /// - Throw where the keys cannot be read now, which makes a retry: nothing is sent unsigned by mistake.
  /// - Be quick, or keep keys at hand: they are asked for at each sending.
  ///
  /// ### A fake
  ///
  ///     struct OneKey: WebhookKeySource {
  ///       var key: SigningKey
  ///       func webhooks(to host: String, of tenant: TenantName) async throws -> StandardWebhooks? {
  ///         StandardWebhooks(key)
  ///       }
  ///     }
  public protocol WebhookKeySource: Sendable {
    /// - Parameter host: The receiver's, without its port, in lower case.
    func webhooks(to host: String, of tenant: TenantName) async throws -> StandardWebhooks?
  }

  /// Signs webhooks as the Standard Webhooks specification says: the same `webhook-id` at every attempt, time and signature
  /// fresh at each, over the exact bytes that are sent.
  public struct StandardWebhookSigner: WebhookSigner {
    private let keys: any WebhookKeySource

    /// Signs with keys of each receiver's own.
    public init(_ keys: any WebhookKeySource) { self.keys = keys }

    /// Signs for every receiver with the same keys.
    public init(_ webhooks: StandardWebhooks) { keys = SameKeys(webhooks: webhooks) }

    public func headers(
      for body: [UInt8], id: String, at time: Date, to host: String, of tenant: TenantName
    ) async throws -> [OutboundRequest.Header] {
      guard let webhooks = try await keys.webhooks(to: host, of: tenant) else { return [] }
      return try webhooks.sign(id: id, at: time, body: body).headers.map { .init($0.name, $0.value) }
    }
  }

  private struct SameKeys: WebhookKeySource {
    let webhooks: StandardWebhooks

    func webhooks(to host: String, of tenant: TenantName) async throws -> StandardWebhooks? { webhooks }
  }
#endif
