import LeadActions

import struct Foundation.Date

/// Plans as a planner would make them, of whatever a promise is about.
enum Sample {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static func time(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  static func lead(_ id: LeadID, email: String? = nil, received: Double = 0) -> Lead {
    Lead(id: id, type: "Enquiry", received: time(received), contact: Contact(email: email))
  }

  static func receipt(_ key: LeadKey, email: String? = nil, received: Double = 0, id: OccurrenceID = "receipt") -> Plan
  {
    let lead = lead(key.lead, email: email, received: received)
    let occurrence = Occurrence(id, lead: key.lead, .received(Receipt(lead, from: .webForm)))
    return Plan(
      tenant: key.tenant, occurrence: occurrence, at: time(received), bookVersion: 1, baseVersion: nil,
      record: LeadRecord(lead, version: 1), history: [line("received", occurrence.id)])
  }

  /// A later occurrence of a lead that has a record.
  static func next(_ id: OccurrenceID, after record: LeadRecord, tenant: TenantName = .only) -> Plan {
    let occurrence = Occurrence(id, lead: record.lead.id, .progressMoved(to: .contacted))
    var after = record
    after.version += 1
    return Plan(
      tenant: tenant, occurrence: occurrence, at: start, bookVersion: 1, baseVersion: record.version, record: after,
      history: [line("next", occurrence.id)])
  }

  static func line(_ name: CustomEventName, _ occurrence: OccurrenceID) -> HistoryEntry {
    HistoryEntry(at: start, occurrence: occurrence, .event(.custom(name), .none))
  }

  static func actionLine(_ text: String, _ occurrence: OccurrenceID) -> HistoryEntry {
    HistoryEntry(at: start, occurrence: occurrence, .action(.rule("rule"), "note", .done(.noted(text))))
  }

  static func delivery(
    _ id: DeliveryID, of lead: LeadID, to destination: CustomDeliveryName = "fax", saying text: String? = nil,
    remindsOf: AppointmentID? = nil
  ) -> Delivery {
    let message = CustomMessage(destination, text.map { .text($0) } ?? .object([:]))
    return Delivery(
      id: id, lead: lead, message: .custom(message), occurrence: "receipt", origin: .rule("rule"),
      chain: "receipt", created: start, remindsOf: remindsOf)
  }

  static func timer(_ id: TimerID, due: Double) -> LeadTimer {
    LeadTimer(id: id, due: time(due), purpose: .custom("remember", [:]), chain: "receipt")
  }

  static func outcomeLine(_ delivery: Delivery, _ report: DeliveryReport) -> HistoryEntry {
    HistoryEntry(
      at: start, occurrence: delivery.occurrence, .delivery(delivery.id, delivery.message.kind, report))
  }

  static func reported(_ id: OccurrenceID, of lead: LeadID) -> Occurrence {
    Occurrence(id, lead: lead, .emailFailed(MessageDetails("message"), permanently: true))
  }
}

extension LeadStore {
  func commit(_ plan: Plan, at seconds: Double = 0) async throws -> CommitResult {
    try await commit(plan, contactKeys: plan.record.lead.contact.keys(), at: Sample.time(seconds))
  }

  /// Receives a lead with deliveries that are due at once.
  func receive(_ key: LeadKey, _ deliveries: [Delivery]) async throws {
    var plan = Sample.receipt(key)
    plan.deliveries = deliveries
    _ = try await commit(plan)
  }

  func claim(_ limit: Int = 100, at seconds: Double, lease: Double = 60) async throws -> [Claim] {
    try await claim(ClaimRequest(limit, at: Sample.time(seconds), lease: lease))
  }

  func settle(_ claim: Claim, _ settlement: DeliverySettlement, _ report: DeliveryReport) async throws -> Bool {
    try await settle(
      claim, as: settlement, history: [Sample.outcomeLine(claim.delivery, report)], occurrences: [])
  }

  func lines(of key: LeadKey) async throws -> [HistoryLine] {
    try await history(of: key, filter: .all).map(\.line)
  }
}
