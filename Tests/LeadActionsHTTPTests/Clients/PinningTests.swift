#if HTTP
  @testable import LeadActionsHTTP
  import Synchronization
  import Testing

  /// Name servers that change their minds. `0.0.0.0` is what they lead to: connecting there reaches this machine, and it
  /// is not permitted, whatever name leads to it.
  struct PinningTests {
    private static let name = "receiver.example"

    private func client(_ resolver: any HostResolver, lifetime: Double = 0) throws -> GuardedHTTPClient {
      var settings = HTTPSettings(timeout: 600, connectTimeout: 600, addressLifetime: lifetime)
      // On a busy machine an answer takes its time, and nobody may ask anew meanwhile.
      settings.lookUpPatience = 600
      return try GuardedHTTPClient(
        policy: AddressPolicy().allowing(Self.name), settings: settings, resolver: resolver)
    }

    private func post(_ client: GuardedHTTPClient, port: Int) async throws(OutboundError) -> OutboundAnswer {
      try await client.send(OutboundRequest("POST", "http://\(Self.name):\(port)/", body: [1]), timeout: 600)
    }

    @Test func `of answers that alternate and mix, only the checked address is connected to, 1,000 times`() async throws
    {
      // Two servers on one port; everything but the checked address leads to the second.
      let (checked, other) = try await twoServers()
      let resolver = Alternating([
        ["127.0.0.2"], ["0.0.0.0"], ["0.0.0.0", "127.0.0.2", "::"], ["::", "127.0.0.2"],
        ["169.254.169.254", "::ffff:0.0.0.0", "127.0.0.2"], ["64:ff9b::1", "fe80::1"],
      ])
      let client = try client(resolver)
      var (sent, refused) = (0, 0)
      for number in 0..<1_000 {
        let isRefused = await isForbidden { () async throws(OutboundError) in
          _ = try await self.post(client, port: checked.port)
        }
        #expect(isRefused == [1, 5].contains(number % 6))
        if isRefused { refused += 1 } else { sent += 1 }
      }
      #expect(sent == 667)
      #expect(refused == 333)
      #expect(checked.requests.count == sent)
      #expect(other.connections == 0)
      // One question each: nobody asks again after the answer was judged.
      #expect(resolver.asked == 1_000)
      await client.shutDown()
    }

    /// Two on one port, of two addresses; a port may be taken on the second.
    private func twoServers() async throws -> (LoopbackServer, LoopbackServer) {
      for _ in 0..<20 {
        let checked = try await LoopbackServer(on: "127.0.0.2") { _, _ in
          .answerAndClose("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        }
        let other = try? await LoopbackServer(on: "127.0.0.1", port: checked.port) { _, _ in .status(200) }
        if let other { return (checked, other) }
      }
      throw OutboundError.unusable("no port is free on both")
    }

    /// False where it is sent; anything else is an issue.
    private func isForbidden(_ send: () async throws(OutboundError) -> Void) async -> Bool {
      do throws(OutboundError) {
        try await send()
        return false
      } catch {
        if case .forbidden = error { return true }
        Issue.record("\(error)")
        return true
      }
    }

    @Test func `an address is good for as long as the settings say`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let resolver = Alternating([["127.0.0.1"], ["0.0.0.0"]])
      let client = try client(resolver, lifetime: 600)
      for _ in 0..<10 { _ = try await post(client, port: server.port) }
      #expect(resolver.asked == 1)
      #expect(server.requests.count == 10)
      #expect(server.requests.first?["Host"] == "receiver.example:\(server.port)")
      await client.shutDown()
    }

    @Test func `many who want one name ask once`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let resolver = Alternating([["127.0.0.1"]], milliseconds: 200)
      let client = try client(resolver, lifetime: 600)
      try await withThrowingTaskGroup { group in
        for _ in 0..<50 { group.addTask { _ = try await self.post(client, port: server.port) } }
        try await group.waitForAll()
      }
      #expect(resolver.asked == 1)
      #expect(server.requests.count == 50)
      await client.shutDown()
    }

    @Test func `of several addresses another is tried where one takes no connection`() async throws {
      let server = try await LoopbackServer(on: "127.0.0.2") { _, _ in .status(200) }
      let client = try client(FixedAddresses(addresses: [Self.name: ["127.0.0.3", "127.0.0.4", "127.0.0.2"]]))
      #expect(try await post(client, port: server.port).status == 200)
      #expect(server.requests.count == 1)
      await client.shutDown()
    }

    @Test func `addresses of one version that take no connection do not hide those of the other`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let broken = (1...6).map { "fd00::\($0)" }
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing(Self.name),
        // Where this machine has a way for version 6 that leads nowhere.
        settings: HTTPSettings(timeout: 600, connectTimeout: 200),
        resolver: FixedAddresses(addresses: [Self.name: broken + ["127.0.0.1"]]))
      #expect(try await post(client, port: server.port).status == 200)
      #expect(server.requests.count == 1)
      await client.shutDown()
    }

    @Test func `addresses are tried by turns of their versions, each in its order`() {
      func order(_ addresses: String...) -> [String] {
        addresses.compactMap { IPAddress($0) }.alternatingVersions.map(\.description)
      }
      #expect(order("::1", "::2", "::3", "1.1.1.1", "2.2.2.2") == ["::1", "1.1.1.1", "::2", "2.2.2.2", "::3"])
      #expect(order("1.1.1.1", "2.2.2.2", "::1") == ["1.1.1.1", "::1", "2.2.2.2"])
      #expect(order("1.1.1.1") == ["1.1.1.1"])
      #expect(order() == [])
    }

    @Test func `a name without an address is an error that can pass`() async throws {
      let client = try client(FixedAddresses())
      await #expect(throws: OutboundError.unresolved(host: Self.name)) { _ = try await post(client, port: 80) }
      #expect(OutboundError.unresolved(host: Self.name).isFinal == false)
      await client.shutDown()
    }

    @Test func `the system's resolver knows this machine, and no name that cannot be`() async throws {
      #expect(
        try await SystemResolver().addresses(of: "localhost").contains { "\($0)" == "127.0.0.1" || "\($0)" == "::1" })
      let none = try? await SystemResolver().addresses(of: "nobody.invalid")
      #expect(none?.isEmpty ?? true)
    }
  }

  /// Gives one answer after the other, and counts the questions.
  private final class Alternating: HostResolver {
    private let answers: [[IPAddress]]
    private let milliseconds: Int
    private let count = Mutex(0)

    init(_ answers: [[String]], milliseconds: Int = 0) {
      self.answers = answers.map { $0.compactMap { IPAddress($0) } }
      self.milliseconds = milliseconds
    }

    var asked: Int { count.withLock { $0 } }

    func addresses(of name: String) async throws -> [IPAddress] {
      if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
      return count.withLock { count in
        defer { count += 1 }
        return answers[count % answers.count]
      }
    }
  }
#endif
