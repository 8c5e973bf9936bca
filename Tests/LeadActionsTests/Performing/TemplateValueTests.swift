import Foundation
import Testing

@testable import LeadActions

/// What templates find under which path.
@Suite struct TemplateValueTests {
  /// The text as a template renders it for a lead that has everything.
  private func rendered(
    _ text: String, on event: Event = .received, _ report: Report? = nil, change: (inout TestDesk) -> Void = { _ in }
  ) throws -> (text: String, emptied: [String]) {
    var desk = TestDesk(on: event, TaskUser(.user("ann"), title: "t", notes: text))
    desk.lead.user = "ann"
    desk.lead.partner = "acme"
    desk.lead.fields = ["amount": 250_000, "moveIn": .date(TestDesk.monday), "firstTime": true, "note": "a <b> & c"]
    desk.facts = ["score": 7.5]
    change(&desk)
    let plan = try report.map { try desk.report($0) } ?? desk.receive()
    return (try #require(plan.tasks.first?.notes), plan.emptied)
  }

  @Test(arguments: [
    ("{{id}} {{leadType}} {{status}} {{firstName}}", "1 Home New Jane"),
    ("{{fullName}}, {{leadGroup}}", "Jane Smith, Loans"),
    ("{{user}} {{user.name}} {{user.email}} {{user.mobile}}", "Ann Lee Ann Lee ann@firm.example 07700 900001"),
    ("{{partner}} {{partner.email}} {{partner.mobile}}", "Acme Ltd leads@acme.example 07700 900009"),
    ("{{#user}}{{name}} at {{email}}{{/user}}", "Ann Lee at ann@firm.example"),
    ("{{event.title}} {{event.type}} {{event.time}}", "Received deliveryall 2026-03-02 10:00:00"),
    ("{{amount}} {{fact.score}}", "250000 7.5"), ("{{#firstTime}}first{{/firstTime}}", "first"),
    (
      "{{moveIn}} | {{moveIn.date}} | {{moveIn.time}} | {{moveIn.day}} | {{moveIn.long}}",
      "2026-03-02 10:00:00 | 2026-03-02 | 10:00 | Monday | 2 March 2026"
    ),
    ("{{received.day}} {{#received}}{{long}} {{time}}{{/received}}", "Monday 2 March 2026 10:00"),
    ("{{#fact}}{{score}}{{/fact}}", "7.5"), ("{{isReferred}}", "true"),
    ("{{note}} {{{note}}}", "a <b> & c a <b> & c"),
  ])
  func `paths lead to their values`(source: String, text: String) throws {
    let result = try rendered(source)
    #expect(result.text == text)
    #expect(result.emptied.isEmpty)
  }

  @Test func `dates are on the wall of the lead type's zone`() throws {
    let tokyo = try #require(Zone("Asia/Tokyo"))
    let result = try rendered("{{moveIn}} {{moveIn.day}} {{event.time}}") { desk in
      desk.type.zone = tokyo
      desk.lead.fields["moveIn"] = .date(TestDesk.monday + 6 * 3_600)
    }
    #expect(result.text == "2026-03-03 01:00:00 Tuesday 2026-03-02 19:00:00")
  }

  @Test func `an appointment's fields are found by path and by section`() throws {
    let appointment = LeadAppointment(
      id: "a", start: TestDesk.monday, end: TestDesk.monday + 3_600, title: "Visit", user: "ben", location: "York")
    let source =
      "{{appointment.title}} {{appointment.start.time}}-{{appointment.end.time}} "
      + "{{#appointment}}{{location}} {{user}} {{start.day}}{{/appointment}}"
    let result = try rendered(source, on: .appointmentCreated, .appointmentCreated(appointment))
    #expect(result.text == "Visit 10:00-11:00 York ben Monday")
    let without = try rendered("{{#appointment}}x{{/appointment}}{{^appointment}}none{{/appointment}}")
    #expect(without.text == "none")
  }

  @Test func `an event's own fields are found`() throws {
    let details = MessageDetails("m1", recipient: "jane@example.com", text: "Yes please")
    let reply = try rendered("{{event.text}} from {{event.recipient}}", on: .emailReplied, .emailReplied(details))
    #expect(reply.text == "Yes please from jane@example.com")
    let drop = try rendered(
      "{{event.newPrice}} {{#event}}{{newPrice}} {{title}}{{/event}}", on: .custom("priceDropped"),
      .custom("priceDropped", ["newPrice": 9]))
    #expect(drop.text == "9 9 priceDropped")
  }

  @Test func `what has no value is left empty and noted, once`() throws {
    let source = "{{user}}{{user.email}}{{partner.name}}{{company}}{{company}}{{amount}}{{moveIn.day}}{{event.text}}."
    let result = try rendered(source) { desk in
      desk.lead.user = nil
      desk.lead.partner = nil
      desk.lead.fields = [:]
    }
    #expect(result.text == ".")
    #expect(
      result.emptied.sorted() == [
        "amount", "company", "event.text", "moveIn.day", "partner.name", "user", "user.email",
      ])
  }

  @Test func `a section asks and is not noted`() throws {
    let result = try rendered("{{#company}}at {{company}}{{/company}}{{^company}}private{{/company}}")
    #expect(result.text == "private")
    #expect(result.emptied.isEmpty)
  }

  @Test func `a user or partner that the directory lacks is shown by name`() throws {
    let result = try rendered("{{user}} {{partner}} {{user.mobile}}") { desk in
      desk.lead.user = "someone"
      desk.lead.partner = "someplace"
    }
    #expect(result.text == "someone someplace ")
    #expect(result.emptied == ["user.mobile"])
  }

  @Test func `a value is rendered once, whatever it holds`() throws {
    let result = try rendered("{{note}} {{{note}}}") { $0.lead.fields["note"] = "{{status}} {{#user}}" }
    #expect(result.text == "{{status}} {{#user}} {{status}} {{#user}}")
  }

  @Test func `HTML is escaped in HTML alone, and a subject stays on one line`() throws {
    var desk = TestDesk(ContactCustomer(by: .email, template: "mail"))
    desk.book.templates.append(
      .email("mail", subject: "{{note}}", text: "{{note}}", html: "<p>{{note}}</p><i>{{{note}}}</i>"))
    desk.lead.fields["note"] = "a<b>\r\nBcc: \"x\" & 'y'"
    let email = try #require(try desk.receive().emails.first)
    #expect(email.subject == "a<b> Bcc: \"x\" & 'y'")
    #expect(email.text == "a<b>\r\nBcc: \"x\" & 'y'")
    #expect(email.html?.hasPrefix("<p>a&lt;b&gt;\r\nBcc: &quot;x&quot; &amp; ") == true)
    #expect(email.html?.hasSuffix("<i>a<b>\r\nBcc: \"x\" & 'y'</i>") == true)
  }

  @Test func `a subject that is no template stays on one line too`() throws {
    var desk = TestDesk(ContactCustomer(by: .email, template: "mail"))
    desk.book.templates.append(.email("mail", subject: "Hello\r\nthere", text: "t\nu"))
    let email = try #require(try desk.receive().emails.first)
    #expect(email.subject == "Hello there")
    #expect(email.text == "t\nu")
    #expect(email.html == nil)
  }

  @Test func `each template's empty variables have a line of their own, behind the action's`() throws {
    var desk = TestDesk(ContactCustomer(by: .email, template: "welcome"), TaskUser(.user("ann"), title: "{{company}}"))
    desk.lead.fields["note"] = "n"
    let lines = try desk.receive().history.map(\.line).suffix(from: 4)
    let kinds = lines.compactMap { line -> String? in
      switch line {
      case .action(_, let name, .done): name.rawValue
      case .variablesEmpty(let template, let paths): "\(template?.rawValue ?? "-") \(paths)"
      default: nil
      }
    }
    #expect(kinds == ["contactCustomer", #"welcome ["user"]"#, "taskUser", #"- ["company"]"#])
  }

  @Test func `partials are included`() throws {
    let result = try rendered("{{> sign}}") { $0.book.partials["sign"] = "Yours, {{user}}" }
    #expect(result.text == "Yours, Ann Lee")
  }
}
