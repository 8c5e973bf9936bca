import Foundation
import LeadActions
import Synchronization

/// A store, or the engine's way to one, with a bug in it.
final class BentStore: LeadStore {
  private let base: any LeadStore
  private let bug: PlantedBug
  private let safety: BentSafety?
  private let latest = Mutex<[DeliveryKey: Claim]>([:])
  private let count = Mutex(0)

  init(_ base: any LeadStore, _ bug: PlantedBug, safety: BentSafety? = nil) {
    self.base = base
    self.bug = bug
    self.safety = safety
  }

  /// True for every so many calls.
  private func every(_ number: Int) -> Bool {
    count.withLock { count in
      count += 1
      return count % number == 0
    }
  }

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    if bug == .repeatNotRecognised {
      _ = try await base.forgetOccurrences(of: lead.tenant, committedBefore: .distantFuture, limit: 100)
    }
    var loaded = try await base.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
    if bug == .onceForgotten { loaded.record?.spent = [] }
    return loaded
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    let bent = plan.bent(by: bug)
    if bug == .commitLost, every(20) { return .committed }
    let result = try await base.commit(bent, contactKeys: contactKeys, at: now)
    guard bug == .versionCheckSkipped, result == .conflict(.record) else { return result }
    var forced = bent
    forced.baseVersion = try await base.record(of: LeadKey(tenant: plan.tenant, lead: plan.occurrence.lead))?.version
    forced.record.version = (forced.baseVersion ?? 0) + 1
    return try await base.commit(forced, contactKeys: contactKeys, at: now)
  }

  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    let time = bug == .timerListedEarly ? now.addingTimeInterval(3_600) : now
    let timers = try await base.dueTimers(of: tenant, at: time, after: timer, limit: limit)
    return bug == .timerLost ? timers.filter { $0.timer.id.rawValue.utf8.count % 3 != 0 } : timers
  }

  func erase(_ lead: LeadKey) async throws -> Bool {
    bug == .erasedLeadKept ? try await base.record(of: lead) != nil : try await base.erase(lead)
  }

  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    var request = request
    if bug == .leaseIgnored { request.now += 100_000 }
    if bug == .claimsStarve, !every(3) { return [] }
    return try await base.claim(request).map { claim in
      latest.withLock { $0[claim.key] = claim }
      var claim = claim
      if bug == .attemptNotCounted { claim.attempt = 1 }
      if bug == .deliveryIDChangedOnRetry, claim.attempt > 1 { claim.delivery.id = DeliveryID("\(claim.delivery.id)'") }
      if bug == .contentChangedOnRetry, claim.attempt > 1, case .email(var email) = claim.delivery.message {
        email.subject += "!"
        claim.delivery.message = .email(email)
      }
      return claim
    }
  }

  /// The claim that the store knows.
  private func known(_ claim: Claim) -> Claim {
    var claim = claim
    if bug == .deliveryIDChangedOnRetry {
      claim.delivery.id = DeliveryID(claim.delivery.id.rawValue.filter { $0 != "'" })
    }
    if bug == .claimTokenNotChecked, let other = latest.withLock({ $0[claim.key] }) { claim.token = other.token }
    return claim
  }

  func standing(of claim: Claim) async throws -> ClaimStanding? {
    var standing = try await base.standing(of: known(claim))
    if bug == .consentIgnored { standing?.record.lead.consent = Consent() }
    return standing
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    var (settlement, history, occurrences) = (settlement, history, occurrences)
    let kind = claim.delivery.message.kind
    switch (bug, settlement) {
    case (.inboxOccurrenceLost, _): occurrences = []
    case (.failureNotTold, _): occurrences.removeAll { $0.id.rawValue.hasPrefix("failed:") }
    case (.settledWithoutLine, _): history = []
    case (.deadLetterForgotten, .dead): settlement = .expired
    case (.settledUntruly, .retry):
      settlement = .delivered
      let line = HistoryLine.delivery(claim.delivery.id, kind, .delivered(attempt: claim.attempt, note: nil))
      history = [HistoryEntry(at: history[0].at, occurrence: claim.delivery.occurrence, line)]
    case (.heldCountsAsAttempt, .held(let time)), (.heldCountsAsAttempt, .postponed(let time)):
      settlement = .retry(at: time)
    case (.postponedLost, .postponed): settlement = .expired
    case (.heldWithoutLine, .held): history = []
    case (.listAskedBeforeSwitch, .held):
      guard let address = ChannelAddress(of: claim.delivery.message), let entry = history.first,
        let reason = try await safety?.kept.suppressions.reason(for: address, tenant: claim.tenant)
      else { break }
      settlement = .blocked
      let line = HistoryLine.delivery(claim.delivery.id, kind, .blocked(.suppressed(reason)))
      history = [HistoryEntry(at: entry.at, occurrence: claim.delivery.occurrence, line)]
    case (.countedAfterSending, .delivered): try await safety?.sent(claim.key)
    default: break
    }
    return try await base.settle(known(claim), as: settlement, history: history, occurrences: occurrences)
  }

  func release(_ claim: Claim) async throws -> Bool { try await base.release(known(claim)) }
}

extension BentStore {
  func record(of lead: LeadKey) async throws -> LeadRecord? { try await base.record(of: lead) }
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    try await base.leads(of: tenant, after: lead, limit: limit)
  }
  func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    try await base.history(of: lead, filter: filter, after: position, limit: limit)
  }
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    try await base.forgetOccurrences(of: tenant, committedBefore: time, limit: limit)
  }
  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    try await base.nextTimer(of: tenant, after: now)
  }
  func letGo(at now: Date, limit: Int) async throws -> Int {
    bug == .heldNotLetGo ? 0 : try await base.letGo(at: now, limit: limit)
  }
  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    try await base.inbox(of: tenant, after: item, limit: limit)
  }
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await base.discard(item, history: history)
  }
  func nextDelivery(after now: Date) async throws -> Date? { try await base.nextDelivery(after: now) }
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await base.deadLetters(of: tenant, after: key, limit: limit)
  }
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.drop(key, at: now) }
}
