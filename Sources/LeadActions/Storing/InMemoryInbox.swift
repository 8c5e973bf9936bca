/// Occurrences that wait to be planned, each tenant's in the order of arrival.
struct InMemoryInbox: Sendable {
  private var items: [Int: InboxItem] = [:]
  private var positions: [TenantName: OrderedKeys<Int>] = [:]
  private var places: [LeadKey: [OccurrenceID: Int]] = [:]
  private var count = 0

  func holds(_ id: OccurrenceID, of lead: LeadKey) -> Bool { places[lead]?[id] != nil }

  mutating func append(_ occurrence: Occurrence, of tenant: TenantName) {
    count += 1
    let item = InboxItem(tenant: tenant, occurrence, position: count)
    items[count] = item
    positions[tenant, default: OrderedKeys()].insert(count)
    places[item.lead, default: [:]][occurrence.id] = count
  }

  func page(of tenant: TenantName, after item: InboxItem?, limit: Int) -> [InboxItem] {
    positions[tenant]?.page(after: item?.position, limit: limit).compactMap { items[$0] } ?? []
  }

  /// False where it is not there.
  mutating func remove(_ id: OccurrenceID, of lead: LeadKey) -> Bool {
    guard let position = places[lead]?.removeValue(forKey: id) else { return false }
    if places[lead]?.isEmpty == true { places[lead] = nil }
    remove(position, of: lead.tenant)
    return true
  }

  mutating func remove(_ lead: LeadKey) -> Bool {
    guard let removed = places.removeValue(forKey: lead) else { return false }
    for position in removed.values { remove(position, of: lead.tenant) }
    return true
  }

  private mutating func remove(_ position: Int, of tenant: TenantName) {
    items[position] = nil
    positions[tenant]?.remove(position)
    if positions[tenant]?.isEmpty == true { positions[tenant] = nil }
  }
}
