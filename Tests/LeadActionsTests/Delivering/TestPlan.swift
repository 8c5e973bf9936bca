import LeadActions

import struct Foundation.Date

/// Plans and deliveries for tests.
enum TestPlan {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)
  static let key = LeadKey(lead: "lead")

  static func receipt(_ deliveries: [Delivery], lead: LeadID = "lead", consent: Consent = Consent()) -> Plan {
    let lead = Lead(id: lead, type: "Enquiry", received: start, consent: consent)
    let occurrence = Occurrence("receipt", lead: lead.id, .received(Receipt(lead, from: .webForm)))
    return Plan(
      occurrence: occurrence, at: start, bookVersion: 1, baseVersion: nil, record: LeadRecord(lead, version: 1),
      deliveries: deliveries)
  }

  static func delivery(_ id: DeliveryID, _ message: Message, lead: LeadID = "lead") -> Delivery {
    Delivery(
      id: id, lead: lead, message: message, occurrence: "receipt", origin: .rule("rule"), chain: "receipt",
      created: start)
  }

  static func fax(_ id: DeliveryID) -> Delivery { delivery(id, .custom(CustomMessage("fax"))) }

  static func email(_ id: DeliveryID, to recipient: Recipient = .customer) -> Delivery {
    delivery(id, .email(EmailMessage(to: recipient, address: "a@example.com", subject: "Hello", text: "Hello")))
  }

  static func text(_ id: DeliveryID) -> Delivery {
    delivery(id, .text(TextMessage(to: .customer, number: "+447700900123", body: "Hello")))
  }

  static func webhook(_ id: DeliveryID, url: String = "https://hooks.example.com/lead") -> Delivery {
    delivery(id, .webhook(WebhookRequest(url: url, body: "eventtype=delivery&leadid=lead")))
  }

  static func referral(_ id: DeliveryID) -> Delivery {
    let lead = Lead(id: "lead", type: "Enquiry", received: start)
    return delivery(id, .referral(Referral(to: "Partner", method: "immediately", lead: lead)))
  }
}
