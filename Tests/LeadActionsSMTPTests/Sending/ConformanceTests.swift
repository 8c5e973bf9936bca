#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import LeadActionsTesting
  import TestPrograms
  import Testing

  /// The promises of every transport, kept against a scripted server and a real one.
  struct ConformanceTests {
    /// A server that takes everything, one that refuses everything, and one that takes the connection and says nothing.
    private struct Servers {
      let accepting: ScriptedServer
      let rejecting: ScriptedServer
      let hanging: ScriptedServer
      /// Takes the email, and says nothing of it.
      let cutting: ScriptedServer
      let nobody: Int

      init() async throws {
        accepting = try await ScriptedServer(offers: ["8BITMIME"])
        rejecting = try await ScriptedServer { _, heard in
          if case .line(let line) = heard, line.hasPrefix("RCPT") { .say("550 5.1.1 no such user") } else { .usual }
        }
        hanging = try await ScriptedServer { _, heard in heard == .connection ? .hang : .usual }
        cutting = try await ScriptedServer { _, heard in heard == .end ? .cut : .usual }
        nobody = try ServerProgram.freePort()
      }

      subscript(endpoint: TransportConformance.Endpoint) -> Int {
        switch endpoint {
        case .accepting: accepting.port
        case .rejecting: rejecting.port
        case .hanging: hanging.port
        case .cutting: cutting.port
        case .unreachable: nobody
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
          try Samples.transport(SMTPServer("127.0.0.1", port: servers[endpoint], security: .unencrypted()))
        }, scale: part == .endsInTime ? Self.brief : Self.scale, arrived: { servers.accepting.emails })
      #expect(await conformance.failures(of: part) == [])
    }

    @Test(.enabled("aiosmtpd (PyPI) or openssl is missing") { await Tools.hasMailServer() })
    func `and against a real server`() async throws {
      let server = try await MailServer()
      let servers = try await Servers()
      let conformance = TransportConformance(
        email: { endpoint in
          switch endpoint {
          case .accepting: return try Samples.transport(server.server())
          case .rejecting:
            return try SMTPTransport(server.server(), from: EmailSender("refuse-550-5.7.1@crm.example"))
          case .hanging, .cutting, .unreachable:
            return try Samples.transport(SMTPServer("127.0.0.1", port: servers[endpoint], security: .unencrypted()))
          }
        }, scale: Self.scale, arrived: { try server.emails.map(\.text) })
      for part in TransportConformance.Part.allCases where part != .endsInTime {
        #expect(await conformance.failures(of: part) == [])
      }
    }
  }
#endif
