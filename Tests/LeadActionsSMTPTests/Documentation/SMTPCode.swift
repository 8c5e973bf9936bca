#if SMTP
  import LeadActions
  import LeadActionsSMTP

  /// The code of Documentation/SMTP.md.
  func smtpCode(store: any LeadStore, secrets: any SecretSource) throws -> Dispatcher {
    // Page begins
    let server = SMTPServer(
      "smtp.example.com", login: SMTPLogin("crm", password: .secret("smtp", from: secrets)))
    let emails = try SMTPTransport(
      server, from: EmailSender("sales@crm.example", name: "Harbour Mortgages"), additions: OneLink())
    let dispatcher = Dispatcher(store: store, transports: Transports(email: emails))
    // Page ends
    return dispatcher
  }

  // Page begins
  struct TenantEmails: EmailTransport {
    var transports: [TenantName: SMTPTransport]

    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
      guard let transport = transports[attempt.tenant] else {
        return .failedForNow("the tenant has no mail server").dueTo(.setup)
      }
      return try await transport.send(email, attempt: attempt)
    }
  }
  // Page ends

  func relayedCode(secrets: any SecretSource) throws -> SMTPTransport {
    // Page begins
    let relayed = try SMTPTransport(
      SMTPServer(
        "smtp.mailgun.org", login: SMTPLogin("crm@mg.crm.example", password: .secret("mailgun", from: secrets))),
      from: EmailSender("sales@crm.example"), echo: .mailgun)
    // Page ends
    return relayed
  }

  struct OneLink: EmailAdditionSource {
    func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions {
      EmailAdditions(unsubscribe: UnsubscribeLink(url: "https://crm.example/stop/\(attempt.delivery)"))
    }
  }
#endif
