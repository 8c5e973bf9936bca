/// Occurrences that wait to be planned, in the order of arrival.
struct InMemoryInbox: Sendable {
  private var items: [Int: InboxItem] = [:]
  private var positions = OrderedKeys<Int>()
  private var places: [LeadKey: [OccurrenceID: Int]] = [:]
  private var count = 0

  func holds(_ id: OccurrenceID, of lead: LeadKey) -> Bool { places[lead]?[id] != nil }

  mutating func append(_ occurrence: Occurrence, of tenant: TenantName) {
    count += 1
    let item = InboxItem(tenant: tenant, occurrence, position: count)
    items[count] = item
    positions.insert(count)
    places[item.lead, default: [:]][occurrence.id] = count
  }

  func page(after item: InboxItem?, limit: Int) -> [InboxItem] {
    positions.page(after: item?.position, limit: limit).compactMap { items[$0] }
  }

  /// False where it is not there.
  mutating func remove(_ id: OccurrenceID, of lead: LeadKey) -> Bool {
    guard let position = places[lead]?.removeValue(forKey: id) else { return false }
    if places[lead]?.isEmpty == true { places[lead] = nil }
    items[position] = nil
    positions.remove(position)
    return true
  }

  mutating func remove(_ lead: LeadKey) -> Bool {
    guard let removed = places.removeValue(forKey: lead) else { return false }
    for position in removed.values {
      items[position] = nil
      positions.remove(position)
    }
    return true
  }
}
