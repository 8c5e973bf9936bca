#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import LeadActionsTesting
  import Testing

  @Suite(.serialized, .enabled("aiosmtpd (PyPI) or openssl is missing") { await Tools.hasMailServer() })
  struct MailServerTests {
    @Test func `an email arrives as it was written`() async throws {
      let server = try await MailServer()
      let transport = try Samples.transport(server.server())
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt("d1"))
      #expect(answer == .accepted("250 2.0.0 taken as 1"))
      let emails = try server.emails
      #expect(emails.count == 1)
      let email = try #require(emails.first)
      #expect(email.sender == "sales@crm.example")
      #expect(email.recipients == ["jane@mail.example"])
      #expect(email.header("Message-ID") == "<d1@crm.example>")
      #expect(email.text.contains("Ann Baker will call you."))
    }

    private func reason(_ answer: TransportAnswer) -> String {
      switch answer.result {
      case .failedForNow(let reason, _), .failedForGood(let reason), .uncertain(let reason): reason.text
      default: ""
      }
    }

    private func isForGood(_ answer: TransportAnswer) -> Bool {
      if case .failedForGood = answer.result { true } else { false }
    }

    private func ways(_ certificates: Certificates, startTLS: Bool) -> MailServer.Ways {
      MailServer.Ways(certificate: certificates.certificate, key: certificates.key, startTLS: startTLS)
    }

    @Test(arguments: [SMTPSecurity.startTLS, .tls], ["localhost", "127.0.0.1"])
    func `encrypted, by name and by address, with a login`(security: SMTPSecurity, host: String) async throws {
      let certificates = try await Certificates.make()
      for excluded in [[], ["PLAIN"]] {
        var ways = ways(certificates, startTLS: security == .startTLS)
        ways.login = ["crm", "pass word é"]
        // It looks for a STARTTLS, and would not see that all is encrypted.
        ways.plainLogin = security == .tls
        ways.withoutMechanisms = excluded
        let server = try await MailServer(ways)
        let login = SMTPLogin("crm", password: .secret("smtp", from: FixedSecrets(values: ["smtp": "pass word é"])))
        let transport = try Samples.transport(
          server.server(security, login: login, roots: .file(certificates.roots), host: host))
        for number in 1...2 {
          let answer = try await transport.send(Samples.email(), attempt: Samples.attempt(DeliveryID(number)))
          #expect(answer == .accepted("250 2.0.0 taken as \(number)"), "\(server.printed)")
        }
        let emails = try server.emails
        #expect(emails.allSatisfy { $0.isEncrypted && $0.user == "crm" })
        #expect(Set(emails.map(\.peer)).count == 1)
      }
    }

    @Test(arguments: [SMTPSecurity.startTLS, .tls])
    func `a certificate of another name, or of nobody, or too old, gets nothing`(security: SMTPSecurity) async throws {
      let named = try await Certificates.make("DNS:other.example,IP:127.0.0.2")
      let old = try await Certificates.make(days: -1)
      for (certificates, roots, expected) in [
        (named, SMTPRoots.file(named.roots), "another name"), (named, .system, "not trusted"),
        (named, .file(old.roots), "not trusted"), (old, .file(old.roots), "not trusted"),
      ] {
        let server = try await MailServer(ways(certificates, startTLS: security == .startTLS))
        for host in ["localhost", "127.0.0.1"] {
          let transport = try Samples.transport(server.server(security, roots: roots, host: host))
          let answer = try await transport.send(Samples.email(), attempt: Samples.attempt())
          #expect(reason(answer).contains(expected) && !isForGood(answer), "\(answer)")
        }
        #expect(try server.emails.isEmpty)
      }
    }

    @Test func `a server without encryption gets nothing where it was asked for`() async throws {
      let server = try await MailServer()
      let answer = try await Samples.transport(server.server(.startTLS)).send(
        Samples.email(), attempt: Samples.attempt())
      #expect(reason(answer).contains("does not offer encryption"))
      let other = try await Samples.transport(server.server(.tls)).send(Samples.email(), attempt: Samples.attempt())
      #expect(reason(other).contains("cannot be encrypted"))
      #expect(try server.emails.isEmpty)
    }

    @Test func `a wrong password is told without it, and never held against the recipient`() async throws {
      let certificates = try await Certificates.make()
      var ways = ways(certificates, startTLS: true)
      ways.login = ["crm", "right"]
      let server = try await MailServer(ways)
      func answer(_ password: SMTPPassword) async throws -> TransportAnswer {
        let login = SMTPLogin("crm", password: password)
        return try await Samples.transport(server.server(.startTLS, login: login, roots: .file(certificates.roots)))
          .send(Samples.email(), attempt: Samples.attempt())
      }
      #expect(
        try await answer(.fixed("canary"))
          == .failedForNow("The mail server refused the login (535 5.7.8); check user name and password").dueTo(.access)
      )
      #expect(
        try await answer(.secret("smtp", from: FixedSecrets(values: [:])))
          == .failedForNow("The secret source does not have the mail server's password, 'smtp'; add it").dueTo(.setup))
      #expect(
        try await answer(.secret("smtp", from: BrokenSecrets()))
          == .failedForNow("The mail server's password, 'smtp', could not be read").dueTo(.setup))
      #expect(try await answer(.fixed("right")) == .accepted("250 2.0.0 taken as 1"))
      // Without a login this server takes nothing at all.
      let without = try await Samples.transport(server.server(.startTLS, roots: .file(certificates.roots)))
        .send(Samples.email(), attempt: Samples.attempt())
      #expect(reason(without).contains("530") && !isForGood(without))
    }

    @Test func `refusals, by whom they are about`() async throws {
      let server = try await MailServer()
      let transport = try Samples.transport(server.server())
      for (address, forGood) in [
        ("refuse-550-5.1.1@mail.example", true), ("refuse-550@mail.example", true),
        ("refuse-552-5.2.2@mail.example", true),
        ("refuse-554-5.7.1@mail.example", false), ("refuse-450-4.2.0@mail.example", false),
        ("late-554-5.7.1@mail.example", false), ("late-550-5.1.1@mail.example", true),
        ("late-451-4.3.0@mail.example", false),
      ] {
        let answer = try await transport.send(Samples.email(to: address), attempt: Samples.attempt())
        #expect(isForGood(answer) == forGood && reason(answer).contains("as you wish"), "\(address): \(answer)")
      }
      let sender = try SMTPTransport(
        server.server(), from: EmailSender("refuse-550-5.1.8@crm.example"), limits: Samples.limits())
      let answer = try await sender.send(Samples.email(), attempt: Samples.attempt())
      #expect(reason(answer).contains("refused the sender") && !isForGood(answer))
      #expect(
        try await transport.send(Samples.email(), attempt: Samples.attempt()) == .accepted("250 2.0.0 taken as 1"))
    }

    @Test func `letters beyond ASCII before the @ need a server that takes them`() async throws {
      let old = try await MailServer()
      let answer = try await Samples.transport(old.server()).send(
        Samples.email(to: "jürgen@mail.example"), attempt: Samples.attempt())
      #expect(isForGood(answer) && reason(answer).contains("SMTPUTF8"))
      var ways = MailServer.Ways()
      ways.international = true
      let new = try await MailServer(ways)
      let taken = try await Samples.transport(new.server()).send(
        Samples.email(to: "jürgen@müller.example"), attempt: Samples.attempt())
      #expect(taken == .accepted("250 2.0.0 taken as 1"))
      let email = try #require(try new.emails.first)
      #expect(email.recipients == ["jürgen@xn--mller-kva.example"])
      #expect(email.options.contains("SMTPUTF8") && email.options.contains("BODY=8BITMIME"))
      #expect(email.header("To") == "Jane Doe <jürgen@xn--mller-kva.example>")
    }

    @Test func `FAULTS 35: dots on lines of their own end nothing`() async throws {
      let server = try await MailServer()
      let transport = try Samples.transport(server.server())
      let texts = [
        "one\n.\ntwo", "one\n.\r\ntwo", "one\r\n.\r\ntwo", "one\r.\rtwo", ".", "..\n...", "\n.\nMAIL FROM:<x@y.z>\n",
      ]
      for (number, text) in texts.enumerated() {
        var email = Samples.email()
        (email.text, email.html) = (text, nil)
        #expect(
          try await transport.send(email, attempt: Samples.attempt(DeliveryID(number)))
            == .accepted("250 2.0.0 taken as \(number + 1)"))
      }
      #expect(try server.emails.count == texts.count)
    }

    @Test func `additions go with the email, and what cannot be written is told`() async throws {
      let server = try await MailServer()
      func answer(_ additions: EmailAdditions) async throws -> TransportAnswer {
        try await Samples.transport(server.server(), additions: FixedAdditions(value: additions))
          .send(Samples.email(), attempt: Samples.attempt())
      }
      let file = EmailAttachment(name: "Angebot für Jane.pdf", contentType: "application/pdf", bytes: [1, 2, 3])
      let link = UnsubscribeLink(url: "https://crm.example/stop/1", email: "stop@crm.example")
      #expect(
        try await answer(
          EmailAdditions(
            attachments: [file], unsubscribe: link, sender: EmailSender("ann@crm.example", name: "Ann Bäker"),
            replyTo: EmailSender("desk@crm.example"))) == .accepted("250 2.0.0 taken as 1"))
      let email = try #require(try server.emails.first)
      #expect(email.sender == "ann@crm.example")
      #expect(email.header("From") == "=?utf-8?Q?Ann_B=C3=A4ker?= <ann@crm.example>")
      #expect(email.header("Reply-To") == "desk@crm.example")
      #expect(
        email.header("List-Unsubscribe")
          == "<https://crm.example/stop/1>, <mailto:stop@crm.example?subject=unsubscribe>")
      #expect(email.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
      #expect(email.header("Auto-Submitted") == "auto-generated")
      #expect(email.text.contains("filename*=utf-8''Angebot%20f%C3%BCr%20Jane.pdf"))
      // What the host got wrong is not the recipient's fault.
      for bad in [
        EmailAdditions(sender: EmailSender("ann")), EmailAdditions(replyTo: EmailSender("a@b@c")),
        EmailAdditions(unsubscribe: UnsubscribeLink(url: "http://crm.example/stop")),
        EmailAdditions(unsubscribe: UnsubscribeLink(email: "x")),
        EmailAdditions(attachments: [EmailAttachment(name: "a", contentType: "pdf", bytes: [])]),
        EmailAdditions(attachments: [
          EmailAttachment(name: String(repeating: "é", count: 600), contentType: "a/b", bytes: [])
        ]),
      ] {
        let answer = try await answer(bad)
        #expect(!reason(answer).isEmpty && !isForGood(answer) && answer.cause == .setup, "\(answer)")
      }
      let wrong = try await Samples.transport(server.server()).send(
        Samples.email(to: "jane"), attempt: Samples.attempt())
      #expect(isForGood(wrong))
      #expect(try server.emails.count == 1)
    }

    @Test func `an email of some megabytes arrives whole`() async throws {
      let server = try await MailServer()
      let bytes = (0..<6_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let additions = EmailAdditions(attachments: [EmailAttachment(name: "a.bin", contentType: "a/b", bytes: bytes)])
      let transport = try Samples.transport(server.server(), additions: FixedAdditions(value: additions))
      #expect(
        try await transport.send(Samples.email(), attempt: Samples.attempt()) == .accepted("250 2.0.0 taken as 1"))
      #expect(try #require(try server.emails.first).content.count > 8_000_000)
    }

    private struct FixedSecrets: SecretSource {
      var values: [SecretName: String]
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { values[name] }
    }

    private struct BrokenSecrets: SecretSource {
      struct Trouble: Error { let key = "canary" }
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { throw Trouble() }
    }
  }
#endif
