import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.13: webhooks.
@Suite struct WebhookDecisionTests {
  private static let url = "https://example.com/hook?secret=${KEY}"

  private func book(zone: Zone = .utc) -> RuleBook {
    LeadLife.book(zone: zone) { Rule("post", on: .received) { PostWebhook(Self.url) } }
  }

  private struct Keys: SecretSource {
    func value(of name: SecretName, tenant: TenantName) async throws -> String? { name == "KEY" ? "sgb25 &x" : nil }
  }

  @Test func `the body has eventtype and eventdatetime first, then the guide's keys, then the host's by name`() throws {
    var life = try LeadLife(book())
    let body = try #require(
      try life.receive {
        $0.subid = "s-1"
        $0.ipaddress = "192.168.0.1"
        $0.fields = ["note": "n", "amount": 250_000.5, "Zeta": true]
      }.bodies.first)
    #expect(
      body.map(\.key) == [
        "eventtype", "eventdatetime", "id", "subid", "ipaddress", "received", "source", "leadtype", "status",
        "progress", "user", "partner", "duplicateof", "title", "firstname", "lastname", "company", "email", "phone",
        "mobile", "street", "town", "county", "postcode", "country", "emailconsent", "letterconsent", "textconsent",
        "zeta", "amount", "note",
      ])
    #expect(
      body.prefix(6).map(\.value) == [
        "deliveryall", "2026-03-02 09:00:00", "1", "s-1", "192.168.0.1", "2026-03-02 09:00:00",
      ])
    #expect(body.first { $0.key == "status" }?.value == "")
    #expect(body.first { $0.key == "amount" }?.value == "250000.5")
  }

  @Test func `times stand on the wall of the lead type's zone`() throws {
    var life = try LeadLife(
      book(zone: try #require(Zone("America/New_York"))), at: LeadLife.time("2026-07-01T02:30:00Z"))
    let body = try #require(try life.receive().bodies.first)
    #expect(body[1] == ("eventdatetime", "2026-06-30 22:30:00"))
    #expect(body.first { $0.key == "received" }?.value == "2026-06-30 22:30:00")
  }

  @Test func `form encoding is that of the WHATWG URL standard`() throws {
    var life = try LeadLife(book())
    let planned = try life.receive { $0.fields["note"] = "a b&c=d+é~*-._\r\n" }
    guard case .webhook(let request) = try #require(planned.plan.deliveries.first).message else {
      Issue.record("no webhook")
      return
    }
    #expect(request.contentType == "application/x-www-form-urlencoded")
    #expect(request.body.hasSuffix("&note=a+b%26c%3Dd%2B%C3%A9%7E*-._%0D%0A"))
  }

  @Test
  func `as JSON the same keys stand in the same order, numbers and flags as such, and null where there is no value`()
    throws
  {
    let book = LeadLife.book(zone: .utc) { Rule("post", on: .received) { PostWebhook(Self.url, format: .json) } }
    var life = try LeadLife(book)
    let planned = try life.receive {
      $0.subid = "s-1"
      $0.fields = ["note": "a \"b\" \\ c\r\n\u{1}é", "amount": 250_000.5, "count": 3, "Zeta": true]
    }
    guard case .webhook(let request) = try #require(planned.plan.deliveries.first).message else {
      Issue.record("no webhook")
      return
    }
    #expect(request.contentType == "application/json")
    #expect(
      request.body.hasPrefix(
        #"{"eventtype":"deliveryall","eventdatetime":"2026-03-02 09:00:00","id":"1","subid":"s-1","ipaddress":null,"#))
    #expect(
      request.body.hasSuffix(
        #","zeta":true,"amount":250000.5,"count":3,"note":"a \"b\" \\ c\r\n\u0001é"}"#))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
    #expect(object["note"] as? String == "a \"b\" \\ c\r\n\u{1}é")
    #expect(object.count == 32)
  }

  @Test func `a lead's undeclared field cannot pass for one of the standard keys`() throws {
    var life = try LeadLife(book())
    let body = try #require(
      try life.receive { $0.fields = ["EventType": "forged", "ID": "9", "status": "forged", "extra": "kept"] }.bodies
        .first)
    for key in ["eventtype", "id", "status"] { #expect(body.filter { $0.key == key }.count == 1) }
    #expect(!body.contains { $0.value == "forged" })
    #expect(body.last ?? ("", "") == ("extra", "kept"))
  }

  @Test func `a host's field named as one of the guide's keys is refused at load`() throws {
    for name: FieldName in ["eventtype", "EventDateTime", "ID", "ipaddress"] {
      let error = #expect(throws: RuleBookError.self) {
        try Planner(LeadLife.book(with: [CustomField(name, .text)]) {})
      }
      #expect(error?.problems.first?.place == "fields.\(name)")
    }
  }

  @Test func `the secret is resolved at sending, and nothing stores it`() async throws {
    let world = try DecisionWorld(book())
    let dispatcher = Dispatcher(
      store: world.store, transports: world.transports.transports, secrets: Keys(), clock: world.clock)
    world.transports.script(.webhook, [.throwing("cannot reach https://example.com/hook?secret=sgb25%20%26x")])
    try await world.receive()
    #expect(
      "\(try #require(world.store.claim(ClaimRequest(1, at: world.clock.now, lease: 1)).first))".contains("${KEY}"))
    world.clock.advance(by: 3_600)
    try await dispatcher.deliverDue()
    world.clock.advance(by: 3_600)
    try await dispatcher.deliverDue()
    let urls = world.transports.sent(.webhook).map { if case .webhook(let it) = $0.message { it.url } else { "" } }
    #expect(urls == Array(repeating: "https://example.com/hook?secret=sgb25%20%26x", count: 2))
    let lines = try await world.lines()
    #expect(lines.contains { $0.contains("cannot reach https://example.com/hook?secret=${KEY}") })
    #expect(!lines.contains { $0.contains("sgb25") })
  }

  @Test(arguments: [199, 200, 204, 299, 300, 302, 308, 399, 400, 404, 500, 503])
  func `200 to 399 is success and any other status is tried again`(_ status: Int) async throws {
    let world = try DecisionWorld(LeadLife.book { Rule("post", on: .received) { PostWebhook("https://example.com/") } })
    world.transports.always(.webhook, .status(status))
    try await world.receive()
    try await world.pass(hours: 24)
    #expect(world.transports.sent(.webhook).count == ((200...399).contains(status) ? 1 : 6))
  }

  @Test func `the same request, byte for byte and under one id, is tried up to five more times, ever later`()
    async throws
  {
    let world = try DecisionWorld(LeadLife.book { Rule("post", on: .received) { PostWebhook("https://example.com/") } })
    world.transports.always(.webhook, .status(500))
    try await world.receive()
    var times: [Date] = []
    while times.count < 7, world.clock.now < LeadLife.morning.addingTimeInterval(86_400) {
      let before = world.transports.sent.count
      try await world.dispatcher.deliverDue()
      if world.transports.sent.count > before { times.append(world.clock.now) }
      world.clock.advance(by: 5)
    }
    let sent = world.transports.sent(.webhook)
    #expect(sent.count == 6 && times.count == 6)
    #expect(Set(sent.map(\.message)).count == 1)
    #expect(Set(sent.map(\.attempt.delivery)).count == 1)
    let waits = zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }
    #expect(zip(waits.dropFirst(), waits).allSatisfy { $0 > $1 })
  }

  @Test func `every outcome is a line of history that the default filter hides`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        Rule("post", on: .received) { PostWebhook("https://example.com/") }
        Rule("not done", on: .received) { ContactPartner(by: .email, template: "mail") }
      })
    world.transports.script(.webhook, [.status(503)])
    try await world.receive()
    try await world.pass(hours: 2)
    let hidden = try await world.lines().filter { $0.hasPrefix("Webhook ") }
    #expect(hidden.count == 3)
    #expect(hidden[1].contains("failed at attempt 1: status 503"))
    #expect(hidden[2].hasSuffix("delivered at attempt 2 (status 200)"))
    #expect(
      try await world.lines(filter: .withoutActions) == [
        "Received from a web form", "Received & Not Duplicate", "Received & Not Referred", "Received",
        "Received (Other)",
      ])
  }

  @Test func `an outcome's occurrence is stored with it, and raises Email Failed once`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") }
        LeadLife.mark("failed", on: .emailFailed)
      })
    world.transports.script(.email, [.failForGood("no such mailbox")])
    try await world.receive()
    try await world.dispatcher.deliverDue()
    #expect(world.store.inbox(of: .only, after: nil, limit: 10).count == 1)
    try await world.pass(hours: 3)
    #expect(world.titles == ["failed"])
    #expect(world.store.inbox(of: .only, after: nil, limit: 10).isEmpty)
  }
}
