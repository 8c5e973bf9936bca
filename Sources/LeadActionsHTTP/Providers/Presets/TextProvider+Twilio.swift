#if HTTP
  extension TextProvider {
    /// Whom a text message is from, at Twilio.
    @nonexhaustive
    public enum TwilioSender: Hashable, Sendable {
      /// A number in the form of E.164, or a sender's name of letters and digits.
      case number(String)
      /// A messaging service, by its `MG…` id.
      case service(String)
    }

    /// Twilio's Messages resource, and any provider's that takes the same form.
    ///
    /// It recognises no repeats: a message whose answer was lost may be sent twice.
    ///
    /// - Parameters:
    ///   - account: The account's `AC…` id.
    ///   - token: Its auth token, or the secret of an API key.
    ///   - apiKey: The `SK…` id of that API key; none with the account's own token.
    ///   - statusURL: The host's address for Twilio's status callbacks, which ``TwilioCallbacks`` reads.
    public static func twilio(
      account: String, token: SecretText, apiKey: String? = nil, from sender: TwilioSender,
      statusURL: SecretText? = nil,
      host: String = "https://api.twilio.com"
    ) -> TextProvider {
      let url = SecretText("\(host)/2010-04-01/Accounts/\(account.percentEncoded)/Messages.json")
      let from: ProviderBody.FormMember =
        switch sender {
        case .number(let number): .init("From", .text(number))
        case .service(let id): .init("MessagingServiceSid", .text(id))
        }
      return TextProvider(
        ProviderRequest(
          url: url, credentials: .basic(user: SecretText(apiKey ?? account), password: token),
          body: .form([
            .init("To", .value(.number)), from, .init("Body", .value(.body)),
            .init("StatusCallback", .optional(.statusURL)),
          ]),
          answers: AnswerRules(
            reference: .body(["sid"]), finalStatuses: [],
            // Not a number; not one that texts reach; no text, or one that is too long.
            finalCodes: ["21211", "21214", "21217", "21602", "21604", "21614", "21617"], stoppedCodes: ["21610"])),
        statusURL: statusURL)
    }
  }
#endif
