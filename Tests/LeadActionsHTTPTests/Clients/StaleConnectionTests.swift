#if HTTP
  @testable import LeadActionsHTTP
  import Testing

  struct StaleConnectionTests {
    private func client(_ connections: Int = 8) throws -> GuardedHTTPClient {
      var settings = HTTPSettings(
        timeout: 600, connectTimeout: 600, connectionsPerHost: connections, keepAlive: 600)
      // A loaded machine may be late to see that a connection is closed.
      settings.staleTime = 600
      return try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: settings)
    }

    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    @Test func `a connection is used again`() async throws {
      let server = try await LoopbackServer { _, _ in .status(204) }
      // One, since a machine that is slow to put it back would make another.
      let client = try client(1)
      for _ in 0..<10 { try await post(client, server) }
      #expect(server.connections == 1)
      #expect(server.requests.count == 10)
      await client.shutDown()
    }

    @Test func `a connection that the server closes just when it is used again does not cost the attempt`() async throws
    {
      let server = try await LoopbackServer { _, _ in .answerThenStale(Self.answer) }
      let client = try client()
      for _ in 0..<20 { try await post(client, server) }
      // What went out on a stale connection was not read, and went out again on another.
      #expect(server.requests.count == 20)
      #expect(server.connections == 20)
      await client.shutDown()
    }

    @Test func `though every connection that is kept has gone stale, the attempt is made`() async throws {
      let server = try await LoopbackServer { _, _ in .answerThenStale(Self.answer) }
      let client = try client()
      for _ in 0..<5 {
        try await withThrowingTaskGroup { group in
          for _ in 0..<8 { group.addTask { try await self.post(client, server) } }
          try await group.waitForAll()
        }
      }
      #expect(server.requests.count == 40)
      await client.shutDown()
    }

    @Test func `a server that closes upon a request on a new connection gets one`() async throws {
      let server = try await LoopbackServer { _, number in number == 1 ? .answerAndClose("HTTP/1.1 2") : .close }
      let client = try client()
      for _ in 0..<5 {
        await #expect(throws: OutboundError.self) { try await self.post(client, server) }
      }
      #expect(server.requests.count == 5)
      await client.shutDown()
    }

    @Test func `no more connections are made to a host than the settings say`() async throws {
      let server = try await LoopbackServer { _, _ in .status(204) }
      let client = try client(3)
      try await withThrowingTaskGroup { group in
        for _ in 0..<60 { group.addTask { try await self.post(client, server) } }
        try await group.waitForAll()
      }
      #expect(server.requests.count == 60)
      #expect((1...3).contains(server.connections))
      await client.shutDown()
    }

    /// What would stop the process: the client gives a connection back that is closed by then.
    @Test(arguments: [10, 100_000, 3_000_000])
    func `a server that answers before it has read the request, and closes, is survived`(size: Int) async throws {
      let server = try await LoopbackServer(answersEarly: true) { _, number in
        number.isMultiple(of: 2) ? .answerAndClose(Self.answer) : .answer(Self.answer)
      }
      let client = try client()
      let body = Array(repeating: UInt8(ascii: "x"), count: size)
      var answered = 0
      // A longer time where the machine is so slow that it is over before any answer.
      for seconds in [20.0, 120, 600] {
        for _ in 0..<(size > 1_000_000 ? 5 : 30) {
          let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
              group.addTask {
                let request = OutboundRequest("POST", "http://127.0.0.1:\(server.port)/", body: body)
                return (try? await client.send(request, timeout: seconds))?.status == 200
              }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
          }
          answered += results
        }
        if answered > 0 { break }
      }
      #expect(answered > 0)
      await client.shutDown()
    }

    private func post(_ client: GuardedHTTPClient, _ server: LoopbackServer) async throws {
      let answer = try await client.send(
        OutboundRequest("POST", "http://127.0.0.1:\(server.port)/", body: [1]), timeout: 600)
      #expect((200..<300).contains(answer.status))
    }
  }
#endif
