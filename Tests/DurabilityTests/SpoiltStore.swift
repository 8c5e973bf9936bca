import Foundation
import LeadActions
import Synchronization

/// A store that does not keep one of its promises, or whose answers are cut off.
final class SpoiltStore: LeadStore {
  /// What is spoilt, each where the judge must see it.
  enum Spoiling: String, CaseIterable, Sendable {
    case commitForgotten, historyForgotten, deliveriesForgotten, timersForgotten, turnsForgotten
    /// Whether an occurrence is done is not remembered, and answers are cut off, so that it comes again.
    case occurrencesForgotten
    case settlementForgotten, outcomeForgotten, reportsForgotten, deadLettersForgotten
    case attemptsUncounted, textComposed, deliveriesDoubled, historyDoubled, recordKept
  }

  struct AnswerCut: Error {}

  private let base: any LeadStore
  private let spoiling: Spoiling?
  /// Every how many commits and settlings one is spoilt.
  private let stride: Int
  /// Every how many commits and settlings the answer is cut off behind it; 0 for never.
  private let cutStride: Int
  private let count = Atomic(0)
  private let cuts = Atomic(0)

  /// How many answers were cut off.
  var cutCount: Int { cuts.load(ordering: .relaxed) }

  init(_ base: any LeadStore, _ spoiling: Spoiling? = nil, stride: Int = 9, cutStride: Int = 0) {
    self.base = base
    self.spoiling = spoiling
    self.stride = stride
    self.cutStride = cutStride
  }

  private func next() -> (Spoiling?, isCut: Bool) {
    let number = count.add(1, ordering: .relaxed).newValue
    return (number % stride == 0 ? spoiling : nil, cutStride > 0 && number % cutStride == 0)
  }

  private func cut<Value>(_ isCut: Bool, _ value: Value) throws -> Value {
    guard isCut else { return value }
    cuts.add(1, ordering: .relaxed)
    throw AnswerCut()
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    let (spoiling, isCut) = next()
    var plan = plan
    switch spoiling {
    case .commitForgotten: return .committed
    case .historyForgotten: plan.history = []
    case .historyDoubled: plan.history += plan.history
    case .deliveriesForgotten: plan.deliveries = []
    case .deliveriesDoubled:
      plan.deliveries += plan.deliveries.map { delivery in
        var copy = delivery
        copy.id = DeliveryID("\(delivery.id)-again")
        return copy
      }
    case .timersForgotten: plan.record.timers = []
    case .turnsForgotten: plan.choosing = [:]
    case .textComposed:
      plan.record.lead.contact.lastName = plan.record.lead.contact.lastName?.precomposedStringWithCanonicalMapping
    case .recordKept:
      if let before = try await base.record(of: LeadKey(lead: plan.occurrence.lead)) {
        plan.record.lead = before.lead
      }
    default: break
    }
    let result = try await base.commit(plan, contactKeys: contactKeys, at: now)
    if spoiling == .occurrencesForgotten {
      _ = try await base.forgetOccurrences(of: .only, committedBefore: .distantFuture, limit: .max)
      throw AnswerCut()
    }
    return try cut(isCut, result)
  }

  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    var claims = try await base.claim(request)
    if spoiling == .attemptsUncounted { for index in claims.indices { claims[index].attempt = 1 } }
    return claims
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    let (spoiling, isCut) = next()
    switch spoiling {
    case .settlementForgotten: return true
    case .deadLettersForgotten: break
    case .outcomeForgotten:
      return try await base.settle(claim, as: settlement, history: [], occurrences: occurrences)
    default: break
    }
    // Rare ones, so that each of them is spoilt.
    var settlement = settlement
    if self.spoiling == .deadLettersForgotten, case .dead = settlement { settlement = .delivered }
    let reported = self.spoiling == .reportsForgotten ? [] : occurrences
    return try cut(
      isCut, try await base.settle(claim, as: settlement, history: history, occurrences: reported))
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
  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    try await base.dueTimers(of: tenant, at: now, after: timer, limit: limit)
  }
  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    try await base.nextTimer(of: tenant, after: now)
  }
  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    try await base.inbox(of: tenant, after: item, limit: limit)
  }
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await base.discard(item, history: history)
  }
  func standing(of claim: Claim) async throws -> ClaimStanding? { try await base.standing(of: claim) }
  func release(_ claim: Claim) async throws -> Bool { try await base.release(claim) }
  func nextDelivery(after now: Date) async throws -> Date? { try await base.nextDelivery(after: now) }
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await base.deadLetters(of: tenant, after: key, limit: limit)
  }
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.sendAgain(key, at: now) }
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool { try await base.drop(key, at: now) }
}
