import struct Foundation.Date

/// Occurrences that are done, by their ids, and in the order in which they are forgotten.
struct InMemoryOccurrences: Sendable {
  private struct Row: Sendable {
    var stored: StoredOccurrence
    var committed: Date
    var number: Int
  }

  private struct Key: Sendable {
    var lead: LeadKey
    var id: OccurrenceID
  }

  private var rows: [LeadKey: [OccurrenceID: Row]] = [:]
  private var order: [TenantName: OrderedKeys<QueuePlace<Key>>] = [:]
  private var count = 0

  subscript(lead: LeadKey, id: OccurrenceID) -> StoredOccurrence? { rows[lead]?[id]?.stored }

  mutating func insert(_ stored: StoredOccurrence, of lead: LeadKey, at now: Date) {
    count += 1
    let id = stored.occurrence.id
    rows[lead, default: [:]][id] = Row(stored: stored, committed: now, number: count)
    order[lead.tenant, default: OrderedKeys()].insert(
      QueuePlace(time: now, number: count, key: Key(lead: lead, id: id)))
  }

  mutating func remove(_ lead: LeadKey) -> Bool {
    guard let removed = rows.removeValue(forKey: lead) else { return false }
    for (id, row) in removed {
      order[lead.tenant]?.remove(QueuePlace(time: row.committed, number: row.number, key: Key(lead: lead, id: id)))
    }
    return true
  }

  mutating func forget(of tenant: TenantName, before time: Date, limit: Int) -> Int {
    let places = order[tenant]?.page(after: nil, limit: limit) { $0.time < time } ?? []
    for place in places {
      order[tenant]?.remove(place)
      rows[place.key.lead]?[place.key.id] = nil
      if rows[place.key.lead]?.isEmpty == true { rows[place.key.lead] = nil }
    }
    return places.count
  }
}
