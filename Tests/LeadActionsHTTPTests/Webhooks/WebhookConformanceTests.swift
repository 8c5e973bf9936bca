#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import TestPrograms
  import Testing

  struct WebhookConformanceTests {
    @Test(arguments: TransportConformance.Part.allCases)
    func `webhooks keep the promises of transports`(part: TransportConformance.Part) async throws {
      let accepting = try await LoopbackServer { _, _ in .status(200) }
      let rejecting = try await LoopbackServer { _, _ in .status(500) }
      let hanging = try await LoopbackServer { _, _ in .hang }
      let cutting = try await LoopbackServer { _, _ in .close }
      let nobody = try ServerProgram.freePort()
      let conformance = TransportConformance(
        webhook: { endpoint in
          let port =
            switch endpoint {
            case .accepting: accepting.port
            case .rejecting: rejecting.port
            case .hanging: hanging.port
            case .cutting: cutting.port
            case .unreachable: nobody
            }
          let client = try GuardedHTTPClient(
            policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(timeout: 3_600, connectTimeout: 3_600)
          )
          return Rerouted(webhooks: HTTPWebhooks(client), port: port)
        },
        scale: .init(timeout: part == .endsInTime ? 5 : 300, grace: 300), arrived: { accepting.requests.map(\.text) })
      #expect(await conformance.failures(of: part) == [])
    }
  }

  /// Posts to a server on this machine what is meant for the receiver of the conformance suite.
  private struct Rerouted: WebhookTransport {
    let webhooks: HTTPWebhooks
    let port: Int

    func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
      var request = request
      request.url = request.url.replacing("https://receiver.example", with: "http://127.0.0.1:\(port)")
      return try await webhooks.post(request, attempt: attempt)
    }
  }
#endif
