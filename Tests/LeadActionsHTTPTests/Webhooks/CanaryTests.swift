#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import TestPrograms
  import Testing

  /// Secrets in every part of a URL, and everything that can go wrong with it.
  struct CanaryTests {
    private struct Secrets: SecretSource {
      func value(of name: SecretName, tenant: TenantName) async throws -> String? {
        name == "host" ? "Canary-HOST" : "canary-\(name) &/?#%\u{e9}"
      }
    }

    private static let behaviours: [(String, LoopbackServer.Behaviour?)] = [
      ("delivered", .status(200)), ("refused", .status(500)), ("closed", .close),
      ("nonsense", .answerAndClose("canary canary\r\n\r\n")), ("redirected", .status(302, "Location: /canary\r\n")),
      ("half", .answerAndClose("HTTP/1.1 2")), ("gone", nil),
      ("telling", .answer("HTTP/1.1 500 canary\r\nX-Canary: canary\r\nContent-Length: 6\r\n\r\ncanary")),
      ("asking", .status(503, "Retry-After: canary\r\n")),
    ]

    @Test(arguments: behaviours.map(\.0))
    func `no secret of a URL is in history, dead letters or errors`(name: String) async throws {
      let behaviour = Self.behaviours.first { $0.0 == name }?.1
      let server = try await LoopbackServer { _, _ in behaviour ?? .close }
      let port = try behaviour == nil ? ServerProgram.freePort() : server.port
      let place = "127.0.0.1:\(port)"
      let urls = [
        "http://\(place)/hook?secret=canary-query&${secret}=1", "http://\(place)/canary-in-a-long-path/${path}",
        "http://canary-user:canary-password@\(place)/hook", "http://\(place)/?canary-key=${secret}#canary-fragment",
        "http://canary-user:canary/password@\(place)/hook", "http://canary user@\(place)/ canary",
        "canary://canary@canary-host-is-no-secret/canary", "http://[canary/", "http://\(place)/%canary",
        "https://\(place)/canary-over-tls-to-a-plain-port?canary=canary-query",
        // Found nowhere, in one's own network, without a dot, and on another protocol's port.
        "https://${host}.hooks.example/lead", "https://${host}.private.example/lead", "http://${host}/lead",
        "http://${host}.hooks.example:25/lead",
      ]
      // TLS to a plain port is never agreed on: that one takes its time at each attempt.
      let world = try WebhookWorld(
        urls, settings: HTTPSettings(timeout: 600, connectTimeout: 3),
        resolver: FixedAddresses(addresses: ["canary-host.private.example": ["10.0.0.1"]]), secrets: Secrets())
      try await world.deliverAll()
      #expect(!world.reports.isEmpty)
      #expect(!world.history.contains("canary-"), "\(world.history)")
      #expect(world.history.contains("${host}.hooks.example"))
      for letter in world.deadLetters { #expect(!letter.reason.text.contains("canary-"), "\(letter.reason)") }
      await world.client.shutDown()
    }

    @Test(arguments: [
      "http://canary-user:canary-password@127.0.0.1:1/canary-path?canary-query", "http://canary-user@nobody.invalid/",
      "https://canary-user:canary/password@127.0.0.1/x", "http://127.0.0.1:canary-port/", "http://127.0.0.1:1/%canary",
      "http://canary-user:%zz@127.0.0.1/", "ftp://canary-user@127.0.0.1/", "http://127.0.0.1:1/\u{0}canary",
      "http://127.0.0.1:1/canary\r\nX: y", "http://169.254.169.254/canary?canary", "http://db/canary",
      "http://canary-user@canary-user@127.0.0.1/",
    ])
    func `the client's errors hold nothing of a URL but its host`(url: String) async throws {
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(timeout: 600, connectTimeout: 600),
        resolver: FixedAddresses())
      for headers in [[], [OutboundRequest.Header("Authorization", "canary")]] as [[OutboundRequest.Header]] {
        let request = OutboundRequest("POST", url, headers: headers, body: Array("canary".utf8))
        do throws(OutboundError) {
          _ = try await client.send(request, timeout: 600)
          Issue.record("it was answered")
        } catch {
          #expect(!"\(error) \(String(reflecting: error))".contains("canary"), "\(error)")
        }
        #expect(!"\(request) \(String(reflecting: request))".contains("canary"))
      }
      await client.shutDown()
    }

    @Test func `a header that would be two is refused without showing it`() async throws {
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let wrong: [OutboundRequest.Header] = [
        .init("X", "canary\r\nY: z"), .init("X\r\ncanary", "a"), .init("X", "canary\u{0}"), .init("", "canary"),
        .init("Host", "canary"), .init("Content-Length", "canary"), .init("transfer-encoding", "canary"),
      ]
      for header in wrong {
        do throws(OutboundError) {
          _ = try await client.send(
            OutboundRequest("POST", "http://127.0.0.1:1/", headers: [header]), timeout: 600)
          Issue.record("it was sent")
        } catch {
          #expect(error.isFinal, "\(error)")
          #expect(!"\(error)".contains("canary"), "\(error)")
        }
      }
      for method in ["", "GET /x HTTP/1.1\r\nX:", "PO ST"] {
        await #expect(throws: OutboundError.self) {
          _ = try await client.send(OutboundRequest(method, "http://127.0.0.1:1/"), timeout: 600)
        }
      }
    }
  }
#endif
