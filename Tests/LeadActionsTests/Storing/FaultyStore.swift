import Foundation
import LeadActions
import LeadActionsTesting
import Synchronization

/// A store that breaks one promise.
struct FaultyStore: LeadStore {
  let store = InMemoryStore()
  let fault: StoreConformance.Part
  let memory = Memory()

  /// What the faulty store remembers in order to go wrong.
  final class Memory: Sendable {
    let claims = Mutex<[DeliveryKey: Claim]>([:])
    let last = Mutex<DeliveryID>("")
    let erased = Mutex<Set<LeadID>>([])
  }

  init(_ fault: StoreConformance.Part) { self.fault = fault }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    var loaded = store.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
    switch fault {
    case .oneReading:
      try await Task.sleep(for: .microseconds(100))
      loaded.choosing = store.load(lead, occurrence: nil, groups: groups, contactKeys: []).choosing
    case .sharedContacts: for key in contactKeys { loaded.contacts[key]?.leads.reverse() }
    case .texts:
      let composed = loaded.record?.lead.source?.precomposedStringWithCanonicalMapping
      loaded.record?.lead.source = composed
    case .names where Array(lead.lead.rawValue.utf8) != loaded.record.map({ Array($0.lead.id.rawValue.utf8) }):
      loaded.record = nil
    case .contactVersions: for key in contactKeys { loaded.contacts[key]?.version = 0 }
    case .retention where loaded.done == nil:
      loaded.done = occurrence.map { id in
        StoredOccurrence(
          Occurrence(id, lead: lead.lead, .progressMoved(to: .closed)),
          Outcome(occurrence: id, lead: lead.lead, at: .distantPast, bookVersion: 1, events: [], deliveries: []))
      }
    default: break
    }
    return loaded
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    var (plan, contactKeys) = (plan, contactKeys)
    switch fault {
    case .stalePlanRefused, .serialHistory:
      // Long enough for another worker's commit to come between.
      try await Task.sleep(for: .microseconds(100))
      if plan.baseVersion != nil, let version = store.record(of: key(plan))?.version {
        plan.baseVersion = version
        plan.record.version = version + 1
      }
    case .repeatAnswered:
      let loaded = store.load(key(plan), occurrence: plan.occurrence.id, groups: [], contactKeys: [])
      if loaded.done != nil { return .committed }
    case .allOrNothing:
      let result = try? store.commit(plan, contactKeys: contactKeys, at: now)
      if result != .committed, let record = store.record(of: key(plan)) {
        // The history alone.
        var line = plan
        line.occurrence.id = OccurrenceID("half \(plan.occurrence.id)")
        line.baseVersion = record.version
        line.record = record
        line.record.version += 1
        (line.deliveries, line.choosing, line.contacts) = ([], [:], nil)
        _ = try store.commit(line, contactKeys: contactKeys, at: now)
      }
      return try result ?? store.commit(plan, contactKeys: contactKeys, at: now)
    case .misfitRefused: plan.record.version = (plan.baseVersion ?? 0) + 1
    case .tenantsApart: plan.tenant = .only
    case .contactsFollowLead where plan.baseVersion != nil: contactKeys.append(contentsOf: Self.oldKey)
    case .choosingVersions:
      for (group, state) in store.load(key(plan), occurrence: nil, groups: Array(plan.choosing.keys), contactKeys: [])
        .choosing
      { plan.choosing[group]?.version = state.version + 1 }
    case .largeRecords: plan.history = Array(plan.history.prefix(4_096))
    case .timersFollowRecord: plan.record.timers += store.record(of: key(plan))?.timers ?? []
    case .withdrawals: plan.withdrawals = []
    default: break
    }
    return try store.commit(plan, contactKeys: contactKeys, at: now)
  }

  private static let oldKey = ContactKey(email: "old@example.com").map { [$0] } ?? []

  private func key(_ plan: Plan) -> LeadKey { LeadKey(tenant: plan.tenant, lead: plan.occurrence.lead) }

  func record(of lead: LeadKey) async throws -> LeadRecord? { store.record(of: lead) }

  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    if fault == .leadsPaged, let lead, store.record(of: LeadKey(tenant: tenant, lead: lead)) == nil { return [] }
    return store.leads(of: tenant, after: lead, limit: limit)
  }

  func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    let filter = fault == .historyPages ? .all : filter
    if fault == .smallLimits, limit < 1 { return HistoryPage() }
    return store.history(of: lead, filter: filter, after: position, limit: limit)
  }

  func erase(_ lead: LeadKey) async throws -> Bool {
    memory.erased.withLock { _ = $0.insert(lead.lead) }
    return fault == .erasure ? store.record(of: lead) != nil : store.erase(lead)
  }

  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    store.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }

  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    let timers = store.dueTimers(of: tenant, at: now, after: timer, limit: limit)
    return fault == .timersInOrder ? timers.reversed() : timers
  }

  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    store.nextTimer(of: tenant, after: now)
  }

  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    store.inbox(of: tenant, after: item, limit: limit)
  }

  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    fault == .inbox ? true : store.discard(item, history: history)
  }
}

extension FaultyStore {
  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    var request = request
    if fault == .destinations { request.underWay = [:] }
    if fault == .leaseExpiry { request.lease = 1 }
    var claims = store.claim(request)
    // As if whoever erases a lead asked for no tenant.
    if fault == .othersUntouched {
      claims.removeAll { claim in memory.erased.withLock { $0.contains(claim.delivery.lead) } }
    }
    if fault == .claimsExclusive, let first = claims.first { claims.append(first) }
    if fault == .queueOrder { claims.sort { $0.delivery.id < $1.delivery.id } }
    if fault == .lateCommits {
      // By ids greater than the last one, as if they told who was committed when.
      claims.removeAll { claim in memory.last.withLock { claim.delivery.id < $0 } }
      if let last = claims.map(\.delivery.id).max() { memory.last.withLock { $0 = last } }
    }
    if fault == .deadLetters || fault == .manyDeadLetters {
      for index in claims.indices { claims[index].delivery.id = DeliveryID(claims[index].token.rawValue) }
    }
    memory.claims.withLock { held in for claim in claims { held[claim.key] = claim } }
    return claims
  }

  /// The claim that holds, where the fault is to ask for no token.
  private func current(_ claim: Claim) -> Claim {
    fault == .lostClaim || fault == .lateWorkers ? memory.claims.withLock { $0[claim.key] ?? claim } : claim
  }

  func standing(of claim: Claim) async throws -> ClaimStanding? { store.standing(of: current(claim)) }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    var settlement = settlement
    if fault == .cancelledTasks { try Task.checkCancellation() }
    if fault == .errorTexts, case .dead(let reason) = settlement, reason.text.hasPrefix("no ") {
      throw ScriptedError("invalid byte sequence")
    }
    if fault == .postponing, case .postponed(let time) = settlement { settlement = .retry(at: time) }
    if fault == .retry, case .retry = settlement { settlement = .retry(at: .distantPast) }
    return store.settle(current(claim), as: settlement, history: history, occurrences: occurrences)
  }

  func release(_ claim: Claim) async throws -> Bool {
    if fault == .release {
      return store.settle(claim, as: .retry(at: .distantPast), history: [], occurrences: [])
    }
    return store.release(current(claim))
  }

  func letGo(at now: Date, limit: Int) async throws -> Int {
    fault == .lettingGo ? 0 : await store.letGo(at: now, limit: limit)
  }

  func nextDelivery(after now: Date) async throws -> Date? { store.nextDelivery(after: now) }

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    if fault == .vanishedKeys, let key, await store.deadLetter(key) == nil { return [] }
    return store.deadLetters(of: tenant, after: key, limit: limit)
  }

  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { store.drop(key, at: now) }
}
