#if HTTP
  import LeadActions
  @testable import LeadActionsHTTP
  import Testing

  /// What may have been done is not sent again where that could do it twice.
  struct RepeatTests {
    /// - Parameter connections: One, so that a request goes out on the connection that was kept, however late it came back.
    private func client(staleTime: Double? = nil, connections: Int = 1) throws -> GuardedHTTPClient {
      var settings = HTTPSettings(
        timeout: 600, connectTimeout: 600, connectionsPerHost: connections, keepAlive: 600)
      if let staleTime { settings.staleTime = staleTime }
      return try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: settings)
    }

    private func post(
      _ client: GuardedHTTPClient, _ server: LoopbackServer, recognisesRepeats: Bool = true
    ) async -> Result<OutboundAnswer, OutboundError> {
      let request = OutboundRequest(
        "POST", "http://127.0.0.1:\(server.port)/", body: [1], recognisesRepeats: recognisesRepeats)
      do throws(OutboundError) { return .success(try await client.send(request, timeout: 600)) } catch {
        return .failure(error)
      }
    }

    private func closed(_ server: LoopbackServer) -> OutboundError {
      .noAnswer(host: "127.0.0.1:\(server.port)", reason: "it closed the connection")
    }

    @Test func `a request that a server took, and died over later, is not sent again`() async throws {
      let server = try await LoopbackServer { _, number in
        number == 1 ? .status(200) : .closeLate(milliseconds: 600)
      }
      let client = try client()
      #expect(try await post(client, server).get().status == 200)
      #expect(await post(client, server) == .failure(closed(server)))
      #expect(server.requests.map(\.connection) == [1, 1])
      await client.shutDown()
    }

    @Test func `a request is sent again only to whom recognises repeats`() async throws {
      for recognises in [true, false] {
        let server = try await LoopbackServer { _, number in number == 2 ? .close : .status(200) }
        let client = try client(staleTime: 600)
        #expect(try await post(client, server).get().status == 200)
        let second = await post(client, server, recognisesRepeats: recognises)
        #expect(recognises ? (try? second.get())?.status == 200 : second == .failure(closed(server)))
        #expect(server.requests.map(\.connection) == (recognises ? [1, 1, 2] : [1, 1]))
        await client.shutDown()
      }
    }

    @Test func `a request is sent again once, though every connection that is kept is closed upon it`() async throws {
      // The first four are answered when all are there, so that four connections are kept.
      // Later where the machine is so slow that one was answered before the last was there.
      for milliseconds in [1_000, 10_000, 100_000] {
        let server = try await LoopbackServer { _, number in
          number <= 4
            ? .answerLate("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", milliseconds: milliseconds) : .close
        }
        let client = try client(staleTime: 600, connections: 4)
        await withTaskGroup { group in
          for _ in 0..<4 { group.addTask { _ = await self.post(client, server) } }
        }
        if Set(server.requests.map(\.connection)).count < 4, milliseconds < 100_000 {
          await client.shutDown()
          continue
        }
        let before = (server.requests.count, server.connections)
        #expect(await post(client, server) == .failure(closed(server)))
        #expect(server.requests.count == before.0 + 2)
        #expect(server.connections == before.1 + 1)
        await client.shutDown()
        return
      }
    }

    /// Two on one port, of two addresses; a port may be taken on the second. Upon its second request the first listens no
    /// more, and dies over it.
    private func twoServers() async throws -> (LoopbackServer, LoopbackServer) {
      for _ in 0..<20 {
        let first = try await LoopbackServer { _, number in number == 1 ? .status(200) : .stopListeningAndClose }
        let second = try? await LoopbackServer(on: "127.0.0.2", port: first.port) { _, _ in .status(200) }
        if let second { return (first, second) }
      }
      throw OutboundError.unusable("no port is free on both")
    }

    @Test func `a request that was begun does not go to another address, though its repeat found nobody`() async throws
    {
      let (first, second) = try await twoServers()
      // One connection, so that the second request goes out on the one that was kept, however late it came back.
      var settings = HTTPSettings(timeout: 600, connectTimeout: 600, connectionsPerHost: 1, keepAlive: 600)
      settings.staleTime = 600
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("receiver.example"), settings: settings,
        resolver: FixedAddresses(addresses: ["receiver.example": ["127.0.0.1", "127.0.0.2"]]))
      let request = OutboundRequest("POST", "http://receiver.example:\(first.port)/", body: [1])
      #expect(try await client.send(request, timeout: 600).status == 200)
      do throws(OutboundError) {
        _ = try await client.send(request, timeout: 600)
        Issue.record("it was answered")
      } catch {
        #expect(error == .noAnswer(host: "receiver.example:\(first.port)", reason: "nothing listens there"))
      }
      #expect(first.requests.count == 2 && second.requests.isEmpty)
      await client.shutDown()
    }

    @Test func `a provider that does not recognise repeats has its requests marked so`() async throws {
      for recognises in [true, false] {
        let client = FakeProvider()
        var provider = EmailProvider.sendGrid(key: "${KEY}")
        provider.request.recognisesRepeats = recognises
        let transport = HTTPEmails(
          provider, from: EmailSender("crm@crm.example"), client: client, secrets: FixedProviderSecrets())
        _ = try await transport.send(
          EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hi", text: "Hello"),
          attempt: Attempt(of: "d1", lead: "l", timeout: 600))
        #expect(client.requests.map(\.recognisesRepeats) == [recognises])
      }
    }
  }
#endif
