import Foundation
import Testing

@testable import LeadActions

@Suite struct NotifyingTests {
  @Test func `an email tells of the event and of everything known of the lead`() throws {
    var desk = TestDesk(on: .receivedOther, NotifyUserByEmail())
    desk.lead.user = "ann"
    desk.lead.fields = ["amount": 250_000, "firstTime": true, "moveIn": .date(TestDesk.monday)]
    desk.type.zone = try #require(Zone("America/New_York"))
    let email = try #require(try desk.receive().emails.first)
    #expect(email.recipient == .user("ann"))
    #expect(email.address == "ann@firm.example")
    #expect(email.name == "Ann Lee")
    #expect(email.subject == "Received (Other): Jane Smith, lead 1 (Home)")
    #expect(email.html == nil)
    #expect(
      email.text.split(separator: "\n").map(String.init) == [
        "Received (Other)", "id: 1", "received: 2026-03-02 05:00:00", "leadType: Home", "status: New", "user: ann",
        "firstName: Jane", "lastName: Smith", "email: jane@example.com", "mobile: 07700 900123",
        "street: 1 High Street",
        "town: York", "postcode: YO1 1AA", "amount: 250000", "firstTime: yes", "moveIn: 2026-03-02 05:00:00",
      ])
  }

  @Test func `a text message tells of the event, the lead and its number in one line`() throws {
    var desk = TestDesk(NotifyUserByText(.user("ben")))
    #expect(
      try desk.receive().texts == [
        TextMessage(
          to: .user("ben"), number: "07700 900002", body: "Received: Jane Smith, lead 1 (Home), 07700 900123")
      ])
    desk.lead.contact = Contact()
    #expect(try desk.receive().texts.map(\.body) == ["Received: lead 1 (Home)"])
  }

  @Test func `what the customer typed adds no line to a subject or a text`() throws {
    var desk = TestDesk(NotifyUserByEmail(.user("ann")), NotifyUserByText(.user("ann")))
    desk.lead.contact.firstName = "Jane\r\nBcc: all@example.com"
    desk.lead.contact.mobile = "07700\r\n900123"
    let plan = try desk.receive()
    #expect(plan.emails.allSatisfy { email in email.subject.allSatisfy { !$0.isNewline } })
    #expect(plan.texts.allSatisfy { text in text.body.allSatisfy { !$0.isNewline } })
    #expect(plan.deliveries.count == 2)
  }

  @Test func `reasons why a notification is not sent`() throws {
    let targets: [(UserTarget, NotDoneReason)] = [
      (.assigned, .noAssignedUser), (.user("gone"), .unknownUser("gone")), (.group("nobody"), .emptyGroup("nobody")),
      (.group("gone"), .unknownGroup("gone")),
    ]
    for (target, reason) in targets {
      let desk = TestDesk(NotifyUserByEmail(target), NotifyUserByText(target))
      #expect(try desk.receive().outcomes == [.notDone(reason), .notDone(reason)])
    }
    let desk = TestDesk(NotifyUserByEmail(.user("dan")), NotifyUserByText(.user("dan")))
    #expect(
      try desk.receive().outcomes == [
        .notDone(.noAddress(.user("dan"), .email)), .notDone(.noAddress(.user("dan"), .text)),
      ])
  }
}
