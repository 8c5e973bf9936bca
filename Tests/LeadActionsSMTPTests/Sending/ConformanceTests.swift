#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import LeadActionsTesting
  import Testing

  /// The promises of every transport, kept against a scripted server and a real one.
  struct ConformanceTests {
    /// A server that takes everything, one that refuses everything, and one that takes the connection and says nothing.
    private struct Servers {
      let accepting: ScriptedServer
      let rejecting: ScriptedServer
      let hanging: ScriptedServer

      init() async throws {
        accepting = try await ScriptedServer(offers: ["8BITMIME"])
        rejecting = try await ScriptedServer { _, heard in
          if case .line(let line) = heard, line.hasPrefix("RCPT") { .say("550 5.1.1 no such user") } else { .usual }
        }
        hanging = try await ScriptedServer { _, heard in heard == .connection ? .hang : .usual }
      }

      subscript(endpoint: TransportConformance.Endpoint) -> ScriptedServer {
        switch endpoint {
        case .accepting: accepting
        case .rejecting: rejecting
        case .hanging: hanging
        }
      }
    }

    private static let scale = TransportConformance.Scale(timeout: 20, grace: 60, sendings: 20)
    /// What is never answered need not be waited for so long.
    private static let brief = TransportConformance.Scale(timeout: 0.5, grace: 60, sendings: 5)

    @Test(arguments: TransportConformance.Part.allCases)
    func `the transport keeps its promises`(part: TransportConformance.Part) async throws {
      let servers = try await Servers()
      let conformance = TransportConformance(
        email: { endpoint in
          try Samples.transport(SMTPServer("127.0.0.1", port: servers[endpoint].port, security: .unencrypted()))
        }, scale: part == .endsInTime ? Self.brief : Self.scale, arrived: { servers.accepting.emails })
      #expect(await conformance.failures(of: part) == [])
    }

    @Test(.enabled("aiosmtpd (PyPI) or openssl is missing") { await Tools.hasMailServer() })
    func `and against a real server`() async throws {
      let server = try await MailServer()
      let silent = try await ScriptedServer { _, _ in .hang }
      let conformance = TransportConformance(
        email: { endpoint in
          switch endpoint {
          case .accepting: return try Samples.transport(server.server())
          case .rejecting:
            return try SMTPTransport(server.server(), from: EmailSender("refuse-550-5.7.1@crm.example"))
          case .hanging:
            return try Samples.transport(SMTPServer("127.0.0.1", port: silent.port, security: .unencrypted()))
          }
        }, scale: Self.scale, arrived: { try server.emails.map(\.text) })
      for part in TransportConformance.Part.allCases where part != .endsInTime {
        #expect(await conformance.failures(of: part) == [])
      }
    }
  }
#endif
