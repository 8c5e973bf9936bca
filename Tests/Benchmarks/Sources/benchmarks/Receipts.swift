import Foundation
import LeadActions

/// Receipts of leads who are all different.
enum Receipts {
  private static let start = Date(timeIntervalSince1970: 1_767_000_000)

  private static func lead(_ number: Int) -> Lead {
    Lead(
      id: LeadID(1_000_000 + number), type: "Remortgage", received: start.addingTimeInterval(Double(number)),
      source: "web", status: "New",
      contact: Contact(
        title: "Ms", firstName: "Jane", lastName: "Smith", email: "jane.smith\(number)@example.com", town: "Leeds",
        postcode: "LS1 4AP"),
      fields: ["loanAmount": 250_000, "term": 25])
  }

  static func occurrence(_ number: Int) -> Occurrence {
    let lead = lead(number)
    return Occurrence(OccurrenceID("web-form-\(number)"), lead: lead.id, .received(Receipt(lead, from: .webForm)))
  }

  /// A plan of exactly five lines of history and two deliveries.
  static func plan(_ number: Int) -> Plan {
    let occurrence = occurrence(number)
    let lead = lead(number)
    let email = EmailMessage(
      to: .customer, address: lead.contact.email ?? "", subject: "Welcome, Jane",
      text: "Dear Jane, thank you for asking about a remortgage of 250,000. Somebody will call you today.")
    let webhook = WebhookRequest(
      url: "https://crm.example.com/hook?key=${crm-key}",
      body: "eventtype=received&eventdatetime=2026-01-01+12%3A00%3A00&leadid=\(lead.id)&firstname=Jane&lastname=Smith")
    let deliveries = [Message.email(email), .webhook(webhook)].enumerated().map { index, message in
      Delivery(
        id: DeliveryID("54b3b0431b90aa0000\(number)-\(index)"), lead: lead.id, message: message,
        occurrence: occurrence.id, origin: .rule("welcome web lead"), chain: occurrence.id, created: lead.received)
    }
    let lines: [HistoryLine] = [
      .received(from: .webForm, duplicateOf: nil), .event(.receivedNotDuplicate, .none), .event(.received, .none),
      .action(.rule("welcome web lead"), "contactCustomer", .done(.queued(deliveries[0].id, .email, to: .customer))),
      .action(.rule("new lead to the CRM"), "webhook", .done(.queued(deliveries[1].id, .webhook, to: nil))),
    ]
    return Plan(
      occurrence: occurrence, at: lead.received, bookVersion: 1, baseVersion: nil, record: LeadRecord(lead, version: 1),
      history: lines.map { HistoryEntry(at: lead.received, occurrence: occurrence.id, $0) }, deliveries: deliveries)
  }

  /// The same two deliveries, by rules; the planner writes a line for each of the guide's events too.
  static let rules = RuleBook(
    "benchmark",
    leadGroups: [
      LeadGroup(
        "Mortgages",
        types: [
          LeadType(
            "Remortgage", statuses: [LeadStatus("New")],
            rules: [
              Rule("welcome web lead", on: .received) { ContactCustomer(by: .email, template: "welcome") },
              Rule("new lead to the CRM", on: .received) { PostWebhook("https://crm.example.com/hook") },
            ])
        ])
    ],
    templates: [
      .email(
        "welcome", subject: "Welcome, {{firstName}}",
        text: "Dear {{firstName}}, thank you for asking. Somebody will call you today.")
    ])
}
