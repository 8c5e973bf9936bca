#if HTTP
  import LeadActionsHTTP
  import Testing

  /// A proxy that takes CONNECT, and answers what it is sent then itself.
  struct ProxyTests {
    private func proxy() async throws -> LoopbackServer {
      try await LoopbackServer { request, _ in
        request.head.hasPrefix("CONNECT") ? .answer("HTTP/1.1 200 OK\r\n\r\n") : .status(204)
      }
    }

    private func client(_ proxy: LoopbackServer, naming: HTTPProxy.Naming = .here) throws -> GuardedHTTPClient {
      try GuardedHTTPClient(
        settings: HTTPSettings(
          timeout: 600, connectTimeout: 600,
          proxy: HTTPProxy(
            .connect, host: "127.0.0.1", port: proxy.port, naming: naming,
            user: ProxyUser(name: "canary-name", password: "canary-password"))),
        resolver: FixedAddresses(addresses: ["receiver.example": ["8.8.8.8"], "inner.example": ["10.0.0.1"]]))
    }

    @Test func `a proxy is told the address that was judged, and the receiver the name`() async throws {
      let proxy = try await proxy()
      let client = try client(proxy)
      let answer = try await client.send(
        OutboundRequest("POST", "http://receiver.example/hook", body: [1]), timeout: 600)
      #expect(answer.status == 204)
      #expect(proxy.requests.count == 2)
      #expect(proxy.requests.first?.head.hasPrefix("CONNECT 8.8.8.8:80 HTTP/1.1\r\n") == true)
      #expect(proxy.requests.first?["Proxy-Authorization"]?.hasPrefix("Basic ") == true)
      #expect(proxy.requests.last?.head.hasPrefix("POST /hook HTTP/1.1\r\n") == true)
      #expect(proxy.requests.last?["Host"] == "receiver.example")
      #expect(proxy.requests.last?["Proxy-Authorization"] == nil)
      #expect(client.notes.isEmpty)
      await client.shutDown()
    }

    @Test func `a private address is not asked of a proxy`() async throws {
      let proxy = try await proxy()
      let client = try client(proxy)
      for host in ["inner.example", "127.0.0.1", "[::1]", "169.254.169.254", "localhost"] {
        await #expect(throws: OutboundError.self) {
          _ = try await client.send(OutboundRequest("POST", "http://\(host)/"), timeout: 600)
        }
      }
      #expect(proxy.connections == 0)
      await client.shutDown()
    }

    @Test func `a proxy that finds addresses itself is told the name, and noted`() async throws {
      let proxy = try await proxy()
      let client = try client(proxy, naming: .byProxy)
      _ = try await client.send(OutboundRequest("POST", "http://unknown.example/"), timeout: 600)
      #expect(proxy.requests.first?.head.hasPrefix("CONNECT unknown.example:80 HTTP/1.1\r\n") == true)
      #expect(client.notes == ["The proxy finds hosts' addresses: it must keep requests from private ones"])
      await #expect(throws: OutboundError.self) {
        _ = try await client.send(OutboundRequest("POST", "http://10.0.0.1/"), timeout: 600)
      }
      #expect(proxy.connections == 1)
      await client.shutDown()
    }

    @Test func `a proxy's user is shown nowhere, and its refusal is an error that can pass`() async throws {
      let proxy = try await LoopbackServer { _, _ in .status(407) }
      let client = try client(proxy)
      do throws(OutboundError) {
        _ = try await client.send(OutboundRequest("POST", "http://receiver.example/"), timeout: 600)
        Issue.record("it was answered")
      } catch {
        #expect(!error.isFinal)
        #expect(!"\(error)\(String(reflecting: error))".contains("canary"), "\(error)")
      }
      let settings = HTTPSettings(
        proxy: HTTPProxy(.socks, host: "p", port: 1, user: ProxyUser(name: "canary", password: "canary")))
      #expect(!"\(settings)\(String(reflecting: settings))".contains("canary"))
      await client.shutDown()
    }
  }
#endif
