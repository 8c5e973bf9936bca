#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import LeadActionsTesting
  import TestPrograms
  import Testing

  /// The promises of every transport, kept against a scripted server and a real one.
  struct ConformanceTests {
    /// The password, and as PLAIN and LOGIN send it.
    private static let secrets = ["canary-password", "AGNybQBjYW5hcnktcGFzc3dvcmQ=", "Y2FuYXJ5LXBhc3N3b3Jk"]
    /// Unwise servers repeat what they were given.
    private static let repeated = secrets.joined(separator: " ")

    private static func server(_ port: Int) -> SMTPServer {
      SMTPServer(
        "127.0.0.1", port: port, security: .unencrypted(allowsLogin: true),
        login: SMTPLogin("crm", password: .fixed(secrets[0])))
    }

    /// A server that takes everything, one that refuses everything, and one that takes the connection and says nothing;
    /// those that speak ask for a login, and repeat the password.
    private struct Servers {
      let accepting: ScriptedServer
      let rejecting: ScriptedServer
      let hanging: ScriptedServer
      /// Takes the email, and says nothing of it.
      let cutting: ScriptedServer
      let nobody: Int

      init() async throws {
        let offers = ["8BITMIME", "AUTH PLAIN LOGIN"]
        accepting = try await ScriptedServer(offers: offers) { _, heard in
          heard == .end ? .say("250 2.0.0 taken, \(ConformanceTests.repeated)") : .usual
        }
        rejecting = try await ScriptedServer(offers: offers) { _, heard in
          guard case .line(let line) = heard, line.hasPrefix("RCPT") else { return .usual }
          return .say("550 5.1.1 no such user, \(ConformanceTests.repeated)")
        }
        hanging = try await ScriptedServer { _, heard in heard == .connection ? .hang : .usual }
        cutting = try await ScriptedServer(offers: offers) { _, heard in heard == .end ? .cut : .usual }
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

    /// On a busy machine a sending takes its time; what is never answered need not be waited for so long.
    private static func scale(
      _ part: TransportConformance.Part, seconds: Double = 600
    ) -> TransportConformance.Scale {
      part == .endsInTime
        ? .init(timeout: 0.5, grace: 300, sendings: 5) : .init(timeout: seconds, grace: 300)
    }

    @Test(arguments: TransportConformance.Part.allCases)
    func `the transport keeps its promises`(part: TransportConformance.Part) async throws {
      // A longer time for secrets where the machine is so slow that it is over before each server was told the password.
      for seconds in part == .keepsSecrets ? [60.0, 600] : [600] {
        let servers = try await Servers()
        let conformance = TransportConformance(
          email: { endpoint in try Samples.transport(Self.server(servers[endpoint])) },
          scale: Self.scale(part, seconds: seconds), arrived: { servers.accepting.emails },
          secrets: Self.secrets)
        #expect(await conformance.failures(of: part) == [])
        guard part == .keepsSecrets else { return }
        let isTold = [servers.accepting, servers.rejecting, servers.cutting].allSatisfy {
          $0.heard.contains("AUTH PLAIN \(Self.secrets[1])")
        }
        if !isTold, seconds < 600 { continue }
        // The server could repeat it.
        #expect(isTold)
        return
      }
    }

    @Test(.enabled("aiosmtpd (PyPI) or openssl is missing") { await Tools.hasMailServer() })
    func `and against a real server`() async throws {
      let server = try await MailServer()
      let servers = try await Servers()
      func conformance(_ part: TransportConformance.Part) -> TransportConformance {
        TransportConformance(
          email: { endpoint in
            switch endpoint {
            case .accepting: return try Samples.transport(server.server())
            case .rejecting:
              return try SMTPTransport(
                server.server(), from: EmailSender("refuse-550-5.7.1@crm.example"), limits: Samples.limits())
            case .hanging, .cutting, .unreachable:
              return try Samples.transport(Self.server(servers[endpoint]))
            }
          }, scale: Self.scale(part), arrived: { try server.emails.map(\.text) })
      }
      for part in TransportConformance.Part.allCases where part != .endsInTime {
        #expect(await conformance(part).failures(of: part) == [])
      }
    }
  }
#endif
