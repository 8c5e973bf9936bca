import struct Foundation.Date

/// All that an in-memory store holds.
struct InMemoryState: Sendable {
  var leads = InMemoryLeads()
  var occurrences = InMemoryOccurrences()
  var contacts = InMemoryContacts()
  var outbox = InMemoryOutbox()
  var inbox = InMemoryInbox()
  var choosing: [TenantName: [GroupName: ChoosingState]] = [:]
  var generator: any RandomNumberGenerator & Sendable

  init(generator: any RandomNumberGenerator & Sendable) { self.generator = generator }

  /// Compares everything first, and changes only what cannot fail any more.
  mutating func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) throws(StoreError) -> CommitResult {
    let key = LeadKey(tenant: plan.tenant, lead: plan.occurrence.lead)
    try check(plan, key)
    if let done = occurrences[key, plan.occurrence.id] { return .repeated(done) }
    if let conflict = conflict(plan, key) { return .conflict(conflict) }
    try checkDeliveries(plan, key)

    leads.put(plan.record, for: key)
    leads.append(plan.history, to: key)
    withdraw(plan, key)
    for delivery in plan.deliveries { outbox.insert(delivery, key: DeliveryKey(key, delivery.id), due: now) }
    for (group, state) in plan.choosing { choosing[plan.tenant, default: [:]][group] = state }
    let lead = plan.record.lead
    contacts.list(ContactIndexLead(lead.id, received: lead.received), under: contactKeys, of: plan.tenant)
    occurrences.insert(StoredOccurrence(plan.occurrence, plan.outcome), of: key, at: now)
    _ = inbox.remove(plan.occurrence.id, of: key)
    return .committed
  }

  private func check(_ plan: Plan, _ key: LeadKey) throws(StoreError) {
    guard plan.record.lead.id == key.lead else {
      throw StoreError.foreignRecord(key, record: plan.record.lead.id)
    }
    guard plan.record.version == (plan.baseVersion ?? 0) + 1 else {
      throw StoreError.recordVersion(key, base: plan.baseVersion, record: plan.record.version)
    }
  }

  private func conflict(_ plan: Plan, _ key: LeadKey) -> CommitConflict? {
    if leads[key]?.version != plan.baseVersion { return .record }
    // Of several the first by name, so that the answer is always the same.
    var changedGroup: GroupName?
    for (group, state) in plan.choosing where (choosing[plan.tenant]?[group]?.version ?? 0) != state.version - 1 {
      changedGroup = min(changedGroup ?? group, group)
    }
    if let changedGroup { return .choosing(changedGroup) }
    var changedContact: ContactKey?
    for (contact, version) in plan.contacts?.versions ?? [:]
    where contacts.version(of: contact, of: plan.tenant) != version {
      changedContact = min(changedContact ?? contact, contact)
    }
    return changedContact.map { .contacts($0) }
  }

  private func checkDeliveries(_ plan: Plan, _ key: LeadKey) throws(StoreError) {
    var ids: Set<DeliveryID> = []
    for delivery in plan.deliveries {
      guard delivery.lead == key.lead else {
        throw StoreError.foreignDelivery(key, delivery.id, of: delivery.lead)
      }
      let deliveryKey = DeliveryKey(key, delivery.id)
      guard ids.insert(delivery.id).inserted, outbox[deliveryKey] == nil else {
        throw StoreError.deliveryExists(deliveryKey)
      }
    }
  }

  private mutating func withdraw(_ plan: Plan, _ key: LeadKey) {
    guard !plan.withdrawals.isEmpty else { return }
    for row in outbox.pending(of: key) {
      guard let appointment = row.delivery.remindsOf, plan.withdrawals.contains(appointment) else { continue }
      if case .waiting = row.state {
        outbox.update(row.key) { _ in false }
        let line = HistoryLine.delivery(row.delivery.id, row.delivery.message.kind, .withdrawn)
        leads.append([HistoryEntry(at: plan.at, occurrence: plan.occurrence.id, line)], to: key)
      } else {
        outbox.update(row.key) { row in
          row.isWithdrawn = true
          return true
        }
      }
    }
  }

  mutating func erase(_ key: LeadKey) -> Bool {
    let known = [leads.remove(key), occurrences.remove(key), outbox.remove(key), inbox.remove(key)]
    contacts.remove(key)
    return known.contains(true)
  }

  mutating func claim(_ request: ClaimRequest) -> [Claim] {
    var generator = generator
    defer { self.generator = generator }
    return outbox.claim(request) {
      let (high, low) = (generator.next(), generator.next())
      return ClaimToken(String(high, radix: 16) + "-" + String(low, radix: 16))
    }
  }

  mutating func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences reported: [Occurrence]
  ) -> Bool {
    guard outbox.holds(claim) else { return false }
    outbox.update(claim.key) { row in
      switch settlement {
      case .retry(let time):
        row.state = .waiting
        row.notBefore = time
        return true
      case .dead(let reason):
        row.state = .dead(reason)
        return true
      case .postponed(let time), .held(let time):
        row.state = .waiting
        row.attempts -= 1
        row.notBefore = time
        if case .held = settlement { row.isHeld = true }
        return true
      case .delivered, .expired, .withdrawn, .noConsent, .blocked:
        return false
      }
    }
    leads.append(history, to: claim.key.lead)
    for occurrence in reported {
      let lead = LeadKey(tenant: claim.tenant, lead: occurrence.lead)
      if inbox.holds(occurrence.id, of: lead) || occurrences[lead, occurrence.id] != nil { continue }
      inbox.append(occurrence, of: claim.tenant)
    }
    return true
  }

  mutating func release(_ claim: Claim) -> Bool {
    guard outbox.holds(claim) else { return false }
    outbox.update(claim.key) { row in
      row.state = .waiting
      row.attempts -= 1
      return true
    }
    return true
  }

  /// Sends a dead letter again, or drops it.
  mutating func end(_ key: DeliveryKey, _ report: DeliveryReport, at now: Date) -> Bool {
    guard let row = outbox[key], case .dead = row.state else { return false }
    outbox.update(key) { row in
      row.state = .waiting
      row.attempts = 0
      row.notBefore = now
      row.isWithdrawn = false
      return report == .sentAgain
    }
    let line = HistoryLine.delivery(row.delivery.id, row.delivery.message.kind, report)
    leads.append([HistoryEntry(at: now, occurrence: row.delivery.occurrence, line)], to: key.lead)
    return true
  }
}
