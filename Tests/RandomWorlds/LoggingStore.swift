package import Foundation
package import LeadActions
import Synchronization

/// An in-memory store that remembers every plan that was committed to it, in order.
package final class LoggingStore: LeadStore {
  private let store: InMemoryStore
  private let log = Mutex<[Plan]>([])

  package init(seed: UInt64) { store = InMemoryStore(tokensFrom: SeededGenerator(seed: seed)) }

  /// The plans that were committed.
  package var plans: [Plan] { log.withLock { $0 } }

  package func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    let result = try store.commit(plan, contactKeys: contactKeys, at: now)
    if result == .committed { log.withLock { $0.append(plan) } }
    return result
  }

  package func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    store.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }

  package func record(of lead: LeadKey) async throws -> LeadRecord? { store.record(of: lead) }

  package func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    store.leads(of: tenant, after: lead, limit: limit)
  }

  package func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    store.history(of: lead, filter: filter, after: position, limit: limit)
  }

  package func erase(_ lead: LeadKey) async throws -> Bool { store.erase(lead) }

  package func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    store.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }

  package func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws
    -> [DueTimer]
  {
    store.dueTimers(of: tenant, at: now, after: timer, limit: limit)
  }

  package func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    store.nextTimer(of: tenant, after: now)
  }

  package func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    store.inbox(of: tenant, after: item, limit: limit)
  }

  package func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    store.discard(item, history: history)
  }

  package func claim(_ request: ClaimRequest) async throws -> [Claim] { store.claim(request) }

  package func standing(of claim: Claim) async throws -> ClaimStanding? { store.standing(of: claim) }

  package func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    store.settle(claim, as: settlement, history: history, occurrences: occurrences)
  }

  package func release(_ claim: Claim) async throws -> Bool { store.release(claim) }

  package func nextDelivery(after now: Date) async throws -> Date? { store.nextDelivery(after: now) }

  package func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    store.deadLetters(of: tenant, after: key, limit: limit)
  }

  package func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.sendAgain(key, at: now) }

  package func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.drop(key, at: now) }
}
