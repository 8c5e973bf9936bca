import struct Foundation.Date

/// A store that lets a play see what is committed and what becomes of deliveries.
struct PlayedStore: LeadStore {
  let base: any LeadStore
  let notes: PlayNotes

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    let result = try await base.commit(plan, contactKeys: contactKeys, at: now)
    if result == .committed { notes.note(plan) }
    return result
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    let isSettled = try await base.settle(claim, as: settlement, history: history, occurrences: occurrences)
    if isSettled { notes.note(claim, settlement) }
    return isSettled
  }

  // MARK: Passed on as it is

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    try await base.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }
  func record(of lead: LeadKey) async throws -> LeadRecord? { try await base.record(of: lead) }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    try await base.leads(of: tenant, after: lead, limit: limit)
  }
  func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    try await base.history(of: lead, filter: filter, after: position, limit: limit)
  }
  func erase(_ lead: LeadKey) async throws -> Bool { try await base.erase(lead) }
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    try await base.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }
  func dueTimers(at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    try await base.dueTimers(at: now, after: timer, limit: limit)
  }
  func nextTimer(after now: Date) async throws -> Date? { try await base.nextTimer(after: now) }
  func inbox(after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    try await base.inbox(after: item, limit: limit)
  }
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await base.discard(item, history: history)
  }
  func claim(_ request: ClaimRequest) async throws -> [Claim] { try await base.claim(request) }
  func standing(of claim: Claim) async throws -> ClaimStanding? { try await base.standing(of: claim) }
  func release(_ claim: Claim) async throws -> Bool { try await base.release(claim) }
  func nextDelivery(after now: Date) async throws -> Date? { try await base.nextDelivery(after: now) }
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await base.deadLetters(of: tenant, after: key, limit: limit)
  }
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.drop(key, at: now) }
}
