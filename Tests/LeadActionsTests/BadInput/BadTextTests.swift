import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Text that was made to break something, or is only large or strange.
@Suite struct BadTextTests {
  private let controls = "Jane\r\nBcc: all@example.com\u{0}\u{1B}[31m\u{85}\u{2028}\u{2029}"

  private let book = LeadLife.book {
    Rule("write", on: .received) {
      ContactCustomer(by: .email, template: "mail")
      ContactCustomer(by: .text, template: "sms")
      ContactCustomer(by: .letter, template: "post")
      NotifyUserByEmail(.user("ann"))
      NotifyUserByText(.user("ann"))
      AppointmentTask(.user("ann"))
      PostWebhook("https://example.com/")
    }
  }

  @Test func `control characters in a name stay out of every header, title and address line`() throws {
    var life = try LeadLife(book)
    let planned = try life.receive {
      $0.contact.firstName = controls
      $0.contact.lastName = controls
      $0.contact.street = controls
      $0.contact.town = "York"
    }
    #expect(planned.plan.deliveries.count == 7)
    var single: [String] = planned.titles
    for email in planned.emails { single += [email.subject, email.address, email.name ?? ""] }
    for delivery in planned.plan.deliveries {
      if case .letter(let letter) = delivery.message { single += letter.addressLines }
      if case .text(let text) = delivery.message, text.recipient != .customer { single.append(text.body) }
    }
    #expect(single.count == 11)
    for text in single { #expect(!text.unicodeScalars.contains(where: Self.isControl), "\(text.debugDescription)") }
    #expect(planned.emails.first?.subject == "Hello Jane Bcc: all@example.com [31m ")
  }

  @Test func `control characters cannot break a history's line into two`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    try life.update(["note": .text(controls), "firstName": .text(controls)])
    try life.happen(.statusChanged(to: StatusName(controls)))
    try life.happen(.userChanged(to: UserName(controls)))
    try life.happen(.callUnanswered(CallDetails(number: controls)))
    try life.happen(.emailClicked(MessageDetails(MessageID(controls), reason: controls, link: controls)))
    try life.happen(.custom("ping", ["count": .text(controls)]))
    try life.happen(.journeyStarted(JourneyDetails(JourneyName(controls), step: controls)))
    try life.happen(.returnStarted(ReferralDetails(partner: PartnerName(controls), reason: controls)))
    #expect(life.history.count >= 14)
    for entry in life.history {
      #expect(!entry.text().unicodeScalars.contains(where: Self.isControl), "\(entry.text().debugDescription)")
    }
    // The record itself keeps what it was given.
    #expect(life.record?.lead.contact.firstName == controls)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  @Test(arguments: [
    "", " ", "jane", "@", "jane@", "@example.com", "a@b@c", "jane@example.com, all@example.com", "jane @example.com",
    "<jane@example.com>", "jane@example.com\r\nBcc: all@example.com", "jane;x@example.com", "\"jane\"@example.com",
    String(repeating: "x", count: 300) + "@example.com",
  ])
  func `nonsense for an email address is not written to, and says so`(_ address: String) throws {
    var life = try LeadLife(book)
    let planned = try life.receive {
      $0.contact.email = address
      $0.contact.mobile = address
    }
    #expect(planned.emails.allSatisfy { $0.recipient != .customer })
    #expect(planned.texts.allSatisfy { $0.recipient != .customer })
    #expect(planned.has("Contact Customer by rule 'write': not done, the customer has no usable email address"))
    #expect(planned.has("Contact Customer by rule 'write': not done, the customer has no number for text messages"))
    #expect(planned.titles.count == 1)
  }

  @Test func `tags of Mustache in a value are shown, never run`() throws {
    var life = try LeadLife(book)
    let planned = try life.receive { $0.contact.firstName = "{{email}}{{{mobile}}}{{#user}}" }
    #expect(planned.emails.first?.subject == "Hello {{email}}{{{mobile}}}{{#user}}")
    #expect(planned.titles.first?.contains("{{email}}") == true)
  }

  @Test(.timeLimit(.minutes(30)))
  func `ten megabytes in a field`() async throws {
    let huge = String(repeating: "0123456789abcde\n", count: 655_360)
    let world = try DecisionWorld(
      LeadLife.book {
        LeadLife.mark("found", on: .updated) { _ in LeadField<String>("note").contains("e\n0") }
        LeadLife.mark("wild", on: .updated) { _ in LeadField<String>("note").matches("*z*") }
        Rule("post", on: .updated) { PostWebhook("https://example.com/") }
      })
    try await world.receive()
    try await world.report("u", .updated(Update(by: .api, ["note": .text(huge)])))
    #expect(world.record()?.lead.fields["note"] == .text(huge))
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["found"])
    #expect(world.transports.sent(.webhook).count == 1)
    #expect(try await world.lines().allSatisfy { $0.utf8.count < 10_000 })
  }

  @Test func `composed and decomposed spellings of a name are one name`() async throws {
    let (composed, decomposed) = ("Zo\u{EB}", "Zoe\u{308}")
    let world = try DecisionWorld(
      LeadLife.book {
        LeadStatus(StatusName(composed), progress: .contacted)
        LeadLife.mark("status", on: .statusChanged) { $0.status == StatusName(composed) }
        LeadLife.mark("one of", on: .statusChanged) { $0.status.isOne(of: StatusName(composed)) }
      })
    try await world.receive(LeadID(composed), id: OccurrenceID(composed))
    await #expect(throws: PipelineError.refused(.alreadyKnown(LeadID(composed)))) {
      try await world.receive(LeadID(decomposed), id: "other")
    }
    let changed = try await world.report("s", .statusChanged(to: StatusName(decomposed)), lead: LeadID(decomposed))
    #expect(changed.outcome.events == [.statusChanged, .contacted])
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["status", "one of"])
    // The same status in the other spelling is no change.
    #expect(
      try await world.report("t", .statusChanged(to: StatusName(composed)), lead: LeadID(composed)).outcome.events
        .isEmpty)
  }
}
