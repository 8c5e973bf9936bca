#if HTTP
  public import LeadActions

  public import struct Foundation.Date

  /// Signs webhooks, so that a receiver knows that they are genuine.
  ///
  /// ### Implementation requirements
  /// - Sign the bytes as given: they are what is sent.
  /// - Answer the headers that are sent beside; `webhook-id` is sent in any case.
  /// - Throw where no key can be had now, which makes a retry.
  ///
  /// ### A fake
  ///
  ///     struct NamedSender: WebhookSigner {
  ///       func headers(
  ///         for body: [UInt8], id: String, at time: Date, to host: String, of tenant: TenantName
  ///       ) async throws -> [OutboundRequest.Header] { [.init("X-Sender", "\(tenant)")] }
  ///     }
  public protocol WebhookSigner: Sendable {
    /// - Parameters:
    ///   - id: The delivery's, the same at every attempt.
    ///   - time: Of this attempt.
    ///   - host: The receiver's, without its port, in lower case.
    func headers(
      for body: [UInt8], id: String, at time: Date, to host: String, of tenant: TenantName
    ) async throws -> [OutboundRequest.Header]
  }
#endif
