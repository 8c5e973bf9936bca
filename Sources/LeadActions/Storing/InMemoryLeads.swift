import struct Foundation.Date

/// Records, their histories, and each tenant's timers in order.
struct InMemoryLeads: Sendable {
  /// A tenant's timers of one time go by their leads, and those of one lead by their ids.
  private struct TimerPlace: Comparable, Sendable {
    var due: Date
    var lead: LeadKey
    var timer: TimerID

    init(due: Date, lead: LeadKey, timer: TimerID) { (self.due, self.lead, self.timer) = (due, lead, timer) }

    init(_ timer: LeadTimer, of lead: LeadKey) { self.init(due: timer.due, lead: lead, timer: timer.id) }

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.due, lhs.lead, lhs.timer) < (rhs.due, rhs.lead, rhs.timer)
    }
  }

  private var records: [LeadKey: LeadRecord] = [:]
  /// Beside the records, since a line is added in place, and a record is too large to be moved about for that.
  private var histories: [LeadKey: [HistoryEntry]] = [:]
  private var ids: [TenantName: OrderedKeys<LeadID>] = [:]
  private var timers: [TenantName: OrderedKeys<TimerPlace>] = [:]

  subscript(key: LeadKey) -> LeadRecord? { records[key] }

  mutating func put(_ record: LeadRecord, for key: LeadKey) {
    let before = records[key]?.timers ?? []
    if before != record.timers {
      remove(before, of: key)
      for timer in record.timers { timers[key.tenant, default: OrderedKeys()].insert(TimerPlace(timer, of: key)) }
    }
    if records.updateValue(record, forKey: key) == nil {
      ids[key.tenant, default: OrderedKeys()].insert(key.lead)
    }
  }

  /// False where there was no record.
  mutating func remove(_ key: LeadKey) -> Bool {
    guard let record = records.removeValue(forKey: key) else { return false }
    histories[key] = nil
    ids[key.tenant]?.remove(key.lead)
    remove(record.timers, of: key)
    return true
  }

  private mutating func remove(_ gone: [LeadTimer], of key: LeadKey) {
    for timer in gone { timers[key.tenant]?.remove(TimerPlace(timer, of: key)) }
    if timers[key.tenant]?.isEmpty == true { timers[key.tenant] = nil }
  }

  /// Adds lines to the history of a lead that is known.
  mutating func append(_ entries: [HistoryEntry], to key: LeadKey) {
    guard !entries.isEmpty, records[key] != nil else { return }
    histories[key, default: []].append(contentsOf: entries)
  }

  func page(of tenant: TenantName, after lead: LeadID?, limit: Int) -> [LeadID] {
    ids[tenant]?.page(after: lead, limit: limit) ?? []
  }

  func history(of key: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) -> HistoryPage {
    guard let history = histories[key] else { return HistoryPage() }
    var page = HistoryPage()
    var index = max(0, position ?? 0)
    while index < history.count {
      defer { index += 1 }
      guard filter.shows(history[index]) else { continue }
      if page.entries.count == max(1, limit) {
        page.next = index
        break
      }
      page.entries.append(history[index])
    }
    return page
  }

  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) -> [DueTimer] {
    let place = timer.map { TimerPlace($0.timer, of: LeadKey(tenant: tenant, lead: $0.lead.lead)) }
    let page = timers[tenant]?.page(after: place, limit: limit) { $0.due <= now } ?? []
    return page.compactMap { place in
      records[place.lead]?.timers.first { $0.id == place.timer }.map { DueTimer(place.lead, $0) }
    }
  }

  func nextTimer(of tenant: TenantName, after now: Date) -> Date? {
    // Behind every timer of that moment: no key of a lead comes before the empty one of the next moment.
    let start = TimerPlace(
      due: Date(timeIntervalSinceReferenceDate: now.timeIntervalSinceReferenceDate.nextUp),
      lead: LeadKey(tenant: "", lead: ""), timer: "")
    return timers[tenant]?.first(notBefore: start)?.due
  }
}
