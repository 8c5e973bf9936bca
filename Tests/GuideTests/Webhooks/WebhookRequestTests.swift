import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct WebhookRequestTests {
  /// The request of the guide's example: the guide's lead, received at its time, on Received & Not Referred.
  private func example(
    _ lead: Lead = GuideLead.lead(), zone: Zone = .utc, url: String = WebhookWorld.url
  ) async throws -> WebhookRequest {
    let world = try GuideWorld(
      GuideBook.with(Rule("hook", on: .receivedNotReferred) { PostWebhook(url) }, zone: zone))
    try await world.happens(GuideLead.receipt(lead))
    #expect(world.webhooks.count == 1)
    return try #require(world.webhooks.first)
  }

  @Test func `a webhook is a POST request to the URL that the action names`() async throws {
    let world = try await WebhookWorld.posting()
    // The transport that was handed the request has one way of sending it, `post`, which keeps what it was given.
    #expect(world.recording.sent.map(\.message.kind) == [.webhook])
    #expect(world.webhooks.map(\.url) == [WebhookWorld.url])
  }

  @Test func `the request's content type is that of URL encoded forms`() async throws {
    #expect(try await example().contentType == "application/x-www-form-urlencoded")
  }

  @Test func `the full URL is the only parameter`() throws {
    #expect(GuideBook.with(Rule("r", on: .received) { PostWebhook(WebhookWorld.url) }).problems().isEmpty)
    for url in ["webhook.php", "/webhook.php", "www.example.com/webhook.php", "", "ftp://www.example.com/hook"] {
      #expect(GuideBook.with(Rule("r", on: .received) { PostWebhook(url) }).problems().count == 1, "\(url)")
    }
  }

  @Test func `https is recommended and http is sent too`() async throws {
    #expect(try await example(url: "http://www.example.com/hook").url == "http://www.example.com/hook")
  }

  @Test func `the body begins with the keys and values of the guide's example, in its order`() async throws {
    let body = try await example().body
    let example = [
      "eventtype=delivery", "eventdatetime=2012-01-01+12%3A00%3A00", "id=1000001", "subid=", "ipaddress=192.168.0.1",
      "received=2012-01-01+12%3A00%3A00", "",
    ]
    #expect(body.hasPrefix(example.joined(separator: "&")))
    let pairs = WebhookWorld.pairs(body).prefix(6)
    #expect(pairs.map(\.key) == ["eventtype", "eventdatetime", "id", "subid", "ipaddress", "received"])
    #expect(
      pairs.map(\.value) == ["delivery", "2012-01-01 12:00:00", "1000001", "", "192.168.0.1", "2012-01-01 12:00:00"])
  }

  @Test func `the body holds the lead's details`() async throws {
    var lead = GuideLead.lead(user: "ann", status: "Warm", progress: .validated)
    lead.subid = "A-1"
    lead.fields["loan"] = 250_000
    let pairs = WebhookWorld.pairs(try await example(lead).body)
    #expect(Set(pairs.map(\.key)).count == pairs.count)
    let values = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
    let expected = [
      "subid": "A-1", "leadtype": "Remortgage", "status": "Warm", "progress": "validated", "user": "ann",
      "title": "Ms", "firstname": "Jane", "lastname": "Smith", "company": "", "email": "jane@home.example",
      "phone": "", "mobile": "+44 7700 900555", "street": "1 High Street", "town": "Leeds", "postcode": "LS1 1AA",
      "loan": "250000",
    ]
    for (key, value) in expected { #expect(values[key] == value, "\(key)") }
  }

  @Test func `keys and values are URL encoded, so that every text comes out as it was`() async throws {
    let texts = ["a&b=c", "1+1 = 2", "100%", "é ü 日本 🏠", "line\r\nbreak", "~!'()*-._/?#[]@$,;:", "%20", "\u{1}\"<>"]
    for text in texts {
      let contact = Contact(lastName: text, email: "jane@home.example")
      let body = try await example(GuideLead.lead(contact: contact)).body
      #expect(body.utf8.allSatisfy { "=&+%*-._".utf8.contains($0) || Character(.init($0)).isASCIIWord }, "\(body)")
      let pairs = WebhookWorld.pairs(body)
      #expect(pairs.filter { $0.key == "lastname" }.map(\.value) == [text])
    }
  }

  @Test func `eventdatetime is the time at which the event was triggered, however late it is sent`() async throws {
    let world = try GuideWorld(WebhookWorld.book())
    world.recording.script(.webhook, [.status(500), .status(500)])
    try await world.happens(GuideLead.adoption())
    try await world.passes(3_661)
    try await world.happens(.callVoicemail(CallDetails()))
    try await world.deliverAll()
    #expect(world.webhooks.count == 3)
    for request in world.webhooks {
      #expect(WebhookWorld.pairs(request.body)[1] == ("eventdatetime", "2012-01-01 13:01:01"))
    }
  }

  @Test func `a workflow's webhook carries the event that started it, and that event's time`() async throws {
    var book = GuideBook.with(Rule("r", on: .callVoicemail) { StartWorkflow("later") })
    book.workflows.append(
      LeadWorkflow("later") {
        Wait(.days(2))
        Step(PostWebhook(WebhookWorld.url))
      })
    let world = try GuideWorld(book)
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    try await world.passes(2 * 86_400)
    let pairs = WebhookWorld.pairs(try #require(world.webhooks.first).body)
    #expect(pairs[0] == ("eventtype", "callvoicemail"))
    #expect(pairs[1] == ("eventdatetime", "2012-01-01 12:00:00"))
  }

  @Test func `a workflow started by a workflow carries the first event and its time`() async throws {
    var book = GuideBook.with(Rule("r", on: .callVoicemail) { StartWorkflow("later") })
    book.workflows += [
      LeadWorkflow("later") {
        Wait(.days(1))
        Step(StartWorkflow("last"))
      },
      LeadWorkflow("last") {
        Wait(.days(1))
        Step(PostWebhook(WebhookWorld.url))
      },
    ]
    let world = try GuideWorld(book)
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    try await world.passes(86_400)
    try await world.passes(86_400)
    let pairs = WebhookWorld.pairs(try #require(world.webhooks.first).body)
    #expect(pairs[0] == ("eventtype", "callvoicemail"))
    #expect(pairs[1] == ("eventdatetime", "2012-01-01 12:00:00"))
  }

  @Test func `times stand on the wall of the lead type's zone`() async throws {
    let zone = try #require(Zone("America/New_York"))
    let pairs = WebhookWorld.pairs(try await example(zone: zone).body)
    #expect(pairs[1].value == "2012-01-01 07:00:00")
    #expect(pairs[5] == ("received", "2012-01-01 07:00:00"))
  }

  @Test func `two values beside the lead's own are sent, eventtype and eventdatetime`() async throws {
    let pairs = WebhookWorld.pairs(try await example().body)
    #expect(pairs.map(\.key).dropFirst(2).elementsEqual(LeadProperty.allCases.map { $0.rawValue.lowercased() }))
  }
}

extension Character {
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
