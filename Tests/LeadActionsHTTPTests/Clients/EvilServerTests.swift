#if HTTP
  @testable import LeadActionsHTTP
  import TestPrograms
  import Testing

  import struct Foundation.Date

  /// Servers that hang, drip, flood and break off.
  struct EvilServerTests {
    /// A client for a server on this machine, with so many seconds for a request.
    private func client(_ timeout: Double = 1, connectTimeout: Double = 600) throws -> GuardedHTTPClient {
      try GuardedHTTPClient(
        policy: AddressPolicy().allowing("127.0.0.1"),
        settings: HTTPSettings(timeout: timeout, connectTimeout: connectTimeout, keepAlive: 600))
    }

    private func post(
      _ client: GuardedHTTPClient, to server: LoopbackServer, answerLimit: Int = OutboundAnswer.bodyLimit,
      secure: Bool = false
    ) async -> Result<OutboundAnswer, OutboundError> {
      await post(client, port: server.port, answerLimit: answerLimit, secure: secure)
    }

    private func post(
      _ client: GuardedHTTPClient, port: Int, answerLimit: Int = OutboundAnswer.bodyLimit, secure: Bool = false
    ) async -> Result<OutboundAnswer, OutboundError> {
      let url = "http\(secure ? "s" : "")://127.0.0.1:\(port)/hook"
      do throws(OutboundError) {
        return .success(
          try await client.send(
            OutboundRequest("POST", url, body: Array("a=b".utf8), answerLimit: answerLimit), timeout: 600))
      } catch { return .failure(error) }
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"

    @Test(arguments: [
      LoopbackServer.Behaviour.hang,
      // The head itself comes a byte at a time.
      .endless("HTTP/1.1 200 OK\r\nX: ", then: Array("x".utf8), milliseconds: 50),
      .endless("H", then: [], milliseconds: 100),
    ])
    func `one deadline holds for the whole of a request`(behaviour: LoopbackServer.Behaviour) async throws {
      // A longer one where the machine is so slow that the request has not arrived before it is over.
      for seconds in [3.0, 30, 300] {
        let server = try await LoopbackServer { _, _ in behaviour }
        let client = try client(seconds)
        let start = Date()
        let result = await post(client, to: server)
        let taken = Date().timeIntervalSince(start)
        let requests = server.requests.count
        server.stop()
        await client.shutDown()
        if requests == 0, seconds < 300 { continue }
        #expect(result == .failure(.timedOut(host: "127.0.0.1:\(server.port)", seconds: seconds)))
        // A loaded machine may be late, but no second deadline is added.
        #expect((seconds - 0.1..<seconds + 250).contains(taken))
        #expect(requests == 1)
        return
      }
    }

    @Test func `a body of a byte a second ends with the deadline, and its status counts`() async throws {
      let server = try await LoopbackServer { _, _ in
        .endless(Self.head + "Content-Length: 10000\r\n\r\n", then: Array("x".utf8), milliseconds: 200)
      }
      // A longer one where the machine is so slow that the head, or the first byte, has not come before it is over.
      for seconds in [3.0, 30, 300] {
        let client = try client(seconds)
        let start = Date()
        let result = await post(client, to: server)
        let taken = Date().timeIntervalSince(start)
        await client.shutDown()
        if case .failure(.timedOut) = result, seconds < 300 { continue }
        let answer = try result.get()
        if answer.body.isEmpty, seconds < 300 { continue }
        #expect(answer.status == 200)
        #expect((1..<10_000).contains(answer.body.count))
        #expect((seconds - 0.1..<seconds + 250).contains(taken))
        break
      }
      server.stop()
    }

    @Test func `who wants no body has the answer with its head`() async throws {
      let server = try await LoopbackServer { _, _ in
        .endless(Self.head + "Content-Length: 1000\r\n\r\n", then: Array("x".utf8), milliseconds: 5_000)
      }
      let client = try client(600)
      let start = Date()
      let answer = try await post(client, to: server, answerLimit: 0).get()
      #expect(answer.status == 200)
      #expect(answer.body.isEmpty)
      #expect(Date().timeIntervalSince(start) < 500)
      server.stop()
      await client.shutDown()
    }

    @Test(arguments: ["Content-Length: 1000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n", "\r\n"])
    func `the rest of a body that nobody wants does not keep a connection from others`(framing: String) async throws {
      let server = try await LoopbackServer { _, _ in
        .endless(Self.head + framing, then: [], milliseconds: 60_000)
      }
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("127.0.0.1"),
        settings: HTTPSettings(timeout: 600, connectTimeout: 600, connectionsPerHost: 1))
      let start = Date()
      for _ in 0..<3 { #expect(try await post(client, to: server, answerLimit: 0).get().status == 200) }
      #expect(Date().timeIntervalSince(start) < 500)
      for _ in 0..<30_000 where server.openConnections > 0 { try await Task.sleep(for: .milliseconds(10)) }
      #expect(server.openConnections == 0)
      #expect(server.connections == 3)
      await client.shutDown()
    }

    @Test func `a short body that nobody wants leaves its connection to be used again`() async throws {
      let server = try await LoopbackServer { _, _ in .answer(Self.head + "Content-Length: 4\r\n\r\nbody") }
      let client = try client(600)
      for _ in 0..<3 {
        #expect(try await post(client, to: server, answerLimit: 0).get().status == 200)
        try await Task.sleep(for: .milliseconds(1_300))
      }
      #expect(server.connections == 1)
      await client.shutDown()
    }

    @Test(arguments: [0, 100, OutboundAnswer.bodyLimit], ["Content-Length: 10000000000\r\n\r\n", "\r\n"])
    func `no more than 64 KiB of a body are read`(limit: Int, framing: String) async throws {
      let server = try await LoopbackServer { _, _ in
        .endless(Self.head + framing, then: Array(repeating: UInt8(ascii: "x"), count: 65_536), milliseconds: 0)
      }
      let client = try client(600)
      let answer = try await post(client, to: server, answerLimit: limit).get()
      #expect(answer.status == 200)
      #expect(answer.body.count == limit)
      // What the machine's own buffers hold on both sides is written beside.
      var written = -1
      for _ in 0..<100 where server.written != written {
        written = server.written
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(written < 20_000_000)
      await client.shutDown()
    }

    @Test func `a compressed body stays compressed`() async throws {
      // 42 bytes that are a thousand zeros when they are let.
      let gzip: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 24, 5, 163, 96, 20, 140, 84, 0, 0, 46, 175, 181, 239, 0, 4, 0, 0,
      ]
      let head = Self.head + "Content-Encoding: gzip\r\nContent-Length: \(gzip.count)\r\n\r\n"
      let server = try await LoopbackServer { _, _ in .endless(head, then: gzip, milliseconds: 60_000) }
      let client = try client(600)
      #expect(try await post(client, to: server).get().body == gzip)
      #expect(server.requests.first?["Accept-Encoding"] == nil)
      await client.shutDown()
    }

    @Test(arguments: [
      LoopbackServer.Behaviour.close, .answerAndClose("HTTP/1.1 200 OK\r\nContent-Le"),
      .answerAndClose("SSH-2.0-x\r\n"),
      .answerAndClose("HTTP/1.1 abc OK\r\n\r\n"),
    ])
    func `what is no answer is an error that can pass`(behaviour: LoopbackServer.Behaviour) async throws {
      let server = try await LoopbackServer { _, _ in behaviour }
      let client = try client(600)
      guard case .failure(.noAnswer(let host, _)) = await post(client, to: server) else {
        Issue.record("it was answered")
        return
      }
      #expect(host == "127.0.0.1:\(server.port)")
      #expect(server.requests.count == 1)
      await client.shutDown()
    }

    @Test func `headers without end are given up`() async throws {
      let server = try await LoopbackServer { _, _ in
        .endless("HTTP/1.1 200 OK\r\n", then: Array("X-Some-Header: some value\r\n".utf8), milliseconds: 0)
      }
      let client = try client(600)
      guard case .failure(.noAnswer) = await post(client, to: server) else {
        Issue.record("it was answered")
        return
      }
      await client.shutDown()
    }

    @Test func `a half body is an answer, since its status came`() async throws {
      let server = try await LoopbackServer { _, _ in
        .answerAndClose(Self.head + "Content-Length: 100\r\n\r\nhalf")
      }
      let client = try client(600)
      let answer = try await post(client, to: server).get()
      #expect(answer.status == 200)
      #expect(String(decoding: answer.body, as: UTF8.self) == "half")
      await client.shutDown()
    }

    @Test func `nobody listening is told at once`() async throws {
      let port = try ServerProgram.freePort()
      let client = try client(600)
      #expect(
        await post(client, port: port)
          == .failure(.noConnection(host: "127.0.0.1:\(port)", reason: "nothing listens there")))
      await client.shutDown()
    }

    @Test func `a server that hangs within TLS is given up`() async throws {
      let server = try await LoopbackServer(takesNothing: true) { _, _ in .hang }
      let client = try client(1)
      let start = Date()
      guard case .failure = await post(client, to: server, secure: true) else {
        Issue.record("it was answered")
        return
      }
      #expect(Date().timeIntervalSince(start) < 500)
      server.stop()
      await client.shutDown()
    }

    @Test func `a name server that hangs is given up`() async throws {
      let client = try GuardedHTTPClient(settings: HTTPSettings(timeout: 1), resolver: HangingResolver())
      let start = Date()
      await #expect(throws: OutboundError.unresolved(host: "receiver.example")) {
        _ = try await client.send(OutboundRequest("POST", "https://receiver.example/"), timeout: 600)
      }
      #expect((0.9..<500).contains(Date().timeIntervalSince(start)))
      await client.shutDown()
    }

    @Test func `a cancelled request ends at once`() async throws {
      let server = try await LoopbackServer { _, _ in .hang }
      let client = try client(600)
      let url = "http://127.0.0.1:\(server.port)/"
      let sending = Task { try await client.send(OutboundRequest("POST", url), timeout: 600) }
      for _ in 0..<30_000 where server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      sending.cancel()
      await #expect(throws: OutboundError.cancelled) { _ = try await sending.value }
      await client.shutDown()
    }
  }

  private struct HangingResolver: HostResolver {
    func addresses(of name: String) async throws -> [IPAddress] {
      try await Task.sleep(for: .seconds(3_600))
      return []
    }
  }
#endif
