package import struct Foundation.Date

/// A store that lets somebody see what is committed and what becomes of deliveries.
package struct ObservedStore: LeadStore {
  /// Is told of what has become real, in the order it did.
  package protocol Observer: Sendable {
    func note(_ plan: Plan)
    func note(_ claim: Claim, _ settlement: DeliverySettlement, history: [HistoryEntry])
  }

  let base: any LeadStore
  let observer: any Observer

  package init(_ base: any LeadStore, observer: any Observer) {
    self.base = base
    self.observer = observer
  }

  package func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    let result = try await base.commit(plan, contactKeys: contactKeys, at: now)
    if result == .committed { observer.note(plan) }
    return result
  }

  package func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    let isSettled = try await base.settle(claim, as: settlement, history: history, occurrences: occurrences)
    if isSettled { observer.note(claim, settlement, history: history) }
    return isSettled
  }

  // MARK: Passed on as it is

  package func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    try await base.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }
  package func record(of lead: LeadKey) async throws -> LeadRecord? { try await base.record(of: lead) }
  package func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    try await base.leads(of: tenant, after: lead, limit: limit)
  }
  package func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    try await base.history(of: lead, filter: filter, after: position, limit: limit)
  }
  package func erase(_ lead: LeadKey) async throws -> Bool { try await base.erase(lead) }
  package func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    try await base.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }
  package func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws
    -> [DueTimer]
  {
    try await base.dueTimers(of: tenant, at: now, after: timer, limit: limit)
  }
  package func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    try await base.nextTimer(of: tenant, after: now)
  }
  package func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    try await base.inbox(of: tenant, after: item, limit: limit)
  }
  package func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await base.discard(item, history: history)
  }
  package func claim(_ request: ClaimRequest) async throws -> [Claim] { try await base.claim(request) }
  package func standing(of claim: Claim) async throws -> ClaimStanding? { try await base.standing(of: claim) }
  package func release(_ claim: Claim) async throws -> Bool { try await base.release(claim) }
  package func letGo(at now: Date, limit: Int) async throws -> Int { try await base.letGo(at: now, limit: limit) }
  package func nextDelivery(after now: Date) async throws -> Date? { try await base.nextDelivery(after: now) }
  package func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await base.deadLetters(of: tenant, after: key, limit: limit)
  }
  package func deadLetter(_ key: DeliveryKey) async throws -> DeadLetter? { try await base.deadLetter(key) }
  package func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    try await base.sendAgain(key, at: now)
  }
  package func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.drop(key, at: now) }
}
