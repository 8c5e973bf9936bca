import struct Foundation.Date

/// The store as one process sees it: every call can be overtaken, fail, or be the process's last, and the judge hears of
/// each and of its answer.
struct SimulatedStore: LeadStore {
  let base: any LeadStore
  let life: ProcessLife
  let judge: Judge

  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded {
    try await life.call(.load) {
      let loaded = try await base.load(lead, occurrence: occurrence, groups: groups, contactKeys: contactKeys)
      judge.note { $0.loaded(lead, occurrence, loaded) }
      return loaded
    }
  }

  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
    try await life.call(.commit) {
      let result = try await base.commit(plan, contactKeys: contactKeys, at: now)
      judge.note { $0.committed(plan, result, at: now) }
      return result
    }
  }

  func record(of lead: LeadKey) async throws -> LeadRecord? {
    try await life.call(.record) {
      let record = try await base.record(of: lead)
      judge.note { $0.check(lead, reads: record) }
      return record
    }
  }

  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
    try await life.call(.leads) { try await base.leads(of: tenant, after: lead, limit: limit) }
  }

  func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage {
    try await life.call(.history) {
      try await base.history(of: lead, filter: filter, after: position, limit: limit)
    }
  }

  func erase(_ lead: LeadKey) async throws -> Bool {
    try await life.call(.erase) {
      let answer = try await base.erase(lead)
      judge.note { $0.erased(lead, answer) }
      return answer
    }
  }

  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int {
    try await life.call(.forget) { try await base.forgetOccurrences(of: tenant, committedBefore: time, limit: limit) }
  }

  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer] {
    try await life.call(.dueTimers) {
      let timers = try await base.dueTimers(of: tenant, at: now, after: timer, limit: limit)
      judge.note { $0.listed(timers, of: tenant, at: now, after: timer, limit: limit) }
      return timers
    }
  }

  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
    try await life.call(.nextTimer) {
      let time = try await base.nextTimer(of: tenant, after: now)
      judge.note { $0.next(timer: time, of: tenant, after: now) }
      return time
    }
  }

  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
    try await life.call(.inbox) {
      let items = try await base.inbox(of: tenant, after: item, limit: limit)
      judge.note { $0.listed(items, of: tenant, after: item, limit: limit) }
      return items
    }
  }

  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
    try await life.call(.discard) {
      let answer = try await base.discard(item, history: history)
      judge.note { $0.discarded(item, history, answer) }
      return answer
    }
  }
}

extension SimulatedStore {
  func claim(_ request: ClaimRequest) async throws -> [Claim] {
    try await life.call(.claim) {
      let claims = try await base.claim(request)
      judge.note { $0.claimed(claims, request, life: life.number) }
      return claims
    }
  }

  func standing(of claim: Claim) async throws -> ClaimStanding? {
    let standing = try await life.call(.standing) {
      let standing = try await base.standing(of: claim)
      judge.note { $0.stands(claim, standing) }
      return standing
    }
    judge.note { $0.heardStanding(claim, standing, at: SimulatedClock.time($0.now, life)) }
    return standing
  }

  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool {
    try await life.call(.settle, settling: claim) {
      let answer = try await base.settle(claim, as: settlement, history: history, occurrences: occurrences)
      judge.note { $0.settled(claim, settlement, history, occurrences, answer) }
      return answer
    }
  }

  func release(_ claim: Claim) async throws -> Bool {
    try await life.call(.release) {
      let answer = try await base.release(claim)
      judge.note { $0.released(claim, answer) }
      return answer
    }
  }

  func letGo(at now: Date, limit: Int) async throws -> Int {
    try await life.call(.letGo) {
      let count = try await base.letGo(at: now, limit: limit)
      judge.note { $0.letGo(count, at: now, limit: limit) }
      return count
    }
  }

  func nextDelivery(after now: Date) async throws -> Date? {
    try await life.call(.nextDelivery) {
      let time = try await base.nextDelivery(after: now)
      judge.note { $0.next(delivery: time, after: now) }
      return time
    }
  }

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter] {
    try await life.call(.deadLetters) {
      let letters = try await base.deadLetters(of: tenant, after: key, limit: limit)
      judge.note { $0.listed(letters, after: key, limit: limit) }
      return letters
    }
  }

  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    try await life.call(.sendAgain) {
      let answer = try await base.sendAgain(key, at: now)
      judge.note { $0.ended(key, .sentAgain, answer, at: now) }
      return answer
    }
  }

  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool {
    try await life.call(.drop) {
      let answer = try await base.drop(key, at: now)
      judge.note { $0.ended(key, .dropped, answer, at: now) }
      return answer
    }
  }
}

extension SimulatedClock {
  /// A process's time where the world's is known.
  static func time(_ now: Date, _ life: ProcessLife) -> Date { now.addingTimeInterval(life.offset) }
}
