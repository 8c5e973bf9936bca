import LeadActions
import LeadActionsTesting
import Synchronization

import struct Foundation.Date

/// A store whose outbox fails so many times, and works then.
final class FailingStore: LeadStore {
  private struct Failures {
    var claiming: Int
    var standing: Int
    var settling: Int
  }

  private let store: InMemoryStore
  private let failures: Mutex<Failures>

  init(_ store: InMemoryStore, claiming: Int = 0, standing: Int = 0, settling: Int = 0) {
    self.store = store
    failures = Mutex(Failures(claiming: claiming, standing: standing, settling: settling))
  }

  private func fail(_ path: any WritableKeyPath<Failures, Int> & Sendable) throws {
    try failures.withLock { failures in
      guard failures[keyPath: path] > 0 else { return }
      failures[keyPath: path] -= 1
      throw ScriptedError("disk full")
    }
  }

  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    try fail(\.claiming)
    return store.claim(request)
  }

  func standing(of claim: Claim) async throws -> ClaimStanding? {
    try fail(\.standing)
    return store.standing(of: claim)
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    try fail(\.settling)
    return store.settle(claim, as: settlement, history: history, occurrences: occurrences)
  }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    store.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    try store.commit(plan, contactKeys: contactKeys, at: now)
  }

  func record(of lead: LeadKey) async throws -> LeadRecord? { store.record(of: lead) }

  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    store.leads(of: tenant, after: lead, limit: limit)
  }

  func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) async throws -> HistoryPage {
    store.history(of: lead, filter: filter, after: position, limit: limit)
  }

  func erase(_ lead: LeadKey) async throws -> Bool { store.erase(lead) }

  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    store.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }

  func dueTimers(at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    store.dueTimers(at: now, after: timer, limit: limit)
  }

  func nextTimer(after now: Date) async throws -> Date? { store.nextTimer(after: now) }

  func inbox(after item: InboxItem?, limit: Int) async throws -> [InboxItem] { store.inbox(after: item, limit: limit) }

  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    store.discard(item, history: history)
  }

  func release(_ claim: Claim) async throws -> Bool { store.release(claim) }
  func nextDelivery(after now: Date) async throws -> Date? { store.nextDelivery(after: now) }

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    store.deadLetters(of: tenant, after: key, limit: limit)
  }

  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.drop(key, at: now) }
}
