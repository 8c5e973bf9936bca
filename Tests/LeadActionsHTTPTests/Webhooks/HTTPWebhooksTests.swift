#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import Testing

  struct HTTPWebhooksTests {
    @Test func `a webhook is posted as its request says, to the byte`() async throws {
      let server = try await LoopbackServer { _, _ in .status(204) }
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"))
      let request = WebhookRequest(
        url: "http://127.0.0.1:\(server.port)/hook.php?secret=a%20b", body: "eventtype=delivery&name=J%C3%BCrgen")
      let answer = try await HTTPWebhooks(client).post(request, attempt: Attempt(of: "d1", lead: 7))
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
  }
#endif
