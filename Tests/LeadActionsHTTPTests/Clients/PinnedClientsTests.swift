#if HTTP
  @testable import LeadActionsHTTP
  import Testing

  struct PinnedClientsTests {
    private func clients(hosts: Int = 256, keepAlive: Double = 600) throws -> PinnedClients {
      let settings = HTTPSettings(keepAlive: keepAlive, hosts: hosts)
      return PinnedClients(try ClientConfiguration(settings), settings)
    }

    private func pin(_ number: Int) throws -> Pin {
      Pin(try TargetURL("http://host\(number).example/"), at: IPAddress("8.8.8.8"), verifiesCertificate: true)
    }

    @Test func `no more clients are kept than the settings say, and those used last stay`() async throws {
      let clients = try clients(hosts: 3)
      for number in [1, 2, 3, 1, 4] {
        _ = try clients.take(pin(number))
        clients.giveBack(try pin(number))
      }
      #expect(clients.count == 3)
      let kept = try clients.take(pin(1))
      #expect(clients.count == 3)
      clients.giveBack(try pin(1))
      #expect(try clients.take(pin(1)) === kept)
      clients.giveBack(try pin(1))
      await clients.shutDown()
      #expect(clients.count == 0)
    }

    @Test func `a client in use is kept, even where there are too many`() async throws {
      let clients = try clients(hosts: 1)
      let first = try clients.take(pin(1))
      _ = try clients.take(pin(2))
      #expect(clients.count == 2)
      #expect(try clients.take(pin(1)) === first)
      clients.giveBack(try pin(1))
      clients.giveBack(try pin(1))
      #expect(clients.count == 1)
      clients.giveBack(try pin(2))
      await clients.shutDown()
    }

    @Test func `a client that nobody uses is shut down after a while`() async throws {
      let clients = try clients(keepAlive: 0.05)
      _ = try clients.take(pin(1))
      clients.giveBack(try pin(1))
      for _ in 0..<30_000 where clients.count > 0 { try await Task.sleep(for: .milliseconds(10)) }
      #expect(clients.count == 0)
      await clients.shutDown()
    }

    @Test func `shutting down waits for requests under way, and takes no more`() async throws {
      let server = try await LoopbackServer { _, _ in
        .endless("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", then: [120], milliseconds: 100)
      }
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(timeout: 600, connectTimeout: 600))
      let request = OutboundRequest("POST", "http://127.0.0.1:\(server.port)/", body: [1])
      async let answer = client.send(request, timeout: 600)
      for _ in 0..<30_000 where server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      await client.shutDown()
      #expect(try await answer.body.count == 4)
      await #expect(throws: OutboundError.shutDown) { _ = try await client.send(request, timeout: 600) }
      #expect(server.requests.count == 1)
    }

    @Test func `a client that is let go without shutting down closes its connections`() async throws {
      let server = try await LoopbackServer { _, _ in .status(204) }
      do {
        let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
        _ = try await client.send(
          OutboundRequest("POST", "http://127.0.0.1:\(server.port)/", body: [1]), timeout: 600)
      }
      for _ in 0..<30_000 where server.openConnections > 0 { try await Task.sleep(for: .milliseconds(10)) }
      #expect(server.openConnections == 0)
      #expect(server.connections == 1)
    }
  }
#endif
