import Foundation
import LeadActions
import Testing

/// DESIGN 4.1: receipt, update and adoption.
@Suite struct ReceiptDecisionTests {
  @Test(arguments: [false, true], [false, true])
  func `receipt raises its events in the guide's order`(duplicate: Bool, referred: Bool) throws {
    for origin in Origin.allCases {
      var life = try LeadLife(LeadLife.book(method: .deliverImmediately) {})
      let planned = try life.receive(
        from: origin, duplicate: duplicate ? .of("0") : .no, referral: referred ? .to("Acme") : .byLeadType)
      var expected: [Event] = [
        duplicate ? .receivedDuplicate : .receivedNotDuplicate, referred ? .receivedReferred : .receivedNotReferred,
        .received, origin == .user ? .receivedUser : .receivedOther,
      ]
      if referred { expected.append(.referred) }
      #expect(planned.events == expected)
    }
  }

  @Test func `the types of a receipt's events are the guide's, in the guide's order`() throws {
    var life = try LeadLife(LeadLife.book {})
    #expect(
      try life.receive(from: .user).events.map(\.type) == ["deliveryndupe", "delivery", "deliveryall", "deliveryass"])
  }

  @Test func `an update raises Updated, then what it also changed in the guide's table order`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadStatus("New"); LeadStatus("Called", progress: .contacted)
      })
    try life.receive { $0.status = "New" }
    let byUser = try life.update(by: .user, ["user": "ann", "amount": 3, "status": "Called"])
    #expect(byUser.events == [.updated, .updatedUser, .statusChanged, .userChanged, .contacted])
    #expect(try life.update(by: .import, ["progress": "qualified"]).events == [.updated, .updatedOther, .qualified])
  }

  @Test func `an update of the status alone raises Updated too`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    #expect(try life.update(["status": "Hot"]).events == [.updated, .updatedOther, .statusChanged])
  }

  @Test func `a status that the host reports raises no Updated`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "Hot")).events == [.statusChanged])
  }

  @Test func `an update without a difference raises nothing`() throws {
    var life = try LeadLife(LeadLife.book { LeadLife.mark("updated", on: .updated) })
    try life.receive { $0.fields["amount"] = 5 }
    let same = try life.update(["amount": 5, "firstName": "Jane", "status": nil, "subid": ""])
    #expect(same.events.isEmpty)
    #expect(same.lines == ["Nothing changed"])
    #expect(try life.update([:]).events.isEmpty)
    #expect(try life.update(["amount": 6]).titles == ["updated"])
  }

  @Test func `actions never raise Updated`() throws {
    let book = LeadLife.book(types: [LeadType("Other")]) {
      LeadStatus("Hot", progress: .qualified)
      LeadLife.mark("updated", on: .updated)
      Rule("all", on: .received) {
        AssignToUser(.user("ann"))
        ChangeStatus(to: "Hot")
        ChangeLeadType(to: "Other")
      }
    }
    var life = try LeadLife(book)
    let events = try life.receive().events
    #expect(events.suffix(3) == [.userChanged, .statusChanged, .qualified])
    #expect(!events.contains { [.updated, .updatedUser, .updatedOther].contains($0) })
  }

  @Test func `the values that a lead arrives with raise no change, but spend their progress`() throws {
    var life = try LeadLife(LeadLife.book {})
    let receipt = try life.receive {
      $0.status = "Hot"
      $0.user = "ann"
      $0.progress = .contacted
    }
    #expect(receipt.events == [.receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther])
    #expect(try life.happen(.progressMoved(to: .qualified)).events == [.qualified])
    #expect(try life.happen(.progressMoved(to: .contacted)).events.isEmpty)
  }

  @Test func `the status that a lead arrives with spends the progress that it carries`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadStatus("Sold", progress: .converted); LeadStatus("Back")
      })
    #expect(try life.receive { $0.status = "Sold" }.lead.progress == .converted)
    try life.happen(.statusChanged(to: "Back"))
    try life.happen(.progressMoved(to: .closed))
    #expect(try life.happen(.statusChanged(to: "Sold")).events == [.statusChanged])
  }

  @Test func `a second receipt of a known lead is refused, whatever its id`() async throws {
    let world = try DecisionWorld(LeadLife.book {})
    try await world.receive(id: "first")
    let before = world.record()
    await #expect(throws: PipelineError.refused(.alreadyKnown("1"))) { try await world.receive(id: "second") }
    #expect(world.record() == before)
    #expect(try await world.lines().count == 5)
  }

  @Test func `the values of a receipt and of an update are applied before their first event`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadLife.mark("rich", on: .receivedNotDuplicate) { _ in LeadLife.amount > 10 }
        LeadLife.mark("richer", on: .updated) { _ in LeadLife.amount > 20 }
      })
    #expect(try life.receive { $0.fields["amount"] = 11 }.titles == ["rich"])
    #expect(try life.update(["amount": 21]).titles == ["richer"])
  }

  @Test func `unsubscribing, reporting spam and stopping change consent before their events`() throws {
    let reports: [(Event, ContactChannel, Report)] = [
      (.emailUnsubscribed, .email, .emailUnsubscribed(MessageDetails("m"))),
      (.emailSpamReported, .email, .emailSpamReported(MessageDetails("m"))),
      (.textReplied, .text, .textReplied(MessageDetails("m"), stop: true)),
    ]
    for (event, channel, report) in reports {
      var life = try LeadLife(
        LeadLife.book {
          Rule("reply", on: event) { ContactCustomer(by: channel, template: channel == .email ? "mail" : "sms") }
          LeadLife.mark("closed", on: event) { channel == .email ? $0.emailConsent == false : $0.textConsent == false }
        })
      try life.receive()
      let planned = try life.happen(report)
      #expect(planned.titles == ["closed"])
      #expect(planned.emails.isEmpty && planned.texts.isEmpty)
      #expect(planned.lead.consent[channel] == false)
    }
  }

  @Test func `a reply that is no stop leaves consent open`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("reply", on: .textReplied) { ContactCustomer(by: .text, template: "sms") } })
    try life.receive()
    #expect(try life.happen(.textReplied(MessageDetails("m"), stop: false)).texts.count == 1)
  }
}

/// DESIGN 4.1: a user's or a partner's message is not the customer's.
@Suite struct ConsentDecisionTests {
  private func life() throws -> LeadLife {
    var life = try LeadLife(
      LeadLife.book {
        Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") }
        Rule("tell Ann", on: .receivedOther) { ContactUser(.user("ann"), by: .email, template: "mail") }
      })
    try life.receive()
    return life
  }

  @Test func `a user who unsubscribes leaves the customer's consent as it is`() throws {
    var life = try life()
    let planned = try life.happen(.emailUnsubscribed(MessageDetails("x", recipient: "Ann@Broker.example")))
    #expect(planned.events == [.emailUnsubscribed])
    #expect(planned.lead.consent.email)
  }

  @Test func `the customer is known by the address, however it is written`() throws {
    var life = try life()
    #expect(
      try !life.happen(.emailSpamReported(MessageDetails("x", recipient: " JANE@example.com "))).lead.consent.email)
    #expect(
      try !life.happen(.textReplied(MessageDetails("t", recipient: "+44 7700 900123"), stop: true)).lead.consent.text)
  }

  @Test func `a partner's stop leaves the customer's consent as it is`() throws {
    var life = try life()
    #expect(
      try life.happen(.textReplied(MessageDetails("t", recipient: "+447700900010"), stop: true)).lead.consent.text)
  }

  @Test func `a customer who unsubscribes from an address that has changed since is the customer still`() throws {
    var life = try life()
    let delivery = try #require(
      life.history.compactMap { entry -> DeliveryID? in
        if case .action(_, _, .done(.queued(let id, _, to: .customer))) = entry.line { id } else { nil }
      }.first)
    try life.update(["email": "jane.smith@new.example"])
    let details = MessageDetails("p-1", recipient: "jane@example.com", delivery: delivery)
    #expect(try !life.happen(.emailUnsubscribed(details)).lead.consent.email)
  }

  @Test func `who unsubscribes from a message of ours to a user is not the customer, though nobody is named`() throws {
    var life = try life()
    let delivery = try #require(
      life.history.compactMap { entry -> DeliveryID? in
        if case .action(_, _, .done(.queued(let id, _, to: .user))) = entry.line { id } else { nil }
      }.first)
    #expect(try life.happen(.emailUnsubscribed(MessageDetails("p-1", delivery: delivery))).lead.consent.email)
  }
}
