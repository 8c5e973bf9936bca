#if HTTP
  extension EmailProvider {
    /// Resend's Send Email.
    ///
    /// The delivery's id is its idempotency key, so that within a day a repeat is recognised. Delivery, lead and tenant go
    /// along as tags, which its webhooks give back.
    ///
    /// - Parameter key: An API key that may send.
    public static func resend(key: SecretText, host: String = "https://api.resend.com") -> EmailProvider {
      func tag(_ name: String, _ variable: ProviderVariable) -> JSONTemplate {
        .when(variable, ["name": .text(name), "value": .value(variable)])
      }
      return EmailProvider(
        ProviderRequest(
          url: SecretText("\(host)/emails"), credentials: .bearer(key),
          headers: [ProviderHeader("Idempotency-Key", .optional(.delivery))],
          body: .json([
            "from": .value(.fromFull), "to": [.value(.toFull)], "reply_to": .optional(.replyToFull),
            "subject": .value(.subject), "text": .value(.text), "html": .optional(.html),
            "headers": .members(.headers),
            "attachments": .each(
              .attachments,
              ["content": .value(.content), "filename": .value(.name), "content_type": .optional(.contentType)]),
            "tags": [tag("la_tenant", .plainTenant), tag("la_lead", .plainLead), tag("la_delivery", .plainDelivery)],
          ]),
          answers: AnswerRules(
            reference: .body(["id"]), code: ["name"],
            // Its code for a bad address is that for anything else that is not valid.
            finalMessages: ["`to`"],
            // A key or a domain that somebody can mend.
            temporaryCodes: ["missing_api_key", "invalid_api_key", "restricted_api_key", "invalid_from_address"]),
          recognisesRepeats: true, sizeLimit: 40_000_000))
    }
  }
#endif
