#if HTTP
  import LeadActions
  import LeadActionsCallbacks
  import LeadActionsHTTP
  import LeadActionsTesting
  import Synchronization
  import Testing

  import struct Foundation.Date

  struct StandardWebhookSignerTests {
    /// Keeps what is sent.
    private final class KeptRequests: OutboundClient {
      let requests = Mutex<[OutboundRequest]>([])

      func send(_ request: OutboundRequest, timeout: Double) async throws(OutboundError) -> OutboundAnswer {
        requests.withLock { $0.append(request) }
        return OutboundAnswer(status: 503)
      }
    }

    private struct Keys: WebhookKeySource {
      var byHost: [String: StandardWebhooks]
      func webhooks(to host: String, of tenant: TenantName) async throws -> StandardWebhooks? { byHost[host] }
    }

    private static func key(_ byte: UInt8) throws -> SigningKey {
      try #require(SigningKey(bytes: Array(repeating: byte, count: 32)))
    }

    @Test func `a receiver can verify every attempt, with the old key and the new`() async throws {
      let (new, old) = (try Self.key(1), try Self.key(2))
      let client = KeptRequests()
      let clock = VirtualClock(Date(timeIntervalSince1970: 1_800_000_000))
      let transport = HTTPWebhooks(
        client, signer: StandardWebhookSigner(StandardWebhooks(new, olderKeys: [old])), clock: clock)
      let request = WebhookRequest(url: "https://receiver.example/hook", body: "eventtype=deliveryall&name=%C3%A9")
      for number in 1...2 {
        _ = try await transport.post(request, attempt: Attempt(of: "delivery1", lead: "lead", number: number))
        clock.advance(by: 30)
      }
      let sent = client.requests.withLock { $0 }
      #expect(sent.count == 2)
      #expect(Set(sent.map(\.body)) == [Array(request.body.utf8)])
      for (number, request) in sent.enumerated() {
        let headers = HeaderFields(request.headers.map { ($0.name, $0.value) })
        let time = Date(timeIntervalSince1970: 1_800_000_000 + Double(number) * 30)
        for key in [new, old] {
          let verified = try StandardWebhooks(key).verify(headers, body: request.body, at: time)
          #expect(verified.id == "delivery1" && verified.time == time)
        }
        #expect(throws: SignatureProblem.self) {
          try StandardWebhooks(try Self.key(3)).verify(headers, body: request.body, at: time)
        }
        #expect(throws: SignatureProblem.self) {
          try StandardWebhooks(new).verify(headers, body: request.body + [0x20], at: time)
        }
      }
    }

    @Test func `each receiver has keys of its own, and one without is sent unsigned`() async throws {
      let client = KeptRequests()
      let keys = Keys(byHost: [
        "a.example": StandardWebhooks(try Self.key(1)), "b.example": StandardWebhooks(try Self.key(2)),
      ])
      let transport = HTTPWebhooks(client, signer: StandardWebhookSigner(keys))
      for host in ["a.example", "B.example", "c.example"] {
        let request = WebhookRequest(url: "https://\(host)/hook", body: "a=b")
        _ = try await transport.post(request, attempt: Attempt(of: "delivery1", lead: "lead"))
      }
      let sent = client.requests.withLock { $0 }
      let signatures = sent.map { request in request.headers.first { $0.name == "webhook-signature" }?.value }
      try #require(signatures.count == 3)
      #expect(signatures[0] != nil && signatures[1] != nil && signatures[0] != signatures[1])
      #expect(signatures[2] == nil)
      #expect(sent.allSatisfy { $0.headers.contains(.init("webhook-id", "delivery1")) })
    }
  }
#endif
