#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  import struct Foundation.Date

  /// Through the store, the dispatcher and a real connection.
  struct RetryTests {
    @Test func `a receiver that always answers 500 gets six equal requests, then a dead letter`() async throws {
      let server = try await LoopbackServer { _, _ in .status(500) }
      let world = try WebhookWorld(["http://127.0.0.1:\(server.port)/hook?secret=s"])
      try await world.deliverAll()
      let requests = server.requests
      #expect(requests.count == 6)
      #expect(Set(requests.map(\.text)).count == 1)
      #expect(Set(requests.compactMap { $0["webhook-id"] }) == ["d1"])
      #expect(requests.first.map { String(decoding: $0.body, as: UTF8.self) } == WebhookWorld.body)
      #expect(world.reports.count == 6)
      for report in world.reports.dropLast() {
        guard case .failed(_, let reason, _) = report else {
          Issue.record("\(report)")
          continue
        }
        #expect(reason.text == "status 500")
      }
      #expect(world.reports.last == .dead(attempts: 6, ErrorText("status 500")))
      #expect(world.deadLetters.map(\.delivery.id) == ["d1"])
      await world.client.shutDown()
    }

    @Test(
      arguments: [
        ("0", 0), ("-1", 0), ("9999999999", 14_400), ("NaN", 0), ("inf", 14_400), ("-inf", 0), ("1e400", 14_400),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Fri, 15 Jan 2027 09:00:00 GMT", 3_600), ("soon", 0), ("", 0),
        ("600", 600), ("0x10", 0), ("99999999999999999999999999", 14_400),
      ] as [(String, Double)])
    func `Retry-After is honoured within bounds, and nonsense in it changes nothing`(
      header: String, least: Double
    ) async throws {
      let server = try await LoopbackServer { _, _ in .status(503, "Retry-After: \(header)\r\n") }
      let world = try WebhookWorld(["http://127.0.0.1:\(server.port)/hook"])
      try await world.dispatcher.deliverDue()
      guard case .failed(1, _, let next)? = world.reports.first else {
        Issue.record("it came to \(world.reports)")
        return
      }
      let wait = next.timeIntervalSince(world.clock.now)
      // The policy's own first wait is 15 to 45 seconds.
      #expect(wait >= max(least, 15))
      #expect(wait <= max(least, 15) + 30)
      #expect(server.requests.count == 1)
      await world.client.shutDown()
    }

    @Test func `410 is tried again as the guide has it, unless the host takes it as final`() async throws {
      for isFinal in [false, true] {
        let server = try await LoopbackServer { _, _ in .status(410) }
        var settings = WebhookWorld.patient
        settings.goneIsFinal = isFinal
        let world = try WebhookWorld(["http://127.0.0.1:\(server.port)/hook"], dispatching: settings)
        try await world.deliverAll()
        #expect(server.requests.count == (isFinal ? 1 : 6))
        #expect(world.deadLetters.first?.reason.text.hasPrefix("status 410") == true)
        await world.client.shutDown()
      }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect to a private address is one request, recorded as delivered`(status: Int) async throws {
      let inner = try await LoopbackServer { _, _ in .status(200) }
      let server = try await LoopbackServer { _, _ in
        .status(status, "Location: http://127.0.0.1:\(inner.port)/private\r\n")
      }
      let world = try WebhookWorld(["http://127.0.0.1:\(server.port)/hook"])
      try await world.deliverAll()
      #expect(server.requests.count == 1)
      #expect(inner.connections == 0)
      #expect(
        world.reports == [.delivered(attempt: 1, note: "status \(status), a redirect, which is not followed")])
      await world.client.shutDown()
    }

    @Test func `an address that may not be reached is given up at once, and says why`() async throws {
      let world = try WebhookWorld(["http://169.254.169.254/latest/meta-data"])
      try await world.deliverAll()
      guard case .dead(1, let reason)? = world.reports.first, world.reports.count == 1 else {
        Issue.record("it came to \(world.reports)")
        return
      }
      #expect(reason.text.hasPrefix("169.254.169.254:80 is not sent to: it is a link-local address"))
      await world.client.shutDown()
    }
  }
#endif
