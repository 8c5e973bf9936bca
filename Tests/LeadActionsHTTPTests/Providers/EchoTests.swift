#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsCallbacks
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  /// What the transports give along is what the callbacks find the lead by, whatever the lead is called.
  struct EchoTests {
    private static let now = Date(timeIntervalSince1970: 1_600_000_000)
    private static let leads: [LeadID] = ["1000001", "lead 7/é", "a+b&c=d?e#f%20", "😀", "-", "\"\\", "$ {x}"]

    private func attempt(_ lead: LeadID) -> Attempt {
      Attempt(of: "d1", lead: lead, tenant: "north & south", timeout: 600)
    }

    private func request(_ provider: EmailProvider, _ lead: LeadID) async throws -> OutboundRequest {
      let client = FakeProvider()
      let transport = HTTPEmails(
        provider, from: EmailSender("crm@crm.example"), client: client, secrets: FixedProviderSecrets(),
        clock: VirtualClock(Self.now))
      _ = try await transport.send(
        EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hi", text: "Hello"), attempt: attempt(lead))
      return try #require(client.requests.first)
    }

    private func details(_ report: CallbackReport) -> [MessageDetails] {
      report.found.compactMap { if case .emailOpened(let details) = $0.occurrence.report { details } else { nil } }
    }

    private static let settings = CallbackReader.Settings(tenants: .one("north & south"))

    @Test(arguments: leads) func `by SendGrid's custom arguments`(lead: LeadID) async throws {
      let json = try await request(.sendGrid(key: "${KEY}"), lead).json
      let echo = DeliveryEcho { key in
        if case .text(let text)? = json["custom_args", key] { text } else { nil }
      }
      #expect(echo == DeliveryEcho(tenant: "north & south", lead: lead, delivery: "d1", sent: Self.now))
    }

    @Test(arguments: leads) func `by Postmark's metadata`(lead: LeadID) async throws {
      let json = try await request(.postmark(token: "${KEY}"), lead).json
      let metadata = try JSONEncoder().encode(json["Metadata"] ?? .null)
      let secret = try #require(ProviderSecret("secret"))
      let body = #"{"RecordType": "Open", "MessageID": "m", "Metadata": \#(String(decoding: metadata, as: UTF8.self))}"#
      let reader = CallbackReader(
        PostmarkCallbacks(BasicCredentials(name: "crm", password: secret)), settings: Self.settings)
      let report = try await reader.read(
        CallbackRequest(
          headers: ["Authorization": "Basic " + Data("crm:secret".utf8).base64EncodedString()], body: Array(body.utf8)),
        at: Self.now)
      #expect(report.found.map(\.occurrence.lead) == [lead])
      #expect(details(report).map(\.delivery) == ["d1"])
    }

    @Test(arguments: leads) func `by Resend's tags`(lead: LeadID) async throws {
      let json = try await request(.resend(key: "${KEY}"), lead).json
      let tags = try JSONEncoder().encode(json["tags"] ?? .null)
      let webhooks = StandardWebhooks(SigningKey.random())
      let body = #"{"type": "email.opened", "data": {"tags": \#(String(decoding: tags, as: UTF8.self))}}"#
      let signed = try webhooks.sign(id: "msg_1", at: Self.now, body: Array(body.utf8))
      let reader = CallbackReader(ResendCallbacks(webhooks), settings: Self.settings)
      let report = try await reader.read(
        CallbackRequest(headers: HeaderFields(signed.headers.map { ($0.name, $0.value) }), body: Array(body.utf8)),
        at: Self.now)
      #expect(report.found.map(\.occurrence.lead) == [lead])
      #expect(details(report).map(\.delivery) == ["d1"])
    }

    @Test(arguments: leads) func `by the query of Twilio's status callback`(lead: LeadID) async throws {
      let client = FakeProvider()
      let transport = HTTPTexts(
        .twilio(account: "AC1", token: "${KEY}", from: .number("+14155550132"), statusURL: "https://crm.example/t"),
        client: client, secrets: FixedProviderSecrets())
      _ = try await transport.send(
        TextMessage(to: .customer, number: "+447700900123", body: "Hello"), attempt: attempt(lead))
      let form = try #require(client.requests.first?.form)
      #expect(form["From"] == "+14155550132" && form["MessagingServiceSid"] == nil)
      let url = try #require(form["StatusCallback"])
      #expect(url.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      let items = try #require(URLComponents(string: url)?.queryItems)
      let echo = DeliveryEcho { key in items.first { $0.name == key }?.value }
      #expect(echo == DeliveryEcho(tenant: "north & south", lead: lead, delivery: "d1"))
    }
  }
#endif
