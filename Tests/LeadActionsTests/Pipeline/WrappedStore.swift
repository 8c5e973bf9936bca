import Foundation
import LeadActions
import Synchronization

/// An in-memory store around whose loading and committing a test puts something of its own.
final class WrappedStore: LeadStore {
  let inner = InMemoryStore()
  private let beforeLoad: @Sendable (LeadKey) async throws -> Void
  private let beforeTimers: @Sendable () async throws -> Void
  /// A result given back in place of committing; none commits.
  private let beforeCommit: @Sendable (Plan) async throws -> CommitResult?
  private let afterCommit: @Sendable (Plan) async throws -> Void

  init(
    beforeLoad: @escaping @Sendable (LeadKey) async throws -> Void = { _ in },
    beforeTimers: @escaping @Sendable () async throws -> Void = {},
    beforeCommit: @escaping @Sendable (Plan) async throws -> CommitResult? = { _ in nil },
    afterCommit: @escaping @Sendable (Plan) async throws -> Void = { _ in }
  ) {
    self.beforeLoad = beforeLoad
    self.beforeTimers = beforeTimers
    self.beforeCommit = beforeCommit
    self.afterCommit = afterCommit
  }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    try await beforeLoad(lead)
    return inner.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    if let result = try await beforeCommit(plan) { return result }
    let result = try inner.commit(plan, contactKeys: contactKeys, at: now)
    try await afterCommit(plan)
    return result
  }

  func record(of lead: LeadKey) -> LeadRecord? { inner.record(of: lead) }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) -> [LeadID] {
    inner.leads(of: tenant, after: lead, limit: limit)
  }
  func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) -> HistoryPage {
    inner.history(of: lead, filter: filter, after: position, limit: limit)
  }
  func erase(_ lead: LeadKey) -> Bool { inner.erase(lead) }
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) -> Int {
    inner.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }
  func dueTimers(at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    try await beforeTimers()
    return inner.dueTimers(at: now, after: timer, limit: limit)
  }
  func nextTimer(after now: Date) -> Date? { inner.nextTimer(after: now) }
  func inbox(after item: InboxItem?, limit: Int) -> [InboxItem] { inner.inbox(after: item, limit: limit) }
  func discard(_ item: InboxItem, history: [HistoryEntry]) -> Bool { inner.discard(item, history: history) }
  func claim(_ request: ClaimRequest) -> [Claim] { inner.claim(request) }
  func standing(of claim: Claim) -> ClaimStanding? { inner.standing(of: claim) }
  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) -> Bool {
    inner.settle(claim, as: settlement, history: history, occurrences: occurrences)
  }
  func release(_ claim: Claim) -> Bool { inner.release(claim) }
  func nextDelivery(after now: Date) -> Date? { inner.nextDelivery(after: now) }
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) -> [DeadLetter] {
    inner.deadLetters(of: tenant, after: key, limit: limit)
  }
  func sendAgain(_ key: DeliveryKey, at now: Date) -> Bool { inner.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) -> Bool { inner.drop(key, at: now) }
}

/// A clock that a test moves; who waits on it waits a moment only.
final class HandClock: WallClock {
  private let time: Mutex<Date>
  init(_ start: Date = TestDesk.monday) { time = Mutex(start) }

  var now: Date { time.withLock { $0 } }
  func advance(by seconds: Double) { time.withLock { $0 += seconds } }
  func wait(seconds: Double) async throws { try await Task.sleep(for: .milliseconds(1)) }
}

/// A count that many tasks raise.
final class Tally: Sendable {
  private let state = Mutex((now: 0, most: 0, total: 0))

  var total: Int { state.withLock { $0.total } }
  /// The most that were in at once.
  var most: Int { state.withLock { $0.most } }

  @discardableResult
  func enter() -> Int {
    state.withLock { state in
      state.now += 1
      state.total += 1
      state.most = max(state.most, state.now)
      return state.total
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }
}

/// A list that many tasks write to.
final class Notes: Sendable {
  private let state = Mutex<[String]>([])
  var all: [String] { state.withLock { $0 } }
  func add(_ note: String) { state.withLock { $0.append(note) } }
}

extension TestDesk {
  /// A pipeline that follows the desk's rules.
  func pipeline(
    _ store: any LeadStore, clock: any WallClock = HandClock(), settings: EventPipeline.Settings = .init(),
    change: (inout EventPipeline.Services) -> Void = { _ in }
  ) throws -> EventPipeline {
    var services = EventPipeline.Services(directory: FixedDirectory(directory), clock: clock)
    change(&services)
    return try EventPipeline(rules: book, performers: performers, store: store, settings: settings, services: services)
  }

  func receipt(_ id: LeadID = "1", occurrence: OccurrenceID = "o1") -> Occurrence {
    var lead = lead
    lead.id = id
    return Occurrence(occurrence, lead: id, .received(Receipt(lead, from: .webForm, duplicate: .no)))
  }
}
