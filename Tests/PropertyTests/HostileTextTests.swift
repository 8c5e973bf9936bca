import Foundation
import LeadActions
import RandomWorlds
import Testing

/// Whatever a customer writes into a web form.
struct HostileTextTests {
  private static let pieces = [
    "{{secret}}", "{{{fullName}}}", "{{#notes}}", "{{/notes}}", "{{> signature}}", "{{=<% %>=}}", "{{!", "}}", "{{",
    "${crm-hook}", "\r\nBcc: all@example.com", "\n", "\r", "\u{0}", "\u{B}", "\u{85}", "\u{2028}", "\u{2029}", "\u{7F}",
    "\u{202E}", "\u{301}", "👩‍👩‍👧‍👦", "e\u{301}", "\u{FEFF}", "\u{FFFF}", "<b>", "&amp;", "\"", "'", "a", "=", "&", "%00",
    "+",
    "\u{10FFFF}", "﷽",
  ]

  private static func text(_ chance: inout Chance) -> String {
    if chance.once(in: 3) {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<chance.number(below: 12) {
        let value = UInt32(chance.number(below: chance.once(in: 2) ? 0x300 : 0x11_0000))
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      return String(scalars)
    }
    return chance.list(0...6) { $0.pick(pieces) }.joined()
  }

  private static let book = RuleBook("Hostile") {
    Users("ann")
    Partners("acme")
    CustomField("notes", .text)
    LeadGroup("Hostile") {
      LeadType("Web", referralMethod: .deliverManually, partner: "acme") {
        Rule("all", on: .receivedOther) {
          AssignToUser(.user("ann"))
          ContactCustomer(by: .email, template: "mail")
          ContactCustomer(by: .text, template: "sms")
          ContactCustomer(by: .letter, template: "letter")
          NotifyUserByEmail()
          NotifyUserByText()
          TaskUser(title: "Call {{notes}}", notes: "About {{notes}}.")
          AppointmentTask()
          Refer()
          PostWebhook("https://crm.example.com/hook?secret=${crm-hook}")
        }
      }
    }
    MessageTemplate.email("mail", subject: "Re: {{notes}}", text: "<{{notes}}>", html: "<p>{{notes}}</p>")
    MessageTemplate.text("sms", body: "<{{notes}}>")
    MessageTemplate.letter("letter", body: "<{{notes}}>")
    Directory(
      users: ["ann": DirectoryUser(email: "ann@broker.example", mobile: "07700900123")],
      partners: ["acme": DirectoryPartner()])
  }

  @Test func `no text breaks a line of a header, and none is rendered again`() throws {
    let planner = try Planner(Self.book)
    var texts = 0
    var messages = 0
    for seed in Seeds.first(1_250) {
      var chance = Chance(seed: seed &+ 99)
      let notes = Self.text(&chance)
      let contact = Contact(
        title: Self.text(&chance), firstName: Self.text(&chance), lastName: Self.text(&chance),
        company: Self.text(&chance), email: "jane@example.com", mobile: "07700 900123", street: Self.text(&chance),
        town: Self.text(&chance), postcode: "BA1")
      texts += 8
      let lead = Lead(
        id: "1", type: "Web", received: Pool.start, source: Self.text(&chance), contact: contact,
        fields: ["notes": .text(notes)])
      let plan = try planner.plan(
        Occurrence("o", lead: "1", .received(Receipt(lead, from: .webForm))),
        in: Situation(directory: Self.book.directory ?? .empty, now: Pool.start))
      #expect(plan.deliveries.count == 9, Seeds.replay(seed))
      messages += plan.deliveries.count
      for delivery in plan.deliveries { check(delivery.message, notes, lead, seed) }
      // And it survives its file.
      let json = try PlanText.json(plan.deliveries)
      #expect(try JSONDecoder().decode([Delivery].self, from: Data(json.utf8)) == plan.deliveries, Seeds.replay(seed))
      #expect(!plan.history.map { $0.text() }.joined().contains("s3cret"))
    }
    Seeds.expect(texts, atLeast: 10_000, "texts")
    Seeds.expect(messages, atLeast: 11_250, "messages")
  }

  private func check(_ message: Message, _ notes: String, _ lead: Lead, _ seed: UInt64) {
    switch message {
    case .email(let email):
      #expect(isOneLine(email.subject) && isOneLine(email.name ?? "") && isOneLine(email.address), Seeds.replay(seed))
      guard email.recipient == .customer else { return }
      #expect(bytes(email.text) == bytes("<\(notes)>"), Seeds.replay(seed))
      #expect(unescaped(email.html ?? "") == bytes("<p>\(notes)</p>"), Seeds.replay(seed))
      #expect((email.html ?? "").utf8.filter { $0 == UInt8(ascii: "<") }.count == 2, Seeds.replay(seed))
      if isOneLine(notes) { #expect(bytes(email.subject) == bytes("Re: \(notes)"), Seeds.replay(seed)) }
    case .text(let text):
      if text.recipient == .customer { #expect(bytes(text.body) == bytes("<\(notes)>"), Seeds.replay(seed)) }
    case .letter(let letter):
      #expect(bytes(letter.body) == bytes("<\(notes)>"), Seeds.replay(seed))
      #expect(letter.addressLines.allSatisfy(isOneLine), Seeds.replay(seed))
    case .task(let task):
      #expect(isOneLine(task.title), Seeds.replay(seed))
      if let text = task.notes { #expect(bytes(text) == bytes("About \(notes)."), Seeds.replay(seed)) }
    case .webhook(let request):
      #expect(request.body.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, Seeds.replay(seed))
      let pairs = request.body.split(separator: "&").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
      let sent = pairs.first { $0[0] == "notes" }.map { decoded($0[1]) }
      #expect(sent == bytes(notes), Seeds.replay(seed))
      let source = pairs.first { $0[0] == "source" }.map { decoded($0[1]) }
      #expect(source == bytes(lead.source ?? ""), Seeds.replay(seed))
    case .referral(let referral): #expect(referral.lead.contact == lead.contact, Seeds.replay(seed))
    default: Issue.record(Seeds.replay(seed))
    }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0 != "\u{2028}" && $0 != "\u{2029}"
    }
  }

  /// Byte by byte, since a mark behind a reference would make one character with its end.
  private func unescaped(_ html: String) -> [UInt8] {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return references.reduce(bytes(html)) { $0.replacing(bytes($1.0), with: bytes($1.1)) }
  }

  private func decoded(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
