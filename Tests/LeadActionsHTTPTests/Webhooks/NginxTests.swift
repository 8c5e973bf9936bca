#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import Testing

  /// Against a server that others built.
  @Suite(
    .enabled(if: NginxProgram.path != nil, "nginx is missing; install it, such as with apt-get install nginx-light"))
  struct NginxTests {
    @Test func `webhooks reach nginx, which ends every connection after some requests`() async throws {
      let nginx = try await NginxProgram(location: "return 204;", more: "keepalive_requests 7;")
      let world = try WebhookWorld(
        (0..<500).map { "http://127.0.0.1:\(nginx.port)/hook?lead=\($0)" })
      try await world.deliverAll()
      #expect(world.reports.count == 500)
      #expect(world.reports.allSatisfy { $0 == .delivered(attempt: 1, note: "status 204") })
      await world.client.shutDown()
    }

    @Test func `connections that nginx keeps for a moment only cost no attempt`() async throws {
      let nginx = try await NginxProgram(location: "return 204;", more: "keepalive_timeout 1;")
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let request = OutboundRequest("POST", "http://127.0.0.1:\(nginx.port)/", body: [1])
      for _ in 0..<4 {
        #expect(try await client.send(request, timeout: 600).status == 204)
        try await Task.sleep(for: .milliseconds(998))
      }
      await client.shutDown()
    }

    @Test func `a receiver that is started anew gets what came meanwhile`() async throws {
      var nginx = try await NginxProgram(location: "return 204;")
      let urls = (0..<20).map { "http://127.0.0.1:\(nginx.port)/hook?lead=\($0)" }
      // All are tried, though the receiver is not there.
      var dispatching = WebhookWorld.patient
      dispatching.breaker = nil
      let world = try WebhookWorld(urls, dispatching: dispatching)
      let answer = try await world.client.send(OutboundRequest("POST", urls[0]), timeout: 600)
      #expect(answer.status == 204)
      nginx.stop()
      try await world.dispatcher.deliverDue()
      #expect(world.reports.count == 20)
      for report in world.reports {
        guard case .failed(1, let reason, _) = report else {
          Issue.record("\(report)")
          continue
        }
        // It did not answer, or cannot be connected to: the client may hear late that the connection it kept is closed.
        #expect(
          reason.text.hasPrefix("127.0.0.1:\(nginx.port) ") && reason.text.hasSuffix(": nothing listens there"),
          "\(reason)")
      }
      nginx = try await NginxProgram(port: nginx.port, location: "return 204;")
      try await world.deliverAll()
      #expect(world.keys.allSatisfy { world.reports(of: $0).last == .delivered(attempt: 2, note: "status 204") })
      await world.client.shutDown()
    }

    @Test(.enabled(if: Openssl.path != nil, "openssl is missing, which makes the certificates"))
    func `over TLS nginx is told the name, and shows the certificate for it`() async throws {
      let identity = try await TestIdentity.make(for: "receiver.example")
      let nginx = try await NginxProgram(
        location: "add_header X-Name $ssl_server_name; add_header X-Host $http_host; return 200;", identity: identity)
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("receiver.example"),
        settings: HTTPSettings(timeout: 600, connectTimeout: 600, roots: .only(pem: identity.pem)),
        resolver: FixedAddresses(others: ["127.0.0.1"]))
      let answer = try await client.send(
        OutboundRequest("POST", "https://receiver.example:\(nginx.port)/", body: [1]), timeout: 600)
      #expect(answer.status == 200)
      #expect(answer["X-Name"] == "receiver.example")
      #expect(answer["X-Host"] == "receiver.example:\(nginx.port)")
      await client.shutDown()
    }
  }
#endif
