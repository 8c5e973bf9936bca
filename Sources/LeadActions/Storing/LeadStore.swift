public import struct Foundation.Date

/// Keeps records, history, outbox, inbox and timers.
///
/// The library has ``InMemoryStore``; a host with a database of its own conforms to this protocol and shows with
/// `StoreConformance` of `LeadActionsTesting` that it keeps the promises below.
///
/// ### Implementation requirements
///
/// Everything
/// - Every key begins with the tenant. What one tenant stores, another never sees, under equal ids either.
/// - Each method is one transaction: all of it happens, or it throws and nothing has happened. Methods are called from
///   many tasks, and where the store is shared, from many processes.
/// - A cancelled task's call may throw `CancellationError` before it has begun anything; but settling, releasing and
///   discarding are done all the same, since they record what has happened, and who calls them may be about to end.
/// - A limit below 1 counts as 1. Pages have a fixed, total order, and go on after a key that has gone meanwhile.
/// - A row that cannot be read is set aside with its reason, and the others go on.
/// - Texts keep their bytes. Two names are equal where Swift finds them equal.
/// - Where the store has a clock that its users share, that clock decides about leases.
///
/// Commit
/// - One transaction holds the record (with its once-only ledger and timers), the history, the outbox, the choosing
///   states, the contact index, the occurrence with its outcome, and the removal of that occurrence from the inbox.
/// - First the occurrence's id is looked up (tenant, lead, id): if it is done, the answer is `repeated`, whatever else
///   has changed. Then the versions are compared: the record's with `plan.baseVersion` (none: there must be no record),
///   each choosing state's with one below the plan's (none stored counts as 0), each contact key's with
///   `plan.contacts`. Anything else is a `conflict`, and nothing changes.
/// - The contact index then lists the lead, with its received date, under exactly the keys given. An entry's version
///   changes only where its leads or their dates do, and never returns to one that it had, except to 0 with its last
///   lead, so that erasing keeps no trace.
/// - `plan.withdrawals`: older deliveries that remind of those appointments and wait are withdrawn: they leave the
///   outbox, with a line `.delivery(…, .withdrawn)` of this occurrence behind the plan's own lines. One that is claimed
///   is marked instead, for the dispatcher to withdraw unless it is out already. A dead letter stays.
/// - Deliveries are due at once, those first committed first.
///
/// Outbox
/// - A delivery waits, is claimed, or is a dead letter. It can be claimed when it is due and waits, or when the lease of
///   its claim is over; the earliest due first, by destination no more than the request has room for, without reading
///   through those of full destinations. A claim is never decided by ids growing.
/// - A claim counts the attempt, and has a fresh random token. Whatever is done with it is conditional on the delivery
///   being claimed *and* on the token: if not, the answer is false (or none) and nothing changes, history included.
/// - Settling changes the delivery, adds history lines and puts occurrences into the inbox in one transaction. An
///   occurrence whose id is in the inbox or done already is not added again.
/// - Settled as postponed or held a delivery waits until the time given, and its attempt is not counted. What is held is
///   made due sooner by `letGo`; what is postponed is not.
/// - Sending a dead letter again keeps its id and counts attempts from the beginning.
///
/// Timers and inbox
/// - Timers are the records' own; the store indexes them by tenant and due time.
/// - Each tenant's are read alone, as if there were no others: not through another's, which may be any number, and
///   without their filling a page.
///
/// ### A fake
///
/// Wrap an ``InMemoryStore`` and change what the test is about, such as a commit that throws once:
///
///     func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult {
///       if failures.takeOne() { throw DiskFull() }
///       return try await store.commit(plan, contactKeys: contactKeys, at: now)
///     }
public protocol LeadStore: Sendable {
  /// Reads all that a plan may depend on, as it stood at one moment.
  func load(
    _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
  ) async throws -> Loaded

  /// Makes a plan real, unless its occurrence is done already or what it was made from has changed.
  ///
  /// - Parameters:
  ///   - contactKeys: The keys of the plan's record, under which the contact index finds the lead from now on.
  ///   - now: When it is committed, from which the keeping of the occurrence counts and its deliveries are due.
  func commit(_ plan: Plan, contactKeys: [ContactKey], at now: Date) async throws -> CommitResult

  func record(of lead: LeadKey) async throws -> LeadRecord?

  /// The ids of a tenant's leads, page by page.
  func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID]

  /// A lead's history, the oldest line first, page by page; the limit counts the lines that the filter shows.
  func history(
    of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
  ) async throws -> HistoryPage

  /// Removes all that is known of a lead: record, history, occurrences done and waiting, rendered messages in whatever
  /// state, and its place in the contact index. False where nothing was known.
  func erase(_ lead: LeadKey) async throws -> Bool

  /// Forgets a tenant's occurrences that were committed before a time, so many at most, and returns how many; records stay.
  func forgetOccurrences(of tenant: TenantName, committedBefore time: Date, limit: Int) async throws -> Int

  /// A tenant's timers due at a time, the earliest first, page by page, so that one which fails does not hide the rest.
  func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws -> [DueTimer]

  /// The first time after a moment at which one of a tenant's timers falls due.
  func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date?

  /// A tenant's occurrences that deliveries' outcomes carried, in the order of arrival, page by page.
  func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem]

  /// Removes an occurrence that was refused, with lines for the lead's history, if the lead is known.
  func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool

  /// Claims deliveries to be sent, whichever tenants' they are: one dispatcher serves all.
  func claim(_ request: ClaimRequest) async throws -> [Claim]

  /// How things are just before sending; none where the claim is lost.
  func standing(of claim: Claim) async throws -> ClaimStanding?

  /// Ends a claim with its outcome; false where the claim is lost.
  func settle(
    _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
  ) async throws -> Bool

  /// Gives a claim back as if it had not been made: its attempt is not counted. False where the claim is lost.
  func release(_ claim: Claim) async throws -> Bool

  /// Makes deliveries due that were settled as held and wait still, so many at most, and returns how many.
  ///
  /// Without an implementation of its own a store lets nothing go, and what is held is looked at when its time comes.
  func letGo(at now: Date, limit: Int) async throws -> Int

  /// The first time after a moment at which a delivery falls due or a lease ends.
  func nextDelivery(after now: Date) async throws -> Date?

  /// Deliveries that were given up, page by page.
  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) async throws -> [DeadLetter]

  /// One delivery that was given up; none where there is no such dead letter.
  ///
  /// Without an implementation of its own a store's pages are read through.
  func deadLetter(_ key: DeliveryKey) async throws -> DeadLetter?

  /// Makes a dead letter due again, with a line in the history; false where there is no such dead letter.
  func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool

  /// Removes a dead letter, with a line in the history; false where there is no such dead letter.
  func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool
}

extension LeadStore {
  public func letGo(at now: Date, limit: Int) async throws -> Int { 0 }

  public func deadLetter(_ key: DeliveryKey) async throws -> DeadLetter? {
    var last: DeliveryKey?
    repeat {
      let page = try await deadLetters(of: key.lead.tenant, after: last, limit: 500)
      if let letter = page.first(where: { $0.key == key }) { return letter }
      last = page.last?.key
    } while last != nil
    return nil
  }

  /// The whole of a lead's history, without what actions wrote unless the filter says otherwise.
  public func history(of lead: LeadKey, filter: HistoryFilter = .withoutActions) async throws -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    var position: Int?
    repeat {
      let page = try await history(of: lead, filter: filter, after: position, limit: 500)
      entries += page.entries
      position = page.next
    } while position != nil
    return entries
  }
}
