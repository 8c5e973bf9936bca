import Foundation
import LeadActions
import LeadActionsTesting
import Synchronization

/// An in-memory store around whose calls a test puts something of its own.
final class WrappedStore: LeadStore {
  enum Call: CaseIterable {
    case load, commit, record, leads, history, erase, forgetOccurrences, dueTimers, nextTimer, inbox, discard, claim,
      standing, settle, release, nextDelivery, deadLetters, deadLetter, sendAgain, drop
  }

  let inner: InMemoryStore
  private let before: @Sendable (Call) async throws -> Void
  /// When the call has done its work, and its answer is not yet given.
  private let after: @Sendable (Call) async throws -> Void
  private let beforeLoad: @Sendable (LeadKey) async throws -> Void
  private let beforeRecord: @Sendable (LeadKey) async throws -> Void
  private let beforeStanding: @Sendable (Claim) async throws -> Void
  /// A result given back in place of committing; none commits.
  private let beforeCommit: @Sendable (Plan) async throws -> CommitResult?
  private let afterCommit: @Sendable (Plan) async throws -> Void
  /// Is told whose timers and reported occurrences are listed.
  private let onListed: @Sendable ([LeadKey]) -> Void

  init(
    _ inner: InMemoryStore = InMemoryStore(), before: @escaping @Sendable (Call) async throws -> Void = { _ in },
    after: @escaping @Sendable (Call) async throws -> Void = { _ in },
    beforeLoad: @escaping @Sendable (LeadKey) async throws -> Void = { _ in },
    beforeRecord: @escaping @Sendable (LeadKey) async throws -> Void = { _ in },
    beforeStanding: @escaping @Sendable (Claim) async throws -> Void = { _ in },
    beforeCommit: @escaping @Sendable (Plan) async throws -> CommitResult? = { _ in nil },
    afterCommit: @escaping @Sendable (Plan) async throws -> Void = { _ in },
    onListed: @escaping @Sendable ([LeadKey]) -> Void = { _ in }
  ) {
    self.inner = inner
    self.before = before
    self.after = after
    self.beforeLoad = beforeLoad
    self.beforeRecord = beforeRecord
    self.beforeStanding = beforeStanding
    self.beforeCommit = beforeCommit
    self.afterCommit = afterCommit
    self.onListed = onListed
  }

  /// A store of which one call fails so many times, and works then.
  static func failing(_ inner: InMemoryStore, _ call: Call, times: Int) -> WrappedStore {
    let tally = Tally()
    return WrappedStore(
      inner, before: { if $0 == call, tally.enter() <= times { throw ScriptedError("disk full") } })
  }

  private func perform<Value>(_ call: Call, _ work: () async throws -> Value) async throws -> Value {
    try await before(call)
    let value = try await work()
    try await after(call)
    return value
  }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    try await beforeLoad(lead)
    return try await perform(.load) {
      inner.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
    }
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    if let result = try await beforeCommit(plan) { return result }
    return try await perform(.commit) {
      let result = try inner.commit(plan, contactKeys: contactKeys, at: now)
      try await afterCommit(plan)
      return result
    }
  }

  func record(of lead: LeadKey) async throws -> LeadRecord? {
    try await beforeRecord(lead)
    return try await perform(.record) { inner.record(of: lead) }
  }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    try await perform(.leads) { inner.leads(of: tenant, after: lead, limit: limit) }
  }
  func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) async throws -> HistoryPage {
    try await perform(.history) { inner.history(of: lead, filter: filter, after: position, limit: limit) }
  }
  func erase(_ lead: LeadKey) async throws -> Bool { try await perform(.erase) { inner.erase(lead) } }
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    try await perform(.forgetOccurrences) { inner.forgetOccurrences(of: tenant, committedBefore: time, limit: limit) }
  }
  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    let timers = try await perform(.dueTimers) {
      inner.dueTimers(of: tenant, at: now, after: timer, limit: limit)
    }
    onListed(timers.map(\.lead))
    return timers
  }
  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    try await perform(.nextTimer) { inner.nextTimer(of: tenant, after: now) }
  }
  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    let items = try await perform(.inbox) { inner.inbox(of: tenant, after: item, limit: limit) }
    onListed(items.map(\.lead))
    return items
  }
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await perform(.discard) { inner.discard(item, history: history) }
  }
  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    try await perform(.claim) { inner.claim(request) }
  }
  func letGo(at now: Date, limit: Int) async throws -> Int { await inner.letGo(at: now, limit: limit) }
  func standing(of claim: Claim) async throws -> ClaimStanding? {
    try await beforeStanding(claim)
    return try await perform(.standing) { inner.standing(of: claim) }
  }
  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    try await perform(.settle) { inner.settle(claim, as: settlement, history: history, occurrences: occurrences) }
  }
  func release(_ claim: Claim) async throws -> Bool { try await perform(.release) { inner.release(claim) } }
  func nextDelivery(after now: Date) async throws -> Date? {
    try await perform(.nextDelivery) { inner.nextDelivery(after: now) }
  }
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await perform(.deadLetters) { inner.deadLetters(of: tenant, after: key, limit: limit) }
  }
  func deadLetter(_ key: DeliveryKey) async throws -> DeadLetter? {
    try await perform(.deadLetter) { await inner.deadLetter(key) }
  }
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    try await perform(.sendAgain) { inner.sendAgain(key, at: now) }
  }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    try await perform(.drop) { inner.drop(key, at: now) }
  }
}
