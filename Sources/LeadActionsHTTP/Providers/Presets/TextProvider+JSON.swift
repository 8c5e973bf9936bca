#if HTTP
  extension TextProvider {
    /// A plain form of JSON, for providers that take one like it and for gateways of the host's own:
    ///
    ///     {"to": "+447700900123", "from": "…", "text": "…", "id": "…", "status_url": "…"}
    ///
    /// `id` is the delivery's, and stands in the header `Idempotency-Key` too; the receiver is to do each once. It answers
    /// 200–299 and its own `id`, or an error with a code and a message; of a number that no text reaches, the code is
    /// `bad_number`, which raises Text Message Failed:
    ///
    ///     {"code": "bad_number", "message": "a landline"}
    ///
    /// - Parameters:
    ///   - sender: The number or name that it is from; left out where there is none.
    ///   - recognisesRepeats: Whether the receiver does each id once.
    public static func json(
      url: SecretText, credentials: ProviderCredentials = .none, from sender: String? = nil,
      statusURL: SecretText? = nil,
      answers: AnswerRules = AnswerRules(reference: .body(["id"]), finalCodes: ["bad_number"]),
      recognisesRepeats: Bool = true
    ) -> TextProvider {
      var members: [JSONTemplate.Member] = [
        .init("to", .value(.number)), .init("text", .value(.body)), .init("id", .value(.delivery)),
        .init("status_url", .optional(.statusURL)),
      ]
      if let sender { members.append(.init("from", .text(sender))) }
      return TextProvider(
        ProviderRequest(
          url: url, credentials: credentials, headers: [ProviderHeader("Idempotency-Key", .optional(.delivery))],
          body: .json(.object(members)), answers: answers, recognisesRepeats: recognisesRepeats),
        statusURL: statusURL)
    }
  }
#endif
