#if HTTP
  import LeadActionsCallbacks

  extension EmailProvider {
    /// SendGrid's v3 Mail Send.
    ///
    /// It recognises no repeats: a message whose answer was lost may be sent twice. Delivery, lead and tenant go along as
    /// custom arguments, which its Event Webhook gives back. Names go without `,` and `;`, at which SendGrid parts them: it
    /// takes what stands before for an address.
    ///
    /// - Parameters:
    ///   - key: An API key that may send mail.
    ///   - host: `https://api.eu.sendgrid.com` for accounts in the EU.
    public static func sendGrid(key: SecretText, host: String = "https://api.sendgrid.com") -> EmailProvider {
      EmailProvider(
        ProviderRequest(
          url: SecretText("\(host)/v3/mail/send"), credentials: .bearer(key),
          body: .json([
            "personalizations": [["to": [["email": .value(.toAddress), "name": .optional(.toPlainName)]]]],
            "from": ["email": .value(.fromAddress), "name": .optional(.fromPlainName)],
            "reply_to": .when(
              .replyToAddress, ["email": .value(.replyToAddress), "name": .optional(.replyToPlainName)]),
            "subject": .value(.subject),
            "content": [
              .when(.text, ["type": "text/plain", "value": .value(.text)]),
              .when(.html, ["type": "text/html", "value": .value(.html)]),
            ],
            "attachments": .each(
              .attachments,
              [
                "content": .value(.content), "filename": .value(.name), "type": .optional(.contentType),
                "disposition": "attachment",
              ]),
            "headers": .members(.headers),
            "custom_args": .echo,
          ]),
          answers: AnswerRules(
            reference: .header("X-Message-Id"), code: ["errors", "0", "field"], message: ["errors", "0", "message"],
            // An address that SendGrid cannot write to.
            finalCodes: ["personalizations.0.to", "personalizations.0.to.0.email"],
            // A sender that somebody can mend.
            temporaryCodes: ["from", "from.email", "reply_to", "reply_to.email"]),
          sizeLimit: 30_000_000))
    }
  }

  extension JSONTemplate {
    /// What a callback is to give back, as an object of texts.
    static let echo: JSONTemplate = .object([
      Member(DeliveryEcho.tenantKey, .value(.tenant)), Member(DeliveryEcho.leadKey, .value(.lead)),
      Member(DeliveryEcho.deliveryKey, .value(.delivery)), Member(DeliveryEcho.sentKey, .optional(.sent)),
    ])
  }
#endif
