#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  /// What the providers' answers come to.
  struct ProviderAnswerTests {
    private enum Outcome: String {
      case accepted, now, uncertain, good
      init(_ answer: TransportAnswer) {
        switch answer.result {
        case .accepted: self = .accepted
        case .failedForNow: self = .now
        case .uncertain: self = .uncertain
        case .failedForGood: self = .good
        @unknown default: self = .good
        }
      }
    }

    private func email(_ name: String, _ client: FakeProvider, secrets: (any SecretSource)? = FixedProviderSecrets())
      async throws -> TransportAnswer
    {
      let transport = HTTPEmails(
        try #require(KnownProviders.emails[name]), from: EmailSender("crm@crm.example"), client: client,
        secrets: secrets)
      return try await transport.send(
        EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hi", text: "Hello"),
        attempt: Attempt(of: "d1", lead: "l", timeout: 600))
    }

    private func text(
      _ name: String, _ client: FakeProvider, to recipient: Recipient = .customer, number: String = "+447700900123",
      body: String = "Hello", plan: DialingPlan? = nil, limit: TextLimit = .standard
    ) async throws -> TransportAnswer {
      let transport = HTTPTexts(
        try #require(KnownProviders.texts[name]), client: client, secrets: FixedProviderSecrets(), plan: plan,
        limit: limit)
      return try await transport.send(
        TextMessage(to: recipient, number: number, body: body),
        attempt: Attempt(of: "d1", lead: "lead 7/é", tenant: "north", timeout: 600))
    }

    @Test(arguments: [
      ("sendgrid", 202, "", "accepted"),
      ("sendgrid", 400, #"{"errors":[{"message":"bad to","field":"personalizations.0.to"}]}"#, "good"),
      ("sendgrid", 400, #"{"errors":[{"message":"bad from","field":"from.email"}]}"#, "now"),
      ("sendgrid", 401, "{}", "now"), ("sendgrid", 403, "", "now"), ("sendgrid", 413, "", "good"),
      ("sendgrid", 429, "", "now"),
      ("sendgrid", 500, "<html>", "now"), ("sendgrid", 502, "", "uncertain"), ("sendgrid", 504, "", "uncertain"),
      ("sendgrid", 302, "", "now"), ("sendgrid", 404, "", "now"),
      ("postmark", 200, #"{"ErrorCode":0,"MessageID":"m"}"#, "accepted"),
      ("postmark", 422, #"{"ErrorCode":406,"Message":"inactive"}"#, "good"),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Invalid 'To' address: 'foo@bar'."}"#, "good"),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Zero-length body"}"#, "good"),
      ("postmark", 422, #"{"ErrorCode":405,"Message":"credits"}"#, "now"),
      ("postmark", 401, #"{"ErrorCode":10}"#, "now"),
      ("postmark", 503, "", "now"), ("resend", 200, #"{"id":"x"}"#, "accepted"),
      ("resend", 422, #"{"name":"validation_error","message":"to"}"#, "good"),
      ("resend", 422, #"{"name":"invalid_from_address"}"#, "now"),
      ("resend", 409, #"{"name":"concurrent_idempotent_requests"}"#, "now"),
      ("resend", 504, "", "now"), ("resend", 429, #"{"name":"daily_quota_exceeded"}"#, "now"),
    ])
    func `emails' answers are told apart`(name: String, status: Int, body: String, expected: String) async throws {
      let answer = try await email(name, FakeProvider(status: status, body: body))
      #expect(Outcome(answer).rawValue == expected, "\(answer)")
    }

    @Test(arguments: [
      (201, #"{"sid":"SM1"}"#, "accepted"), (400, #"{"code":21211,"message":"bad"}"#, "good"),
      (400, #"{"code":21614}"#, "good"), (400, #"{"code":21606,"message":"from"}"#, "now"), (400, "", "now"),
      (401, #"{"code":20003}"#, "now"), (429, #"{"code":20429}"#, "now"), (500, "", "now"), (504, "", "uncertain"),
    ])
    func `Twilio's answers are told apart by its codes`(status: Int, body: String, expected: String) async throws {
      let answer = try await text("twilio", FakeProvider(status: status, body: body))
      #expect(Outcome(answer).rawValue == expected, "\(answer)")
    }

    @Test(arguments: [
      // The recipient's, which raise Email Failed.
      (
        "sendgrid", 400, #"{"errors":[{"message":"bad to","field":"personalizations.0.to"}]}"#,
        TransportAnswer.Cause.recipient
      ),
      (
        "sendgrid", 400, #"{"errors":[{"message":"no valid address","field":"personalizations.0.to.0.email"}]}"#,
        .recipient
      ),
      ("postmark", 422, #"{"ErrorCode":406,"Message":"inactive"}"#, .recipient),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Invalid 'To' address: 'foo@bar'."}"#, .recipient),
      (
        "postmark", 422,
        #"{"ErrorCode":300,"Message":"Error parsing 'To': Illegal email domain 'b..c' in address 'a@b..c'."}"#,
        .recipient
      ),
      ("resend", 422, #"{"name":"validation_error","message":"Invalid `to` field. The email address"}"#, .recipient),
      // The host's, which do not.
      ("sendgrid", 400, #"{"errors":[{"message":"bad","field":"content"}]}"#, .setup),
      ("sendgrid", 413, "", .setup), ("sendgrid", 404, "", .setup), ("sendgrid", 302, "", .setup),
      // The host's, and everybody's: the key.
      ("sendgrid", 401, "", .access), ("postmark", 401, #"{"ErrorCode":10,"Message":"token"}"#, .access),
      ("resend", 403, #"{"name":"invalid_api_key"}"#, .access),
      ("postmark", 422, #"{"ErrorCode":402,"Message":"bad JSON"}"#, .setup),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Invalid 'From' address: 'sales'."}"#, .setup),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Error parsing 'ReplyTo': Illegal email address 'x'."}"#, .setup),
      ("postmark", 422, #"{"ErrorCode":300,"Message":"Provide either email TextBody or HtmlBody or both."}"#, .setup),
      ("resend", 422, #"{"name":"validation_error","message":"Invalid `from` field"}"#, .setup),
      ("resend", 422, #"{"name":"validation_error","message":"to"}"#, .setup),
      ("resend", 422, #"{"name":"invalid_from_address","message":"Invalid `to` and from"}"#, .setup),
      // The provider's.
      ("sendgrid", 500, "", .destination), ("resend", 429, "{}", .destination),
    ])
    func `whose fault it is that an email was refused is told apart`(
      name: String, status: Int, body: String, cause: TransportAnswer.Cause
    ) async throws {
      let answer = try await email(name, FakeProvider(status: status, body: body))
      #expect(answer.cause == cause)
      // Whatever it says, it was asked, and the rate counts that.
      #expect(answer.wasAsked)
    }

    @Test func `a number that stopped at Twilio ends the customer's consent, and nobody else's`() async throws {
      let stopped = FakeProvider(status: 400, body: #"{"code": 21610, "message": "unsubscribed"}"#)
      let answer = try await text("twilio", stopped)
      #expect(Outcome(answer) == .good)
      #expect(
        answer.occurrences == [Occurrence("stopped:d1", lead: "lead 7/é", .consentChanged(.text, open: false))])
      #expect(try await text("twilio", stopped, to: .user("ann")).occurrences.isEmpty)
    }

    @Test(arguments: [
      ("120", 120.0), ("0", 0), ("-5", 0), ("nan", nil), ("soon", nil), ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
      ("1e400", 1.7976931348623157e308),
    ])
    func `a provider that is too busy says for how long`(header: String, seconds: Double?) async throws {
      for client in [FakeProvider(status: 429, [.init("retry-after", header)])] {
        for answer in [try await email("resend", client), try await text("twilio", client)] {
          guard case .failedForNow(_, let wait) = answer.result else {
            Issue.record("\(answer)")
            continue
          }
          #expect(wait == seconds)
        }
      }
    }

    @Test func `a lost answer is uncertain where the provider recognises no repeat`() async throws {
      let lost: [OutboundError] = [
        .noAnswer(host: "p.example", reason: "reset"), .timedOut(host: "p.example", seconds: 1),
      ]
      for error in lost {
        for name in ["sendgrid", "postmark"] {
          #expect(Outcome(try await email(name, FakeProvider(.fail(error)))) == .uncertain)
        }
        #expect(Outcome(try await email("resend", FakeProvider(.fail(error)))) == .now)
        #expect(Outcome(try await text("twilio", FakeProvider(.fail(error)))) == .uncertain)
        #expect(Outcome(try await text("json", FakeProvider(.fail(error)))) == .now)
      }
      for error in [
        OutboundError.unresolved(host: "p.example"), .noConnection(host: "p.example", reason: "refused"), .shutDown,
      ] {
        #expect(Outcome(try await email("sendgrid", FakeProvider(.fail(error)))) == .now)
      }
      for error in [OutboundError.unusable("x"), .forbidden(host: "10.0.0.1", reason: "private")] {
        #expect(Outcome(try await email("sendgrid", FakeProvider(.fail(error)))) == .good)
      }
    }

    /// Gives a secret after some time.
    private struct SlowSecrets: SecretSource {
      var seconds: Double
      func value(of name: SecretName, tenant: TenantName) async throws -> String? {
        try await Task.sleep(for: .seconds(seconds))
        return "canary-key"
      }
    }

    @Test func `the client's time is over before the attempt's, and what was spent before is not its`() async throws {
      let quick = FakeProvider()
      _ = try await email("sendgrid", quick)
      let whole = try #require(quick.timeouts.first)
      #expect(whole <= 540 && whole > 0)
      let slow = FakeProvider()
      _ = try await email("sendgrid", slow, secrets: SlowSecrets(seconds: 0.5))
      #expect(try #require(slow.timeouts.first) <= 539.5)
    }

    @Test func `an attempt whose time is over is not begun, and nothing is uncertain about it`() async throws {
      let client = FakeProvider()
      let transport = HTTPEmails(
        .sendGrid(key: "${KEY}"), from: EmailSender("crm@crm.example"), client: client,
        secrets: SlowSecrets(seconds: 0.05))
      let answer = try await transport.send(
        EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hi", text: "Hello"),
        attempt: Attempt(of: "d1", lead: "l", timeout: 0.05))
      #expect(Outcome(answer) == .now && answer.cause == .setup && client.requests.isEmpty)
      #expect(!answer.wasAsked)
    }

    // MARK: Texts

    @Test func `Twilio is asked in its form, with a callback that finds the lead`() async throws {
      let client = FakeProvider(status: 201, body: #"{"sid": "SM1"}"#)
      #expect(try await text("twilio", client, number: "07700 900123", plan: .unitedKingdom) == .accepted("as SM1"))
      let request = try #require(client.requests.first)
      #expect(request.url == "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json")
      #expect(request["Authorization"] == "Basic " + Data("AC1:canary-key".utf8).base64EncodedString())
      #expect(request["Content-Type"] == "application/x-www-form-urlencoded")
      #expect(
        request.form == [
          "To": "+447700900123", "MessagingServiceSid": "MG1", "Body": "Hello",
          "StatusCallback": "https://crm.example/twilio?x=1&la_tenant=north&la_lead=lead%207%2F%C3%A9&la_delivery=d1",
        ])
    }

    @Test func `the plain form carries the same in JSON`() async throws {
      let client = FakeProvider(status: 200, body: #"{"id": "g-1"}"#)
      #expect(try await text("json", client) == .accepted("as g-1"))
      let request = try #require(client.requests.first)
      #expect(request.url == "https://gateway.example/send?key=canary-key" && request["Idempotency-Key"] == "d1")
      #expect(request.json["to"] == .text("+447700900123") && request.json["from"] == .text("CRM"))
      #expect(request.json["text"] == .text("Hello") && request.json["id"] == .text("d1"))
    }

    @Test(arguments: [
      (400, #"{"code": "bad_number", "message": "no such number"}"#, TransportAnswer.Cause.recipient),
      (422, #"{"code": "bad_number"}"#, .recipient), (400, #"{"code": "no_sender"}"#, .setup), (400, "", .setup),
      (413, "", .setup),
    ])
    func `a gateway of the plain form says whether the number is at fault`(
      status: Int, body: String, cause: TransportAnswer.Cause
    ) async throws {
      let answer = try await text("json", FakeProvider(status: status, body: body))
      #expect(Outcome(answer) == .good && answer.cause == cause, "\(answer)")
    }

    @Test(arguments: KnownProviders.texts.keys.sorted())
    func `a number that is none and a text that is too long fail before any request`(name: String) async throws {
      let client = FakeProvider()
      for (number, cause) in [
        ("07700 900123", TransportAnswer.Cause.setup), ("12", .setup), ("+44 7700 900123 ext 1", .recipient),
      ] {
        let answer = try await text(name, client, number: number)
        #expect(Outcome(answer) == .good && answer.cause == cause, "\(number): \(answer)")
      }
      let short = try await text(name, client, number: "12", plan: .unitedKingdom)
      #expect(Outcome(short) == .good && short.cause == .recipient)
      let long = try await text(name, client, body: String(repeating: "я", count: 71), limit: TextLimit(segments: 1))
      guard case .failedForGood(let reason) = long.result else {
        Issue.record("\(long)")
        return
      }
      #expect(reason.text.contains("2 segments") && client.requests.isEmpty)
      // The template's fault, and no customer's.
      #expect(long.cause == .setup)
    }

    @Test(arguments: KnownProviders.texts.keys.sorted(), TransportConformance.Part.allCases)
    func `every provider's transport keeps its promises`(name: String, part: TransportConformance.Part) async throws {
      let settings = try #require(KnownProviders.texts[name])
      let accepting = FakeProvider()
      let conformance = TransportConformance(
        text: { endpoint in
          let client =
            switch endpoint {
            case .accepting: accepting
            case .rejecting: FakeProvider(status: 400, body: #"{"message": "no: canary-key"}"#)
            case .hanging: FakeProvider(.hang)
            case .cutting: FakeProvider(.fail(.noAnswer(host: "provider.example", reason: "the connection was closed")))
            case .unreachable: FakeProvider(.fail(.noConnection(host: "provider.example", reason: "refused")))
            }
          return HTTPTexts(
            settings, client: client, secrets: FixedProviderSecrets(), plan: .unitedKingdom,
            limit: TextLimit(segments: 10_000))
        }, scale: .init(timeout: part == .endsInTime ? 1 : part == .keepsSecrets ? 60 : 600, grace: 300),
        arrived: { accepting.requests.map(\.words) },
        secrets: ["canary-key"])
      #expect(await conformance.failures(of: part) == [])
    }

    // MARK: Secrets

    @Test func `no secret is in an answer, an error or a description`() async throws {
      let encoded = Data("AC1:canary-key".utf8).base64EncodedString()
      let echoing =
        #"{"message": "key canary-key is wrong", "Message": "canary-key", "errors": [{"message": "canary-key"}], "code": "canary-key", "id": "canary-key", "sid": "canary-key"}"#
      var shown: [Any] = [SecretText("canary-key"), SecretText.literal("canary-key")]
      for status in [200, 400, 401, 429, 500, 504] {
        for name in KnownProviders.emails.keys {
          shown.append(try await email(name, FakeProvider(status: status, body: echoing)))
        }
        for name in KnownProviders.texts.keys {
          shown.append(try await text(name, FakeProvider(status: status, body: echoing)))
        }
      }
      let header = FakeProvider(status: 400, body: #"{"message": "\#(encoded) is wrong", "code": "\#(encoded)"}"#)
      shown.append(try await text("twilio", header))
      for error in [OutboundError.noAnswer(host: "x", reason: "canary-key"), .unusable("https://x?key=canary-key")] {
        for name in KnownProviders.texts.keys { shown.append(try await text(name, FakeProvider(.fail(error)))) }
      }
      let literal = TextProvider.json(
        url: .literal("https://x.example/?k=canary-key"), credentials: .bearer(.literal("canary-key")))
      shown += [literal, EmailProvider.sendGrid(key: .literal("canary-key"))] as [Any]
      let client = FakeProvider(status: 500, body: echoing)
      let transport = HTTPTexts(literal, client: client)
      shown.append(transport)
      shown.append(
        try await transport.send(
          TextMessage(to: .customer, number: "+447700900123", body: "x"),
          attempt: Attempt(of: "d", lead: "l", timeout: 600)))
      #expect(client.requests.map(\.url) == ["https://x.example/?k=canary-key"])
      let plain = HTTPTexts(
        .json(url: "https://x.example/?k=canary-key"), client: FakeProvider(status: 500, body: echoing))
      shown.append(
        try await plain.send(
          TextMessage(to: .customer, number: "+447700900123", body: "x"),
          attempt: Attempt(of: "d", lead: "l", timeout: 600)))
      for value in shown {
        var dumped = ""
        dump(value, to: &dumped)
        for text in ["\(value)", String(reflecting: value), dumped] {
          #expect(!text.contains("canary-key") && !text.contains(encoded), "\(type(of: value))")
        }
      }
      #expect(shown.contains { "\($0)".contains("${KEY}") })
    }

    private func send(_ request: ProviderRequest, statusURL: SecretText? = nil, _ client: FakeProvider) async throws
      -> String
    {
      let transport = HTTPTexts(
        TextProvider(request, statusURL: statusURL), client: client, secrets: FixedProviderSecrets())
      let answer = try await transport.send(
        TextMessage(to: .customer, number: "+447700900123", body: "x"),
        attempt: Attempt(of: "d", lead: "l", timeout: 600))
      return "\(answer)"
    }

    private static let echoed = "status 400: you sent "

    @Test func `a credential that stands in the settings is shown as little as one that a source gives`() async throws {
      let token: SecretText = "canary-token"
      let pair = Data("canary-user:canary-token".utf8).base64EncodedString()
      for (credentials, headers, sent) in [
        (.bearer(token), [], "canary-token"), (.header("X-Key", token), [], "canary-token"),
        (.basic(user: "canary-user", password: token), [], "canary-user canary-token \(pair)"),
        (.bearer("Key ${KEY}"), [], "Key canary-key"),
        (.none, [ProviderHeader("X-Key", .text("canary-header"))], "canary-header"),
      ] as [(ProviderCredentials, [ProviderHeader], String)] {
        let client = FakeProvider(status: 400, body: #"{"message": "you sent \#(sent)"}"#)
        let shown = try await send(
          ProviderRequest(
            url: "https://x.example/", credentials: credentials, headers: headers, body: .json(["to": "x"])), client)
        #expect(shown.contains(Self.echoed) && !shown.contains("canary") && !shown.contains(pair), "\(shown)")
        #expect(client.requests.count == 1)
      }
    }

    @Test func `a user's name that is a common word is left in what a provider says`() async throws {
      let client = FakeProvider(status: 400, body: #"{"message": "the api is closed"}"#)
      let shown = try await send(
        ProviderRequest(
          url: "https://x.example/", credentials: .basic(user: "api", password: "${KEY}"), body: .json([:])), client)
      #expect(shown.contains("the api is closed"))
    }

    @Test func `a secret in the body or in the address of callbacks is sent, and not shown`() async throws {
      let bodies: [ProviderBody] = [
        .json(["auth": ["key": .secret("${KEY}")], "all": [.secret("canary-literal")], "back": .value(.statusURL)]),
        .form([
          .init("key", .secret("${KEY}")), .init("all", .secret("canary-literal")), .init("back", .value(.statusURL)),
        ]),
      ]
      for body in bodies {
        let client = FakeProvider(
          status: 400, body: #"{"message": "you sent canary-key and canary-literal"}"#)
        let shown = try await send(
          ProviderRequest(url: "https://x.example/", body: body), statusURL: "https://crm.example/t?key=${KEY}", client)
        #expect(shown.contains(Self.echoed) && shown.contains("${KEY}") && !shown.contains("canary"), "\(shown)")
        let request = try #require(client.requests.first)
        let back = "https://crm.example/t?key=canary-key&la_tenant=\(TenantName.only)&la_lead=l&la_delivery=d"
        if case .json = body {
          #expect(request.json["auth", "key"] == .text("canary-key"))
          #expect(request.json["all", "0"] == .text("canary-literal") && request.json["back"] == .text(back))
        } else {
          #expect(request.form == ["key": "canary-key", "all": "canary-literal", "back": back])
        }
      }
      var dumped = ""
      dump(TextProvider(ProviderRequest(url: "x", body: bodies[0]), statusURL: "https://x?k=canary"), to: &dumped)
      #expect(!dumped.contains("canary"))
    }

    @Test func `a secret is taken out also where a mark behind it makes another letter of its last one`() async throws {
      let client = FakeProvider(status: 400, body: "{\"message\": \"you sent canary-key\u{301}!\"}")
      let shown = try await send(
        ProviderRequest(url: "https://x.example/", credentials: .bearer("${KEY}"), body: .json([:])), client)
      // Without the brace, which the mark makes another character of too.
      #expect(shown.contains("you sent ${KEY") && !shown.contains("canary-ke"), "\(shown)")
    }

    @Test func `a secret in the host of a provider's URL is not shown, though hosts are written in lower case`()
      async throws
    {
      for error in [
        OutboundError.unresolved(host: "canary-key.x.example:443"),
        .noConnection(host: "canary-key.x.example:443", reason: "nothing listens there"),
        .forbidden(host: "canary-key.x.example:443", reason: "its address is private"),
      ] {
        let client = FakeProvider(.fail(error))
        let transport = HTTPTexts(
          TextProvider(ProviderRequest(url: "https://${KEY}.x.example/", body: .json([:]))), client: client,
          secrets: FixedProviderSecrets(values: ["KEY": "Canary-KEY"]))
        let answer = try await transport.send(
          TextMessage(to: .customer, number: "+447700900123", body: "x"),
          attempt: Attempt(of: "d", lead: "l", timeout: 600))
        #expect(client.requests.first?.url == "https://Canary-KEY.x.example/")
        #expect("\(answer)".contains("${KEY}.x.example") && !"\(answer)".contains("canary"), "\(answer)")
      }
    }

    @Test func `a secret that is missing or cannot be read is named, and asked for again later`() async throws {
      struct Broken: SecretSource {
        struct Trouble: Error { var text = "canary" }
        func value(of name: SecretName, tenant: TenantName) async throws -> String? { throw Trouble() }
      }
      let sources: [(any SecretSource)?] = [
        nil, FixedProviderSecrets(values: [:]), FixedProviderSecrets(values: ["KEY": ""]), Broken(),
      ]
      for source in sources {
        let client = FakeProvider()
        let answer = try await email("sendgrid", client, secrets: source)
        guard case .failedForNow(let reason, _) = answer.result else {
          Issue.record("\(answer)")
          continue
        }
        #expect(reason.text.contains("'KEY'") && !reason.text.contains("canary") && client.requests.isEmpty)
        #expect(answer.cause == .setup && !answer.wasAsked)
      }
    }

    @Test func `a secret with a line break makes no second header`() async throws {
      let client = FakeProvider()
      let answer = try await email("sendgrid", client, secrets: FixedProviderSecrets(values: ["KEY": "a\r\nX-Evil: 1"]))
      #expect(Outcome(answer) == .now && client.requests.isEmpty)
      #expect(!"\(answer)".contains("Evil"))
    }
  }
#endif
