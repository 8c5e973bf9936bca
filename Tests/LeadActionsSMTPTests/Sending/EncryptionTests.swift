#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  /// What somebody on the way could do to the beginning of encryption.
  @Suite(.enabled(if: Tools.openssl != nil, "openssl is missing")) struct EncryptionTests {
    private static let offers = ["STARTTLS", "AUTH PLAIN"]

    private func answer(
      _ deed: ScriptedServer.Deed, timeout: Double = 600
    ) async throws -> (TransportAnswer, ScriptedServer) {
      let certificates = try await Certificates.make()
      let server = try await ScriptedServer(offers: Self.offers, certificates: certificates) { _, heard in
        heard == .line("STARTTLS") ? deed : .usual
      }
      let transport = try Samples.transport(
        SMTPServer(
          "localhost", port: server.port, login: SMTPLogin("crm", password: .fixed("canary")),
          roots: .file(certificates.roots)))
      return (try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: timeout)), server)
    }

    @Test func `encryption begins where the server agrees`() async throws {
      let (answer, server) = try await answer(.usual)
      #expect(answer == .accepted("250 2.0.0 taken"))
      #expect(server.heard.filter { $0.hasPrefix("EHLO") }.count == 2)
    }

    @Test(arguments: ["220 go on\r\n250 OK", "220 go on\r\n250-mail.example\r\n250 AUTH PLAIN", "220 go on\r\n2"])
    func `what is slipped in before encryption is not believed`(text: String) async throws {
      let (answer, server) = try await answer(.sayAndEncrypt(text))
      guard case .failedForNow(let reason, _) = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(
        reason.text.contains("before encryption began") || reason.text.contains("cannot be encrypted"), "\(reason)")
      #expect(!server.heard.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test(arguments: [
      ScriptedServer.Deed.say("454 4.7.0 not now"), .say("250 OK"), .say("220 go on"), .cut, .sayAndCut("220 go on"),
    ])
    func `without encryption neither password nor email is sent`(deed: ScriptedServer.Deed) async throws {
      // Who agrees, and does not encrypt, is waited for until the time is over.
      let (answer, server) = try await answer(deed, timeout: 30)
      guard case .failedForNow = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(!server.heard.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }
  }
#endif
