#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  struct HTTPWebhooksTests {
    @Test func `a webhook is posted as its request says, to the byte`() async throws {
      let server = try await LoopbackServer { _, _ in .status(204) }
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let request = WebhookRequest(
        url: "http://127.0.0.1:\(server.port)/hook.php?secret=a%20b", body: "eventtype=delivery&name=J%C3%BCrgen")
      let answer = try await HTTPWebhooks(client).post(request, attempt: Attempt(of: "d1", lead: 7, timeout: 600))
      #expect(answer == WebhookAnswer(status: 204))
      let received = try #require(server.requests.first)
      #expect(received.head.hasPrefix("POST /hook.php?secret=a%20b HTTP/1.1\r\n"))
      #expect(received["Content-Type"] == "application/x-www-form-urlencoded")
      #expect(received["webhook-id"] == "d1")
      #expect(received["Host"] == "127.0.0.1:\(server.port)")
      #expect(received["Content-Length"] == "\(request.body.utf8.count)")
      #expect(String(decoding: received.body, as: UTF8.self) == request.body)
      #expect(server.requests.count == 1)
      await client.shutDown()
    }

    @Test func `signatures are over the bytes sent, under the delivery's id, with the time of the attempt`()
      async throws
    {
      let server = try await LoopbackServer { _, _ in .status(500) }
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let clock = VirtualClock(Date(timeIntervalSince1970: 1_000))
      let webhooks = HTTPWebhooks(client, signer: TellingSigner(), settings: .init(userAgent: "Tester/1"), clock: clock)
      let request = WebhookRequest(url: "http://127.0.0.1:\(server.port)/", body: "name=J%C3%BCrgen")
      for number in 1...2 {
        _ = try await webhooks.post(
          request, attempt: Attempt(of: "d1", lead: 7, tenant: "acme", number: number, timeout: 600))
        clock.advance(by: 60)
      }
      let requests = server.requests
      #expect(requests.map { $0["webhook-id"] } == ["d1", "d1"])
      #expect(requests.map { $0["webhook-timestamp"] } == ["1000.0", "1060.0"])
      #expect(
        requests.map { $0["webhook-signature"] } == Array(repeating: "d1 127.0.0.1 acme name=J%C3%BCrgen", count: 2))
      #expect(requests.allSatisfy { $0.head.components(separatedBy: "webhook-id").count == 2 })
      #expect(requests.allSatisfy { $0["User-Agent"] == "Tester/1" })
      await client.shutDown()
    }

    @Test func `what cannot be signed is not sent, and the signer's words are left out`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let request = WebhookRequest(url: "http://127.0.0.1:\(server.port)/", body: "a=b")
      await #expect {
        _ = try await HTTPWebhooks(client, signer: FailingSigner()).post(request, attempt: Attempt(of: "d1", lead: 7))
      } throws: { !"\($0)".contains("canary") }
      #expect(server.connections == 0)
      await client.shutDown()
    }
  }

  private struct TellingSigner: WebhookSigner {
    func headers(
      for body: [UInt8], id: String, at time: Date, to host: String, of tenant: TenantName
    ) async throws -> [OutboundRequest.Header] {
      [
        .init("Webhook-Id", "another"), .init("webhook-timestamp", "\(time.timeIntervalSince1970)"),
        .init("webhook-signature", "\(id) \(host) \(tenant) \(String(decoding: body, as: UTF8.self))"),
      ]
    }
  }

  private struct FailingSigner: WebhookSigner {
    struct Trouble: Error, CustomStringConvertible { var description: String { "canary" } }

    func headers(
      for body: [UInt8], id: String, at time: Date, to host: String, of tenant: TenantName
    ) async throws -> [OutboundRequest.Header] { throw Trouble() }
  }
#endif
