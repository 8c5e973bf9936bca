#if HTTP
  import LeadActionsHTTP
  import Testing

  /// A SOCKS proxy is given the address that was judged, and never a name that it would look up itself.
  struct SocksTests {
    private func client(_ proxy: SocksServer, naming: HTTPProxy.Naming = .here) throws -> GuardedHTTPClient {
      try GuardedHTTPClient(
        settings: HTTPSettings(
          timeout: 600, connectTimeout: 600,
          proxy: HTTPProxy(.socks, host: "127.0.0.1", port: proxy.port, naming: naming)),
        resolver: FixedAddresses(addresses: [
          "receiver.example": ["8.8.8.8"], "six.example": ["2001:4860:4860::8888"], "inner.example": ["10.0.0.1"],
        ]))
    }

    private func get(_ client: GuardedHTTPClient, _ url: String) async throws -> Int {
      try await client.send(OutboundRequest("GET", url), timeout: 600).status
    }

    @Test func `a SOCKS proxy is told the address that was judged, and the receiver the name`() async throws {
      let proxy = try await SocksServer()
      let client = try client(proxy)
      #expect(try await get(client, "http://receiver.example/hook") == 204)
      #expect(try await get(client, "http://six.example:8080/") == 204)
      #expect(try await get(client, "http://1.1.1.1/") == 204)
      let six: [UInt8] = [0x20, 0x01, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0x88, 0x88]
      #expect(
        proxy.targets == [
          .address([8, 8, 8, 8], port: 80), .address(six, port: 8080), .address([1, 1, 1, 1], port: 80),
        ])
      #expect(proxy.requests.first?.hasPrefix("GET /hook HTTP/1.1\r\n") == true)
      #expect(proxy.requests.first?.lowercased().contains("\r\nhost: receiver.example\r\n") == true)
      #expect(client.notes.isEmpty)
      await client.shutDown()
    }

    @Test func `a private address is not asked of a SOCKS proxy`() async throws {
      let proxy = try await SocksServer()
      let client = try client(proxy)
      for host in ["inner.example", "unknown.example", "127.0.0.1", "[::1]", "169.254.169.254", "localhost"] {
        await #expect(throws: OutboundError.self) { try await get(client, "http://\(host)/") }
      }
      #expect(proxy.connections == 0)
      await client.shutDown()
    }

    @Test func `a SOCKS proxy that finds addresses itself is told the name, and noted`() async throws {
      let proxy = try await SocksServer()
      let client = try client(proxy, naming: .byProxy)
      #expect(try await get(client, "http://unknown.example/") == 204)
      #expect(proxy.targets == [.name("unknown.example", port: 80)])
      #expect(client.notes == ["The proxy finds hosts' addresses: it must keep requests from private ones"])
      await client.shutDown()
    }

    /// Nothing went out, so that nobody has to wonder whether a message was sent.
    @Test(arguments: [1, 2, 5] as [UInt8])
    func `a SOCKS proxy that makes no connection is an error that can pass, and nothing was sent`(reply: UInt8)
      async throws
    {
      let proxy = try await SocksServer(reply: reply)
      let client = try client(proxy)
      do throws(OutboundError) {
        _ = try await client.send(OutboundRequest("POST", "http://receiver.example/"), timeout: 600)
        Issue.record("it was answered")
      } catch {
        guard case .noConnection = error else {
          Issue.record("\(error)")
          return
        }
      }
      #expect(proxy.requests.isEmpty && proxy.targets == [.address([8, 8, 8, 8], port: 80)])
      await client.shutDown()
    }
  }
#endif
