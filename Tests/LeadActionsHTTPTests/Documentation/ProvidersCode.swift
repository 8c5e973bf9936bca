#if HTTP
  import LeadActions
  import LeadActionsHTTP

  // The code of `Documentation/Providers.md`, so that it compiles.

  private func transports(
    _ client: any OutboundClient, _ secrets: any SecretSource, _ additions: any EmailAdditionSource
  ) -> Transports {
    // Page begins
    let email = HTTPEmails(
      .resend(key: "${RESEND_KEY}"), from: EmailSender("hello@crm.example", name: "North Mortgages"), client: client,
      secrets: secrets, additions: additions)
    let text = HTTPTexts(
      .twilio(
        account: "AC0123456789", token: "${TWILIO_TOKEN}", from: .service("MG0123456789"),
        statusURL: "https://crm.example/callbacks/twilio"),
      client: client, secrets: secrets, plan: .unitedKingdom)
    let transports = Transports(email: email, text: text)
    // Page ends
    return transports
  }

  private func another() -> EmailProvider {
    // Page begins
    let provider = EmailProvider(
      ProviderRequest(
        url: "https://mail.example/v1/send", credentials: .bearer("${MAIL_KEY}"),
        headers: [ProviderHeader("Idempotency-Key", .optional(.delivery))],
        body: .json([
          "from": .value(.fromFull), "to": [.value(.toFull)], "subject": .value(.subject),
          "text": .optional(.text), "html": .optional(.html), "headers": .members(.headers),
          "files": .each(.attachments, ["name": .value(.name), "data": .value(.content)]),
          "meta": ["la_lead": .value(.lead), "la_delivery": .value(.delivery), "la_tenant": .value(.tenant)],
        ]),
        answers: AnswerRules(reference: .body(["id"]), code: ["error", "code"], finalCodes: ["bad_address"]),
        recognisesRepeats: true))
    // Page ends
    return provider
  }
#endif
