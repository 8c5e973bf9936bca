import Foundation
import LeadActions
import Testing

// The code of Documentation/RuleBooks.md; DocumentationTests holds the two against each other.

private enum RuleBooksCode {
  static func rewrite(_ url: URL) throws {
    let performers = ActionPerformers.standard
    // Page begins
    let book = try RuleBook(
      validating: Data(contentsOf: url), customActions: performers.customNames,
      strategies: Set(performers.strategies.names))
    try book.json().write(to: url)
    // Page ends
  }

  static func london() throws -> Zone {
    // Page begins
    guard let london = Zone("Europe/London") else { throw CocoaError(.coderInvalidValue) }
    // Page ends
    return london
  }

  static func book() throws -> RuleBook {
    let london = try london()
    // Page begins
    let book = RuleBook("Mortgages", version: 3) {
      Users("ann")
      Groups("brokers")
      Partners("acme")
      CustomField("loanAmount", .number)
      Fact("score", .number)
      CustomEvent("priceDropped", fields: ["newPrice": .number])
      LeadGroup("Mortgages") {
        LeadType("Remortgage", zone: london, referralMethod: .deliverManually, partner: "acme") {
          LeadStatus("New")
          LeadStatus("Hot", progress: .qualified)
          Rule("assign web leads", on: .receivedOther, when: { $0.loanAmount >= 250_000 && $0.partner.isNotSet }) {
            AssignToUser(.group("brokers", by: .sequential))
            ContactCustomer(by: .email, template: "welcome")
          }
          Rule("chase", on: .received) { StartWorkflow("chase") }
          Rule("remind", on: .appointmentBefore(.days(1))) { ContactCustomer(by: .text, template: "remind") }
          Rule("cheap now", on: .custom("priceDropped"), when: { $0.event.custom("newPrice") < 200_000.0 }) {
            TaskUser(title: "Call {{fullName}}", due: .hours(2))
          }
        }
      }
      MessageTemplate.email("welcome", subject: "Hello {{firstName}}", text: "{{user}} will call. {{> signature}}")
      MessageTemplate.text("remind", body: "See you tomorrow at {{appointment.start.time}}.")
      Partial("signature", "Your brokers")
      LeadWorkflow("chase") {
        Wait(.days(2))
        Step(ContactCustomer(by: .email, template: "welcome"), when: { $0.progress.isNotSet })
      }
    }
    // Page ends
    return book
  }
}

@Suite struct RuleBooksPageTests {
  @Test func `the page's rule book in Swift holds together`() throws {
    #expect(try RuleBooksCode.book().problems() == [])
  }

  @Test func `the page's file holds together`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "Documentation/RuleBooks.md"), encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```json\n").dropFirst().first)
    let json = block.components(separatedBy: "```")[0]
    let book = try RuleBook(validating: Data(json.utf8), customActions: [])
    #expect(book.leadTypes.flatMap(\.rules).count > 1)
  }
}
