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
  }
#endif
