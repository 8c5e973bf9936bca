#if HTTP
  extension EmailProvider {
    /// Postmark's Send a single email.
    ///
    /// It recognises no repeats: a message whose answer was lost may be sent twice. Delivery, lead and tenant go along as
    /// metadata, which its webhooks give back; each has room for 80 characters there.
    ///
    /// - Parameters:
    ///   - token: A server's API token.
    ///   - stream: The message stream; none for the server's default.
    public static func postmark(
      token: SecretText, stream: String? = nil, host: String = "https://api.postmarkapp.com"
    ) -> EmailProvider {
      var members: [JSONTemplate.Member] = [
        .init("From", .value(.fromFull)), .init("To", .value(.toFull)), .init("ReplyTo", .optional(.replyToFull)),
        .init("Subject", .value(.subject)), .init("TextBody", .optional(.text)), .init("HtmlBody", .optional(.html)),
        .init("Headers", .each(.headers, ["Name": .value(.name), "Value": .value(.value)])),
        .init(
          "Attachments",
          .each(
            .attachments, ["Name": .value(.name), "Content": .value(.content), "ContentType": .value(.contentType)])),
        .init("Metadata", .echo),
      ]
      if let stream { members.append(.init("MessageStream", .text(stream))) }
      return EmailProvider(
        ProviderRequest(
          url: SecretText("\(host)/email"), credentials: .header("X-Postmark-Server-Token", token),
          headers: [ProviderHeader("Accept", .text("application/json"))], body: .json(.object(members)),
          answers: AnswerRules(
            reference: .body(["MessageID"]), code: ["ErrorCode"], message: ["Message"],
            // A recipient that Postmark has given up.
            finalCodes: ["406"],
            // Its code for a bad address, 300, is that for a bad sender, an empty body and anything else that is not valid.
            finalMessages: ["Invalid 'To' address", "Error parsing 'To'"],
            // Not allowed to send, from this sender or at this time: the account's faults, which somebody can mend.
            temporaryCodes: ["400", "401", "405", "412", "413"])))
    }
  }
#endif
