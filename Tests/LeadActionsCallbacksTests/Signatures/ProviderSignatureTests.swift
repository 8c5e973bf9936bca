#if Callbacks
  import Crypto
  import Foundation
  import Testing

  @testable import LeadActionsCallbacks

  /// The providers' own ways, held against the examples that their libraries are tested with.
  struct ProviderSignatureTests {
    private func problem(_ work: () throws(SignatureProblem) -> Void) -> SignatureProblem? {
      do { try work() } catch { return error }
      return nil
    }

    // MARK: Mailgun

    private static let token = "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0"
    private static let code = "b63c0701c4f4b614f272106a1b367c5c3369bcdca664ae73ebd52787e45eef07"
    private static let mailgunTime = Date(timeIntervalSince1970: 1_529_006_854)

    @Test func `Mailgun's time and token are verified`() throws {
      let secret = try #require(ProviderSecret("key-3ax6xnjp29jd6fds4gc373sgvjxteol0"))
      let mailgun = MailgunSignature(secret)
      func problem(_ timestamp: String, _ token: String, _ code: String, after seconds: Double = 0) -> SignatureProblem?
      {
        self.problem { () throws(SignatureProblem) in
          try mailgun.verify(
            timestamp: timestamp, token: token, signature: code, at: Self.mailgunTime.addingTimeInterval(seconds))
        }
      }
      #expect(problem("1529006854", Self.token, Self.code) == nil)
      #expect(problem("1529006854", Self.token, Self.code.uppercased()) == nil)
      #expect(problem("1529006854", Self.token, Self.code, after: 43_201) == .tooOld(seconds: 43_201))
      #expect(problem("1529006855", Self.token, Self.code) == .mismatch(keys: 1))
      #expect(problem("1529006854", Self.token + "0", Self.code) == .mismatch(keys: 1))
      #expect(problem("", Self.token, Self.code) == .missing("timestamp"))
      #expect(problem("1529006854", "", Self.code) == .missing("token"))
      #expect(problem("1529006854", Self.token, "") == .missing("signature"))
      for bad in ["zz", Self.code + "00", String(repeating: "é", count: 64), String(repeating: "g", count: 64)] {
        guard case .malformed? = problem("1529006854", Self.token, bad) else {
          Issue.record("\(bad) is no signature")
          continue
        }
      }
    }

    // MARK: Twilio

    private static let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    private static let form =
      "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309"

    private func twilio(_ url: String, _ form: String, _ signature: String, token: String = "12345")
      -> SignatureProblem?
    {
      problem { () throws(SignatureProblem) in
        guard let secret = ProviderSecret(token) else { return }
        try TwilioSignature(authToken: secret).verify(
          CallbackRequest(url: url, headers: ["x-twilio-signature": signature], body: Array(form.utf8)))
      }
    }

    @Test(arguments: [
      (url, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
      ("https://mycompany.com:1234/myapp.php?foo=1&bar=2", form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
      ("http://mycompany.com:1234/myapp.php?foo=1&bar=2", form, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
      (url, form, "kvajT1Ptam85bY51eRf/AJRuM3w="),
      ("http://mycompany.com/myapp.php?foo=1&bar=2", form, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
      (url, "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
      (url, "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=5678", "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
    ])
    func `the examples of Twilio's own libraries are verified`(url: String, form: String, signature: String) {
      #expect(twilio(url, form, signature) == nil)
      #expect(twilio(url, form, signature, token: "54321") == .mismatch(keys: 1))
      #expect(twilio(url + "x", form, signature) == .mismatch(keys: 1))
      #expect(twilio(url, form + "&More=1", signature) == .mismatch(keys: 1))
    }

    @Test func `a Twilio callback without what it needs is refused by name`() {
      #expect(twilio("", Self.form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=") == .missing("URL"))
      #expect(twilio(Self.url, Self.form, "") == .missing("X-Twilio-Signature"))
      for bad in ["é", "AAAA", "RSOYDt4T1cUTdK1PDd93/VVr8B8"] { #expect(twilio(Self.url, Self.form, bad) != nil) }
      let flood = String(repeating: "a=b&", count: 1_001)
      #expect(
        twilio(Self.url, flood, "RSOYDt4T1cUTdK1PDd93/VVr8B8=") == .malformed("body", "it has more than 1000 fields"))
    }

    // MARK: SendGrid

    private static let publicKey =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
    private static let signature =
      "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
    private static let events =
      #"[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]"#
      + "\r\n"

    @Test func `the example of SendGrid's own library is verified`() throws {
      let verifier = try #require(SendGridSignature(publicKey: Self.publicKey))
      let wrapped = "-----BEGIN PUBLIC KEY-----\n\(Self.publicKey)\n-----END PUBLIC KEY-----\n"
      #expect(SendGridSignature(publicKey: wrapped) != nil)
      func problem(
        _ signature: String = Self.signature, time: String = "1600112502", _ body: String = Self.events,
        at now: Double = 1_600_112_600
      ) -> SignatureProblem? {
        self.problem { () throws(SignatureProblem) in
          try verifier.verify(
            CallbackRequest(
              headers: [
                "X-Twilio-Email-Event-Webhook-Signature": signature, "X-TWILIO-EMAIL-EVENT-WEBHOOK-TIMESTAMP": time,
              ], body: Array(body.utf8)), at: Date(timeIntervalSince1970: now))
        }
      }
      #expect(problem() == nil)
      #expect(problem(at: 1_600_112_502 + 129_601) == .tooOld(seconds: 129_601))
      #expect(problem(String(Self.events.dropLast())) != nil)
      #expect(problem(time: "1600112503") == .mismatch(keys: 1))
      #expect(problem(Self.signature, String(Self.events.trimmingCharacters(in: .newlines))) == .mismatch(keys: 1))
      #expect(
        problem("MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0=")
          == .mismatch(keys: 1))
    }

    @Test(arguments: ["", "x", "AAAA", "é"])
    func `what is no public key is refused`(text: String) { #expect(SendGridSignature(publicKey: text) == nil) }

    // MARK: Name and password

    @Test func `Postmark's name and password are compared`() throws {
      let password = try #require(ProviderSecret("long:and random"))
      let older = try #require(ProviderSecret("before"))
      let credentials = BasicCredentials(name: "postmark", password: password, olderPasswords: [older])
      func problem(_ header: String) -> SignatureProblem? {
        self.problem { () throws(SignatureProblem) in try credentials.verify(["authorization": header]) }
      }
      func basic(_ text: String) -> String { "Basic " + Data(text.utf8).base64EncodedString() }
      #expect(problem(basic("postmark:long:and random")) == nil)
      #expect(problem(basic("postmark:before")) == nil)
      #expect(problem(basic("postmark:long:and random").replacingOccurrences(of: "Basic", with: "bASIC")) == nil)
      for bad in ["postmark:", "postmark", ":", "other:before", "postmark:before2"] {
        #expect(problem(basic(bad)) == .wrongCredentials)
      }
      #expect(problem("") == .missing("Authorization"))
      for bad in ["Basic", "Bearer x", "Basic é", "Basic ?"] { #expect(problem(bad) != nil) }
    }

    @Test func `no secret is shown`() throws {
      let secret = try #require(ProviderSecret("canary"))
      let shown: [Any] = [
        secret, MailgunSignature(secret), TwilioSignature(authToken: secret),
        BasicCredentials(name: "canary", password: secret), HeaderFields([("a", "canary")]),
        CallbackRequest(url: "https://canary", headers: ["a": "canary"], body: Array("canary".utf8)),
      ]
      for value in shown {
        #expect(!"\(value)\(String(reflecting: value))".contains("canary"))
        var dumped = ""
        dump(value, to: &dumped)
        #expect(!dumped.contains("canary"))
      }
      #expect(ProviderSecret("") == nil)
    }
  }
#endif
