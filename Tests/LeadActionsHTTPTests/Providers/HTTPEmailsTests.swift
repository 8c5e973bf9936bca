#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  struct HTTPEmailsTests {
    private static let email = EmailMessage(
      to: .customer, address: "jane@mail.example", name: "Jane \"J\" Doe", subject: "Hello\r\nBcc: all@mail.example",
      text: "Dear Jane", html: "<p>Dear Jane</p>")
    private static let attempt = Attempt(of: "d1", lead: "lead 7/é", tenant: "north", timeout: 600)
    private static let additions = EmailAdditions(
      attachments: [EmailAttachment(name: "a\r\n.pdf", contentType: "application/pdf", bytes: [1, 2, 3])],
      unsubscribe: UnsubscribeLink(url: "https://crm.example/stop/1", email: "stop@crm.example"),
      sender: EmailSender("north@crm.example", name: "North"), replyTo: EmailSender("ann@crm.example", name: "Ann"))

    private func send(
      _ name: String, _ provider: FakeProvider, _ email: EmailMessage = Self.email,
      with additions: EmailAdditions = .none,
      secrets: FixedProviderSecrets = FixedProviderSecrets()
    ) async throws -> TransportAnswer {
      let settings = try #require(KnownProviders.emails[name])
      let transport = HTTPEmails(
        settings, from: EmailSender("crm@crm.example"), client: provider, secrets: secrets,
        additions: FixedAdditions(given: additions), clock: VirtualClock(Date(timeIntervalSince1970: 1_600_000_000))
      )
      return try await transport.send(email, attempt: Self.attempt)
    }

    @Test(arguments: KnownProviders.emails.keys.sorted(), TransportConformance.Part.allCases)
    func `every provider's transport keeps its promises`(name: String, part: TransportConformance.Part) async throws {
      let settings = try #require(KnownProviders.emails[name])
      let accepting = FakeProvider()
      let conformance = TransportConformance(
        email: { endpoint in
          let client =
            switch endpoint {
            case .accepting: accepting
            case .rejecting: FakeProvider(status: 400, body: #"{"message": "no: canary-key"}"#)
            case .hanging: FakeProvider(.hang)
            case .cutting: FakeProvider(.fail(.noAnswer(host: "provider.example", reason: "the connection was closed")))
            case .unreachable: FakeProvider(.fail(.noConnection(host: "provider.example", reason: "refused")))
            }
          return HTTPEmails(
            settings, from: EmailSender("crm@crm.example"), client: client, secrets: FixedProviderSecrets())
        }, scale: .init(timeout: part == .endsInTime ? 1 : part == .keepsSecrets ? 60 : 600, grace: 300),
        arrived: { accepting.requests.map(\.words) },
        secrets: ["canary-key"])
      #expect(await conformance.failures(of: part) == [])
    }

    @Test func `SendGrid is asked as its v3 form wants it`() async throws {
      let provider = FakeProvider(status: 202, [.init("x-message-id", "sg-1")])
      #expect(try await send("sendgrid", provider, with: Self.additions) == .accepted("as sg-1"))
      let request = try #require(provider.requests.first)
      #expect(request.url == "https://api.sendgrid.com/v3/mail/send")
      #expect(request["Authorization"] == "Bearer canary-key" && request["Content-Type"] == "application/json")
      let json = request.json
      #expect(json["personalizations", "0", "to", "0", "email"] == .text("jane@mail.example"))
      #expect(json["personalizations", "0", "to", "0", "name"] == .text("Jane \"J\" Doe"))
      #expect(json["from"] == .object(["email": .text("north@crm.example"), "name": .text("North")]))
      #expect(json["reply_to", "email"] == .text("ann@crm.example"))
      #expect(json["subject"] == .text("Hello  Bcc: all@mail.example"))
      #expect(json["content", "0"] == .object(["type": .text("text/plain"), "value": .text("Dear Jane")]))
      #expect(json["content", "1", "type"] == .text("text/html"))
      #expect(json["attachments", "0", "content"] == .text("AQID"))
      #expect(json["attachments", "0", "filename"] == .text("a  .pdf"))
      #expect(json["headers", "Auto-Submitted"] == .text("auto-generated"))
      #expect(json["headers", "List-Unsubscribe"] == .text("<https://crm.example/stop/1>, <mailto:stop@crm.example>"))
      #expect(json["headers", "List-Unsubscribe-Post"] == .text("List-Unsubscribe=One-Click"))
      #expect(
        json["custom_args"]
          == .object([
            "la_tenant": .text("north"), "la_lead": .text("lead 7/é"), "la_delivery": .text("d1"),
            "la_sent": .text("1600000000"),
          ]))
    }

    @Test(arguments: [
      ("Doe, Jane", "Doe Jane"), ("Jane; Doe", "Jane Doe"),
      ("victim@elsewhere.example, x", "victim@elsewhere.example x"),
      ("a,;, ;b", "a b"), (",\u{301};Jane\r\n,", "\u{301} Jane"), ("Jane  Doe", "Jane  Doe"), (", ;", nil), ("", nil),
    ])
    func `a name does not part SendGrid's list of addresses`(name: String, sent: String?) async throws {
      let provider = FakeProvider()
      var email = Self.email
      email.name = name
      let additions = EmailAdditions(
        sender: EmailSender("north@crm.example", name: name), replyTo: EmailSender("ann@crm.example", name: name))
      _ = try await send("sendgrid", provider, email, with: additions)
      let json = try #require(provider.requests.first).json
      let expected = sent.map { PlainValue.text($0) }
      #expect(json["personalizations", "0", "to", "0", "name"] == expected)
      #expect(json["personalizations", "0", "to", "0", "email"] == .text("jane@mail.example"))
      #expect(json["from", "name"] == expected && json["reply_to", "name"] == expected)
    }

    @Test func `Postmark is asked as its form wants it`() async throws {
      let provider = FakeProvider(status: 200, body: #"{"ErrorCode": 0, "MessageID": "pm-1"}"#)
      #expect(try await send("postmark", provider, with: Self.additions) == .accepted("as pm-1"))
      let request = try #require(provider.requests.first)
      #expect(request.url == "https://api.postmarkapp.com/email" && request["X-Postmark-Server-Token"] == "canary-key")
      let json = request.json
      #expect(json["From"] == .text("\"North\" <north@crm.example>"))
      #expect(json["To"] == .text("\"Jane \\\"J\\\" Doe\" <jane@mail.example>"))
      #expect(json["ReplyTo"] == .text("\"Ann\" <ann@crm.example>"))
      #expect(json["TextBody"] == .text("Dear Jane") && json["HtmlBody"] == .text("<p>Dear Jane</p>"))
      #expect(json["Headers", "0"] == .object(["Name": .text("Auto-Submitted"), "Value": .text("auto-generated")]))
      #expect(json["Attachments", "0", "ContentType"] == .text("application/pdf"))
      #expect(json["Metadata", "la_lead"] == .text("lead 7/é") && json["MessageStream"] == .text("outbound"))
    }

    @Test func `Resend is given an idempotency key, and the same bytes at each attempt`() async throws {
      let provider = FakeProvider(status: 200, body: #"{"id": "re-1"}"#)
      #expect(try await send("resend", provider, with: Self.additions) == .accepted("as re-1"))
      #expect(try await send("resend", provider, with: Self.additions) == .accepted("as re-1"))
      let request = try #require(provider.requests.first)
      #expect(request["Idempotency-Key"] == "d1" && provider.requests == [request, request])
      let json = request.json
      #expect(json["to"] == .list([.text("\"Jane \\\"J\\\" Doe\" <jane@mail.example>")]))
      #expect(json["tags", "1"] == .object(["name": .text("la_lead"), "value": .text("lead-207-2f-c3-a9")]))
      #expect(json["headers", "List-Unsubscribe-Post"] == .text("List-Unsubscribe=One-Click"))
    }

    @Test(arguments: KnownProviders.emails.keys.sorted())
    func `what an email does not have is left out`(name: String) async throws {
      let provider = FakeProvider()
      _ = try await send(
        name, provider, EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hi", text: "Dear Jane"))
      let json = try #require(provider.requests.first).json
      for key in ["attachments", "Attachments", "reply_to", "ReplyTo", "html", "HtmlBody"] { #expect(json[key] == nil) }
      #expect(json["content", "1"] == nil)
      for key in ["from", "From"] where json[key] != nil {
        #expect(
          json[key] == .text("crm@crm.example") || json[key] == .object(["email": .text("crm@crm.example")]))
      }
    }

    @Test(arguments: KnownProviders.emails.keys.sorted())
    func `nothing a message says changes the request's form`(name: String) async throws {
      let pieces = [
        "\"", "\\", "}", "{", "]", ",", "\r\n", "\u{0}", "\u{2028}", "{{subject}}", "${KEY}", "é", "😀", "\\u0022", "<",
        ">",
      ]
      func keys(_ value: PlainValue) -> [String] {
        switch value {
        case .object(let members): members.sorted { $0.key < $1.key }.flatMap { [$0.key] + keys($0.value) }
        case .list(let elements): elements.flatMap(keys)
        default: []
        }
      }
      let provider = FakeProvider()
      _ = try await send(name, provider, with: Self.additions)
      let form = try #require(provider.requests.first.map { keys($0.json) })
      var random = SeededGenerator(seed: 14)
      for _ in 0..<60 {
        func text() -> String {
          "x"
            + (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
        }
        let provider = FakeProvider()
        let (subject, body) = (text(), text())
        var email = EmailMessage(
          to: .customer, address: "jane@mail.example", subject: subject, text: body, html: text())
        email.name = text()
        _ = try await send(name, provider, email, with: Self.additions)
        let request = try #require(provider.requests.first)
        #expect(keys(request.json) == form)
        #expect(request.words.contains("canary-key") && request.headers.count <= 4)
        let texts = [request.json["content", "0", "value"], request.json["TextBody"], request.json["text"]]
        #expect(texts.contains(.text(body.replacing("\u{0}", with: ""))))
      }
    }

    @Test(arguments: [
      UnsubscribeLink(url: "http://crm.example/stop"), UnsubscribeLink(url: "https://crm.example/a b"),
      UnsubscribeLink(url: "https://crm.example/>\r\nBcc: x"), UnsubscribeLink(email: "nobody"),
      UnsubscribeLink(url: "javascript:alert(1)"),
    ])
    func `a link to unsubscribe that is none is not sent`(link: UnsubscribeLink) async throws {
      let provider = FakeProvider()
      let answer = try await send("sendgrid", provider, with: EmailAdditions(unsubscribe: link))
      guard case .failedForNow = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(answer.cause == .setup && provider.requests.isEmpty)
    }

    @Test(arguments: KnownProviders.emails.keys.sorted())
    func `what is not one address is sent nowhere`(name: String) async throws {
      let wrong = [
        "a@x.example,b@y.example", "a@x.example;b@y.example", "x@a.example,\u{301}b@\u{301}c.example", "", "jane", "@",
        "a@",
        "@x.example", "a@@x.example", "a@b@x.example", "Jane <a@x.example>", "a b@x.example", "a@x.example\r\nBcc: b",
        "a@x.example\u{0}", "a\u{2028}@x.example", "a\u{A0}@x.example", "a@x.example\u{FF0C}b", "a@x,example",
        "a\\@x.example", "\"a\"@x.example", "a@x.example>\u{301}", "a@-x.example", "a@x..example",
        String(repeating: "a", count: 250) + "@x.example",
      ]
      for address in wrong {
        let provider = FakeProvider()
        let answer = try await send(
          name, provider, EmailMessage(to: .customer, address: address, subject: "Hi", text: "Dear Jane"))
        guard case .failedForGood(let reason) = answer.result else {
          Issue.record("\(address): \(answer)")
          continue
        }
        #expect(answer.cause == .recipient && reason.text.contains("is no email address"))
        #expect(provider.requests.isEmpty, "\(address)")
      }
      for address in [
        "jane@mail.example", "j.o'neil+x@müller.example", "jürgen@mail.example", "a@localhost", "a.@x.example",
      ] {
        let provider = FakeProvider()
        _ = try await send(
          name, provider, EmailMessage(to: .customer, address: address, subject: "Hi", text: "Dear Jane"))
        #expect(provider.requests.count == 1, "\(address)")
      }
    }

    private struct BrokenAdditions: EmailAdditionSource {
      var error: any Error
      func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions { throw error }
    }

    private struct NoSuchFile: FinalFailure, CustomStringConvertible {
      let isFinal: Bool
      let description = "offer.pdf is missing"
    }

    private func send(_ provider: FakeProvider, adding error: any Error) async throws -> TransportAnswer {
      try await HTTPEmails(
        .sendGrid(key: "${KEY}"), from: EmailSender("crm@crm.example"), client: provider,
        secrets: FixedProviderSecrets(), additions: BrokenAdditions(error: error)
      ).send(Self.email, attempt: Self.attempt)
    }

    @Test func `additions that cannot be had are no fault of the recipient's`() async throws {
      let provider = FakeProvider()
      let words = "What the email is to have beside could not be had: offer.pdf is missing"
      let now = try await send(provider, adding: NoSuchFile(isFinal: false))
      #expect(now == .failedForNow(words).dueTo(.setup))
      let good = try await send(provider, adding: NoSuchFile(isFinal: true))
      #expect(good == .failedForGood(words).dueTo(.setup))
      await #expect(throws: CancellationError.self) { try await send(provider, adding: CancellationError()) }
      #expect(provider.requests.isEmpty)
    }

    @Test func `an email that is too large is no fault of the recipient's`() async throws {
      let provider = FakeProvider()
      let file = EmailAttachment(
        name: "a.pdf", contentType: "application/pdf", bytes: Array(repeating: 7, count: 7_600_000))
      let answer = try await send("postmark", provider, with: EmailAdditions(attachments: [file]))
      guard case .failedForGood(let reason) = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(reason.text.contains("send smaller attachments"))
      #expect(answer.cause == .setup && provider.requests.isEmpty)
    }
  }
#endif
