import Synchronization

public import struct Foundation.Date

/// A store that keeps everything in memory, for tests, plays and simulations, and for hosts that may forget.
///
/// It keeps every promise of ``LeadStore`` but durability, and no call reads through all leads.
public final class InMemoryStore: LeadStore {
  private let state: Mutex<InMemoryState>

  /// Makes an empty store, whose claims' tokens come from a generator.
  public init(tokensFrom generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
    state = Mutex(InMemoryState(generator: generator))
  }

  public func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) -> Loaded {
    state.withLock { state in
      var loaded = Loaded(record: state.leads[lead])
      if let occurrence { loaded.done = state.occurrences[lead, occurrence] }
      for group in groups { loaded.choosing[group] = state.choosing[lead.tenant]?[group] }
      for key in contactKeys { loaded.contacts[key] = state.contacts.entry(key, of: lead.tenant) }
      return loaded
    }
  }

  public func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) throws -> CommitResult {
    try state.withLock { try $0.commit(plan, contactKeys: contactKeys, at: now) }
  }

  public func record(of lead: LeadKey) -> LeadRecord? { state.withLock { $0.leads[lead] } }

  public func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) -> [LeadID] {
    state.withLock { $0.leads.page(of: tenant, after: lead, limit: limit) }
  }

  public func history(of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int) -> HistoryPage {
    state.withLock { $0.leads.history(of: lead, filter: filter, after: position, limit: limit) }
  }

  public func erase(_ lead: LeadKey) -> Bool { state.withLock { $0.erase(lead) } }

  public func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) -> Int {
    state.withLock { $0.occurrences.forget(of: tenant, before: time, limit: limit) }
  }

  public func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) -> [DueTimer] {
    state.withLock { $0.leads.dueTimers(of: tenant, at: now, after: timer, limit: limit) }
  }

  public func nextTimer(of tenant: TenantName, after now: Date) -> Date? {
    state.withLock { $0.leads.nextTimer(of: tenant, after: now) }
  }

  public func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) -> [InboxItem] {
    state.withLock { $0.inbox.page(of: tenant, after: item, limit: limit) }
  }

  public func discard(_ item: InboxItem, history: [HistoryEntry]) -> Bool {
    state.withLock { state in
      guard state.inbox.remove(item.occurrence.id, of: item.lead) else { return false }
      state.leads.append(history, to: item.lead)
      return true
    }
  }
}

extension InMemoryStore {
  public func claim(_ request: ClaimRequest) -> [Claim] { state.withLock { $0.claim(request) } }

  public func standing(of claim: Claim) -> ClaimStanding? {
    state.withLock { state in
      guard let isWithdrawn = state.outbox.isWithdrawn(claim), let record = state.leads[claim.key.lead]
      else { return nil }
      return ClaimStanding(record: record, isWithdrawn: isWithdrawn)
    }
  }

  public func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) -> Bool {
    state.withLock { $0.settle(claim, as: settlement, history: history, occurrences: occurrences) }
  }

  public func release(_ claim: Claim) -> Bool { state.withLock { $0.release(claim) } }

  /// Asynchronous, since from asynchronous code the protocol's own implementation would be called otherwise.
  public func letGo(at now: Date, limit: Int) async -> Int { state.withLock { $0.outbox.letGo(at: now, limit: limit) } }

  public func nextDelivery(after now: Date) -> Date? { state.withLock { $0.outbox.nextDue(after: now) } }

  public func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) -> [DeadLetter] {
    state.withLock { $0.outbox.deadLetters(of: tenant, after: key, limit: limit) }
  }

  /// Asynchronous, since from asynchronous code the protocol's own implementation would be called otherwise.
  public func deadLetter(_ key: DeliveryKey) async -> DeadLetter? { state.withLock { $0.outbox.deadLetter(key) } }

  public func sendAgain(_ key: DeliveryKey, at now: Date) -> Bool {
    state.withLock { $0.end(key, .sentAgain, at: now) }
  }

  public func drop(_ key: DeliveryKey, at now: Date) -> Bool { state.withLock { $0.end(key, .dropped, at: now) } }
}
