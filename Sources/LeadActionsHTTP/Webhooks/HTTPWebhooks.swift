#if HTTP
  public import LeadActions

  /// Posts webhooks over HTTP: the guide's request to the byte, with the delivery's id in the header `webhook-id`.
  ///
  /// Host, status and time come from the client; judging the answer, retries and history are the dispatcher's.
  public struct HTTPWebhooks: WebhookTransport {
    private let client: any OutboundClient
    private let signer: (any WebhookSigner)?
    private let settings: Settings
    private let clock: any WallClock

    public struct Settings: Hashable, Sendable {
      /// What the header `User-Agent` says.
      public var userAgent: String

      public init(userAgent: String = "LeadActions") { self.userAgent = userAgent }
    }

    /// - Parameters:
    ///   - signer: Adds signatures, fresh at each attempt.
    ///   - clock: Where the time of signatures comes from.
    public init(
      _ client: any OutboundClient, signer: (any WebhookSigner)? = nil, settings: Settings = Settings(),
      clock: any WallClock = SystemWallClock()
    ) {
      self.client = client
      self.signer = signer
      self.settings = settings
      self.clock = clock
    }

    public func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
      let body = Array(request.body.utf8)
      let id = attempt.delivery.rawValue
      var headers = [
        OutboundRequest.Header("Content-Type", request.contentType),
        OutboundRequest.Header("User-Agent", settings.userAgent), OutboundRequest.Header("webhook-id", id),
      ]
      if let signer {
        let host = try OutboundRequest.host(of: request.url)
        headers += try await signatures(signer, body, id, host, attempt.tenant)
      }
      // The guide: the body of the answer is ignored.
      let outbound = OutboundRequest("POST", request.url, headers: headers, body: body, answerLimit: 0)
      let answer = try await client.send(outbound, timeout: attempt.timeout)
      return WebhookAnswer(status: answer.status, retryAfter: answer["Retry-After"])
    }
  }

  extension HTTPWebhooks {
    private func signatures(
      _ signer: any WebhookSigner, _ body: [UInt8], _ id: String, _ host: String, _ tenant: TenantName
    ) async throws -> [OutboundRequest.Header] {
      do {
        return try await signer.headers(for: body, id: id, at: clock.now, to: host, of: tenant)
          .filter { $0.name.lowercased() != "webhook-id" }
      } catch let error as any FinalFailure { throw error } catch {
        // Left out, since it may hold anything.
        throw UnsignedWebhook()
      }
    }
  }

  /// The signer threw; the webhook is not sent without a signature.
  struct UnsignedWebhook: Error, CustomStringConvertible {
    var description: String { "The webhook could not be signed now, and is not sent unsigned" }
  }

  extension OutboundRequest {
    /// The host of a URL, without its port.
    static func host(of url: String) throws(OutboundError) -> String { try TargetURL(url).host.description }
  }
#endif
