#if Callbacks
  import Crypto
  import Foundation
  import LeadActions
  import LeadActionsCallbacks

  /// Callbacks as the providers would send them, signed with keys of the tests'.
  struct Genuine {
    static let now = Date(timeIntervalSince1970: 1_600_000_000)

    let webhooks: StandardWebhooks
    private let ecdsa = P256.Signing.PrivateKey()
    private let secret: ProviderSecret

    struct NoKey: Error {}

    init() throws {
      guard let key = SigningKey(bytes: (0..<32).map { UInt8($0) }), let secret = ProviderSecret("shared secret")
      else { throw NoKey() }
      webhooks = StandardWebhooks(key)
      self.secret = secret
    }

    // MARK: Readers

    private func reader(_ source: any CallbackSource, _ settings: CallbackReader.Settings, _ finder: (any LeadFinder)?)
      -> CallbackReader
    { CallbackReader(source, finding: finder, settings: settings) }

    func sendGrid(_ settings: CallbackReader.Settings = .init()) throws -> CallbackReader {
      let key = ecdsa.publicKey.derRepresentation.base64EncodedString()
      guard let signature = SendGridSignature(publicKey: key) else { throw NoKey() }
      return reader(SendGridEvents(signature), settings, nil)
    }

    func sendGridReplies(_ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(SendGridReplies(BasicCredentials(name: "crm", password: secret)), .init(), finder)
    }

    func postmark(_ settings: CallbackReader.Settings = .init(), _ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(PostmarkCallbacks(BasicCredentials(name: "crm", password: secret)), settings, finder)
    }

    func mailgun(_ settings: CallbackReader.Settings = .init(), _ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(MailgunCallbacks(MailgunSignature(secret)), settings, finder)
    }

    func resend(_ settings: CallbackReader.Settings = .init(), _ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(ResendCallbacks(webhooks), settings, finder)
    }

    func twilio(_ settings: CallbackReader.Settings = .init(), _ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(TwilioCallbacks(TwilioSignature(authToken: secret)), settings, finder)
    }

    func json(_ settings: CallbackReader.Settings = .init(), _ finder: (any LeadFinder)? = nil) -> CallbackReader {
      reader(JSONCallbacks("ours", webhooks), settings, finder)
    }

    // MARK: Requests

    func sendGrid(_ body: String) throws -> CallbackRequest {
      let time = "1600000000"
      let signature = try ecdsa.signature(for: Data((time + body).utf8))
      return CallbackRequest(
        headers: [
          "X-Twilio-Email-Event-Webhook-Timestamp": time,
          "X-Twilio-Email-Event-Webhook-Signature": signature.derRepresentation.base64EncodedString(),
        ], body: Array(body.utf8))
    }

    func basic(_ body: String, type: String = "application/json") -> CallbackRequest {
      CallbackRequest(
        headers: [
          "authorization": "Basic " + Data("crm:shared secret".utf8).base64EncodedString(), "content-type": type,
        ], body: Array(body.utf8))
    }

    private func mailgunCode(at time: String = "1600000000") -> String {
      HMAC<SHA256>.authenticationCode(
        for: Data("\(time)token".utf8), using: SymmetricKey(data: Data("shared secret".utf8))
      ).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func mailgun(_ event: String) -> CallbackRequest {
      let body =
        #"{"signature": {"timestamp": "1600000000", "token": "token", "signature": "\#(mailgunCode())"}, "event-data": "#
        + event + "}"
      return CallbackRequest(headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    }

    func mailgunForm(_ fields: KeyValuePairs<String, String>, at time: String = "1600000000") -> CallbackRequest {
      var form = FormEncoding()
      for (name, value) in fields { form.append(name, value) }
      form.append("timestamp", time)
      form.append("token", "token")
      form.append("signature", mailgunCode(at: time))
      return CallbackRequest(
        headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.text.utf8))
    }

    func standard(_ body: String, id: String = "msg_1", svix: Bool = false) throws -> CallbackRequest {
      let signed = try webhooks.sign(id: id, at: Self.now, body: Array(body.utf8))
      let headers = signed.headers.map {
        (svix ? $0.name.replacingOccurrences(of: "webhook", with: "svix") : $0.name, $0.value)
      }
      return CallbackRequest(headers: HeaderFields(headers), body: Array(body.utf8))
    }

    func twilio(_ fields: KeyValuePairs<String, String>, query: String = "") -> CallbackRequest {
      let url = "https://crm.example/twilio\(query)"
      var form = FormEncoding()
      for (name, value) in fields { form.append(name, value) }
      let tail = fields.map { ($0, $1) }.sorted { $0.0 < $1.0 }.map { $0.0 + $0.1 }.joined()
      let code = HMAC<Insecure.SHA1>.authenticationCode(
        for: Data((url + tail).utf8), using: SymmetricKey(data: Data("shared secret".utf8)))
      return CallbackRequest(
        url: url, headers: ["X-Twilio-Signature": Data(code).base64EncodedString()], body: Array(form.text.utf8))
    }
  }

  /// Knows one customer by address and number.
  struct KnownCustomer: LeadFinder {
    var leads: [LeadID] = ["lead 9", "lead 7"]

    func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID] {
      ["jane@mail.example", "447700900123"].contains(key.value) && tenant == .only ? leads : []
    }
  }
#endif
