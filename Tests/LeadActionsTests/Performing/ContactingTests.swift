import Foundation
import Testing

@testable import LeadActions

/// Contact Customer, Contact Partner and Contact User.
@Suite struct ContactingTests {
  @Test func `the customer gets an email, a text message and a letter from their templates`() throws {
    var desk = TestDesk(
      ContactCustomer(by: .email, template: "welcome"), ContactCustomer(by: .text, template: "remind"),
      ContactCustomer(by: .letter, template: "letter"))
    desk.lead.user = "ann"
    desk.lead.fields["note"] = "<b>"
    let plan = try desk.receive()
    #expect(
      plan.messages == [
        .email(
          EmailMessage(
            to: .customer, address: "jane@example.com", name: "Jane Smith", subject: "Hello Jane",
            text: "Ann Lee & <b>",
            html: "<p>Ann Lee & &lt;b&gt;</p>")),
        .text(TextMessage(to: .customer, number: "07700 900123", body: "Dear Jane")),
        .letter(
          Letter(addressLines: ["Jane Smith", "1 High Street", "York", "YO1 1AA"], body: "Dear Jane Smith")),
      ])
    #expect(plan.deliveries.map(\.lead) == ["1", "1", "1"])
    #expect(Set(plan.deliveries.map(\.id)).count == 3)
    #expect(plan.outcomes == plan.deliveries.map { .done(.queued($0.id, $0.message.kind, to: .customer)) })
  }

  @Test(arguments: ContactChannel.allCases)
  func `a customer who does not want a channel gets nothing by it`(channel: ContactChannel) throws {
    let template: TemplateName = channel == .email ? "welcome" : channel == .text ? "remind" : "letter"
    var desk = TestDesk(ContactCustomer(by: channel, template: template))
    desk.lead.consent[channel] = false
    let plan = try desk.receive()
    #expect(plan.outcomes == [.notDone(.noConsent(channel))])
    #expect(plan.deliveries.isEmpty)
    desk.lead.consent = Consent(email: channel == .email, letter: channel == .letter, text: channel == .text)
    #expect(try desk.receive().deliveries.count == 1)
  }

  @Test(arguments: [nil, "", "jane", "a@b,c@d"])
  func `without a usable address nothing is sent`(address: String?) throws {
    var desk = TestDesk(
      ContactCustomer(by: .email, template: "welcome"), ContactCustomer(by: .text, template: "remind"),
      ContactCustomer(by: .letter, template: "letter"))
    desk.lead.contact = Contact(firstName: "Jane", email: address, phone: address)
    #expect(
      try desk.receive().outcomes == [
        .notDone(.noAddress(.customer, .email)), .notDone(.noAddress(.customer, .text)),
        .notDone(.noAddress(.customer, .letter)),
      ])
  }

  @Test(arguments: [
    "07700\u{A0}900123", "\u{202D}07700 900123\u{202C}", "07700\u{2002}900123", "０７７００　９００１２３",
  ])
  func `a number copied from contacts or a web page is sent to, the customer's and a user's`(number: String) throws {
    var desk = TestDesk(ContactCustomer(by: .text, template: "remind"), NotifyUserByText(.user("ann")))
    desk.lead.contact.mobile = number
    desk.directory.users["ann"]?.mobile = number
    #expect(try desk.receive().texts.map(\.number) == ["07700 900123", "07700 900123"])
  }

  @Test func `an accent makes no second recipient of an email's address`() throws {
    var desk = TestDesk(ContactCustomer(by: .email, template: "welcome"))
    desk.lead.contact.email = "x@a.example,\u{301}b@\u{301}c.example"
    #expect(try desk.receive().outcomes == [.notDone(.noAddress(.customer, .email))])
  }

  @Test func `the partner who has the lead is contacted`() throws {
    var desk = TestDesk(ContactPartner(by: .email, template: "welcome"), ContactPartner(by: .text, template: "remind"))
    #expect(try desk.receive().outcomes == [.notDone(.noPartner), .notDone(.noPartner)])
    desk.lead.partner = "gone"
    #expect(try desk.receive().outcomes == [.notDone(.unknownPartner("gone")), .notDone(.unknownPartner("gone"))])
    desk.lead.partner = "bolt"
    #expect(
      try desk.receive().outcomes == [
        .notDone(.noAddress(.partner("bolt"), .email)), .notDone(.noAddress(.partner("bolt"), .text)),
      ])
    desk.lead.partner = "acme"
    // The customer's consent is not the partner's.
    desk.lead.consent = Consent(email: false, text: false)
    let plan = try desk.receive()
    #expect(plan.emails.map(\.address) == ["leads@acme.example"])
    #expect(plan.emails.map(\.name) == ["Acme Ltd"])
    #expect(plan.texts == [TextMessage(to: .partner("acme"), number: "07700 900009", body: "Dear Jane")])
  }

  @Test func `the assigned user, a given user and one of a group are contacted`() throws {
    var desk = TestDesk(
      ContactUser(by: .email, template: "welcome"), ContactUser(.user("ben"), by: .text, template: "remind"),
      ContactUser(.group("brokers"), by: .email, template: "welcome"))
    desk.directory.groups["brokers"] = DirectoryGroup("ben")
    #expect(try desk.receive().outcomes.first == .notDone(.noAssignedUser))
    desk.lead.user = "ann"
    let plan = try desk.receive()
    #expect(plan.deliveries.map(\.message.recipient) == [.user("ann"), .user("ben"), .user("ben")])
    // A user without a display name is called by name.
    #expect(plan.emails.map(\.name) == ["Ann Lee", "ben"])
  }

  @Test func `a user who cannot be reached is a reason, and so is one who is not there`() throws {
    var desk = TestDesk(
      ContactUser(.user("cleo"), by: .email, template: "welcome"),
      ContactUser(.user("dan"), by: .text, template: "remind"),
      ContactUser(.user("gone"), by: .email, template: "welcome"), ContactUser(by: .text, template: "remind"),
      ContactUser(.group("nobody"), by: .email, template: "welcome"),
      ContactUser(.group("gone"), by: .email, template: "welcome"))
    desk.lead.user = "left long ago"
    #expect(
      try desk.receive().outcomes == [
        .notDone(.noAddress(.user("cleo"), .email)), .notDone(.noAddress(.user("dan"), .text)),
        .notDone(.unknownUser("gone")), .notDone(.unknownUser("left long ago")), .notDone(.emptyGroup("nobody")),
        .notDone(.unknownGroup("gone")),
      ])
  }

  @Test func `values are those of the moment the action runs`() throws {
    var desk = TestDesk(
      Rule("mail first", on: .received, do: [ContactCustomer(by: .email, template: "welcome").action]),
      Rule("assign", on: .receivedOther, do: [AssignToUser(.user("ann")).action]),
      Rule("mail again", on: .receivedOther, do: [ContactCustomer(by: .email, template: "welcome").action]))
    desk.lead.fields["note"] = "n"
    let plan = try desk.receive()
    #expect(plan.emails.map(\.text) == [" & n", "Ann Lee & n"])
    #expect(plan.emptied == ["user"])
  }
}
