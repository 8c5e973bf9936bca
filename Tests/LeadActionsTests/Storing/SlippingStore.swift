import Foundation
import LeadActions
import LeadActionsTesting
import Synchronization

/// A store that breaks a promise in one corner only.
struct SlippingStore: LeadStore {
  /// Where it slips, and which part of the suite shows it.
  enum Slip: CaseIterable {
    /// Erasing a lead takes from another tenant's lead of that id …
    case erasesDeliveries, erasesTimers, erasesInbox, erasesDeadLetters, erasesClaims
    /// What is done by an id reaches another tenant's …
    case withdrawsOthers, marksOthers, sendsOthersAgain, dropsOthers, discardsOthers, knowsOthersIDs
    case refusesCancelledSettling, refusesCancelledReleasing, refusesCancelledDiscarding
    case countsNothingBelowZero
    case forgetsHolds
    /// A tenant is shown what waits for another …
    case listsOthersTimers, wakesForOthersTimers, listsOthersOccurrences
    /// … or it is left out of a page that it has filled.
    case leavesTimersOutOfPages, leavesOccurrencesOutOfPages

    var part: StoreConformance.Part {
      switch self {
      case .refusesCancelledSettling, .refusesCancelledReleasing, .refusesCancelledDiscarding: .cancelledTasks
      case .countsNothingBelowZero: .destinations
      case .forgetsHolds: .reopening
      case .listsOthersTimers, .wakesForOthersTimers, .leavesTimersOutOfPages: .timersInOrder
      case .listsOthersOccurrences, .leavesOccurrencesOutOfPages: .inbox
      default: .othersUntouched
      }
    }
  }

  let store: InMemoryStore
  let slip: Slip
  /// Leads of whatever tenant of which something is lost.
  private let lost: Lost

  private final class Lost: Sendable {
    let leads = Mutex<Set<LeadID>>([])
    func has(_ lead: LeadID) -> Bool { leads.withLock { $0.contains(lead) } }
    func add(_ lead: LeadID) { leads.withLock { _ = $0.insert(lead) } }
  }

  init(_ slip: Slip, on store: InMemoryStore = InMemoryStore()) {
    self.slip = slip
    self.store = store
    lost = Lost()
  }

  /// The lead of that id of the other tenant.
  private func other(_ key: LeadKey) -> LeadKey { LeadKey(tenant: other(key.tenant), lead: key.lead) }

  private func other(_ tenant: TenantName) -> TenantName { tenant == "one" ? "two" : "one" }

  private func loses(_ slip: Slip, _ lead: LeadID) -> Bool { self.slip == slip && lost.has(lead) }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    store.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    if !plan.withdrawals.isEmpty, slip == .withdrawsOthers || slip == .marksOthers { lost.add(plan.record.lead.id) }
    return try store.commit(plan, contactKeys: contactKeys, at: now)
  }

  func record(of lead: LeadKey) async throws -> LeadRecord? { store.record(of: lead) }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    store.leads(of: tenant, after: lead, limit: limit)
  }
  func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) async throws -> HistoryPage {
    store.history(of: lead, filter: filter, after: position, limit: limit)
  }

  func erase(_ lead: LeadKey) async throws -> Bool {
    lost.add(lead.lead)
    return store.erase(lead)
  }

  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    store.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }

  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    func listed(_ tenant: TenantName) -> [DueTimer] {
      store.dueTimers(of: tenant, at: now, after: timer, limit: limit).filter { !loses(.erasesTimers, $0.lead.lead) }
    }
    guard slip == .listsOthersTimers || slip == .leavesTimersOutOfPages else { return listed(tenant) }
    let page = (listed(tenant) + listed(other(tenant))).sorted { $0.timer.due < $1.timer.due }.prefix(max(1, limit))
    return page.filter { slip == .listsOthersTimers || $0.lead.tenant == tenant }
  }

  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    let tenants = slip == .wakesForOthersTimers ? [tenant, other(tenant)] : [tenant]
    return tenants.compactMap { store.nextTimer(of: $0, after: now) }.min()
  }

  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    func listed(_ tenant: TenantName) -> [InboxItem] {
      store.inbox(of: tenant, after: item, limit: limit).filter { !loses(.erasesInbox, $0.lead.lead) }
    }
    guard slip == .listsOthersOccurrences || slip == .leavesOccurrencesOutOfPages else { return listed(tenant) }
    let page = (listed(tenant) + listed(other(tenant))).sorted { $0.position < $1.position }.prefix(max(1, limit))
    return page.filter { slip == .listsOthersOccurrences || $0.tenant == tenant }
  }

  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    if slip == .refusesCancelledDiscarding { try Task.checkCancellation() }
    if slip == .discardsOthers {
      let items = store.inbox(of: other(item.tenant), after: nil, limit: 99)
      for twin in items where twin.occurrence.id == item.occurrence.id && twin.lead == other(item.lead) {
        _ = store.discard(twin, history: [])
      }
    }
    return store.discard(item, history: history)
  }
}

extension SlippingStore {
  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    var request = request
    if slip == .countsNothingBelowZero { request.underWay = request.underWay.mapValues { max(0, $0) } }
    return store.claim(request).filter { claim in
      if loses(.withdrawsOthers, claim.delivery.lead) { return claim.delivery.remindsOf == nil }
      return !loses(.erasesDeliveries, claim.delivery.lead)
    }
  }

  func standing(of claim: Claim) async throws -> ClaimStanding? {
    if loses(.erasesClaims, claim.delivery.lead) { return nil }
    var standing = store.standing(of: claim)
    if loses(.marksOthers, claim.delivery.lead) { standing?.isWithdrawn = true }
    return standing
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    if slip == .refusesCancelledSettling { try Task.checkCancellation() }
    var occurrences = occurrences
    if slip == .knowsOthersIDs {
      occurrences.removeAll { occurrence in
        store.load(other(claim.key.lead), occurrence: occurrence.id, groups: [], contactKeys: []).done != nil
      }
    }
    return store.settle(claim, as: settlement, history: history, occurrences: occurrences)
  }

  func release(_ claim: Claim) async throws -> Bool {
    if slip == .refusesCancelledReleasing { try Task.checkCancellation() }
    return store.release(claim)
  }

  func letGo(at now: Date, limit: Int) async throws -> Int {
    slip == .forgetsHolds ? 0 : await store.letGo(at: now, limit: limit)
  }

  func nextDelivery(after now: Date) async throws -> Date? { store.nextDelivery(after: now) }

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    store.deadLetters(of: tenant, after: key, limit: limit).filter { !loses(.erasesDeadLetters, $0.delivery.lead) }
  }

  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    if store.sendAgain(key, at: now) { return true }
    return slip == .sendsOthersAgain && store.sendAgain(DeliveryKey(other(key.lead), key.delivery), at: now)
  }

  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    if store.drop(key, at: now) { return true }
    return slip == .dropsOthers && store.drop(DeliveryKey(other(key.lead), key.delivery), at: now)
  }
}
