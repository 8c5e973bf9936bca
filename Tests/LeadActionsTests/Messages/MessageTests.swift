import Foundation
import LeadActions
import Testing

@Suite struct MessageTests {
  static let lead = Lead(id: "1", type: "Home", received: Date(timeIntervalSince1970: 0))
  static let all: [(Message, MessageKind, Recipient?, ContactChannel?)] = [
    (.email(EmailMessage(to: .customer, address: "a@b.c", subject: "s", text: "t")), .email, .customer, .email),
    (.email(EmailMessage(to: .user("ann"), address: "a@b.c", subject: "s", text: "t")), .email, .user("ann"), nil),
    (.text(TextMessage(to: .customer, number: "12345", body: "b")), .text, .customer, .text),
    (.text(TextMessage(to: .partner("acme"), number: "12345", body: "b")), .text, .partner("acme"), nil),
    (.letter(Letter(addressLines: ["Jane"], body: "b")), .letter, .customer, .letter),
    (.webhook(WebhookRequest(url: "https://x.example", body: "a=1")), .webhook, nil, nil),
    (
      .task(UserTask(.form("f"), for: "ann", title: "t", due: Date(timeIntervalSince1970: 1))), .task, .user("ann"), nil
    ),
    (.referral(Referral(to: "acme", method: "deliverManually", lead: lead)), .referral, .partner("acme"), nil),
    (.custom(CustomMessage("fax", .text("x"))), .custom("fax"), nil, nil),
  ]

  @Test(arguments: all.indices)
  func `a message knows its kind, its recipient and the consent it needs`(index: Int) throws {
    let (message, kind, recipient, channel) = Self.all[index]
    #expect(message.kind == kind)
    #expect(message.recipient == recipient)
    #expect(message.consentChannel == channel)
    #expect(try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(message)) == message)
  }

  @Test func `a webhook is form encoded`() {
    #expect(WebhookRequest(url: "u", body: "b").contentType == "application/x-www-form-urlencoded")
  }

  @Test func `kinds and recipients read well`() {
    #expect(
      Self.all.map { "\($0.1)" } == [
        "email", "email", "text message", "text message", "letter", "webhook", "task", "referral", "fax",
      ])
    #expect(
      [Recipient.customer, .user("ann"), .partner("acme")].map(\.description) == [
        "the customer", "user 'ann'", "partner 'acme'",
      ])
    #expect(
      [ActionOrigin.rule("r"), .workflow("chase"), .receipt].map(\.description) == [
        "rule 'r'", "workflow 'chase'", "receipt",
      ])
  }
}
