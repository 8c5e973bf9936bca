public import LeadActions

/// Shows whether a store keeps the promises of `LeadStore`, concurrency included.
///
/// It needs no testing library; a test of yours expects that there are no failures:
///
///     @Test(arguments: StoreConformance.Part.allCases)
///     func `my store keeps its promises`(part: StoreConformance.Part) async {
///       let conformance = StoreConformance { try MyStore(inMemory: ()) }
///       #expect(await conformance.failures(of: part) == [])
///     }
public struct StoreConformance: Sendable {
  /// One group of promises.
  @nonexhaustive
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case stalePlanRefused = "a stale plan is refused"
    case repeatAnswered = "a repeat is answered and changes nothing"
    case allOrNothing = "a commit is all or nothing"
    case misfitRefused = "a plan that does not fit together is refused"
    case tenantsApart = "tenants are kept apart"
    case othersUntouched = "what is done for one tenant leaves another's"
    case oneReading = "a reading is of one moment"
    case serialHistory = "many workers on one lead make one history"
    case leadsPaged = "leads are listed page by page"
    case contactVersions = "two receipts of one contact are told apart from one"
    case contactsFollowLead = "the contact index follows the lead"
    case choosingVersions = "the choosing state is compared"
    case timersInOrder = "timers fall due in order"
    case timersFollowRecord = "timers follow the record"
    case claimsExclusive = "each delivery is claimed once"
    case lostClaim = "a lost claim changes nothing"
    case leaseExpiry = "a lease ends"
    case release = "a released claim is as if it had not been"
    case cancelledTasks = "what was done is recorded by a cancelled task too"
    case retry = "a retry waits for its time"
    case postponing = "what is postponed or held keeps its attempts"
    case lettingGo = "what is held can be let go"
    case destinations = "a full destination hides no other"
    case deadLetters = "dead letters are sent again under their ids"
    case withdrawals = "reminders are withdrawn"
    case inbox = "reported occurrences wait once"
    case historyPages = "history is read page by page"
    case erasure = "erasing leaves nothing"
    case retention = "occurrences are kept as long as asked"
    case texts = "texts keep their bytes"
    case names = "equal names find the same"
    case errorTexts = "a failure is recorded, whatever its text"
    case smallLimits = "a limit below 1 counts as 1"
    case vanishedKeys = "pages go on after what has gone"
    case sharedContacts = "a contact that many share is read to its limit"
    case queueOrder = "the earliest due is claimed first"
    case lateCommits = "what is committed late is not skipped"
    case lateWorkers = "a worker that wakes late changes nothing"
    case manyDeadLetters = "many dead letters are sent again while they are listed"
    case largeRecords = "large records are read as they were written"
    /// Needs ``StoreConformance/Reopening``; without it nothing is shown.
    case reopening = "what is committed is there after reopening"
  }

  /// How much the parts on concurrency do.
  public struct Scale: Hashable, Sendable {
    /// Workers that share one lead, and the occurrences that they submit, each twice.
    public var leadWorkers: Int
    public var occurrences: Int
    /// Workers that share one outbox, and the deliveries in it.
    public var claimWorkers: Int
    public var deliveries: Int
    /// Workers that wake after the end of their lease, one by one.
    public var lateWorkers: Int
    /// Plans that are committed after others although they were begun before them.
    public var lateCommits: Int
    /// Dead letters that are sent again.
    public var deadLetters: Int

    public init(
      leadWorkers: Int, occurrences: Int, claimWorkers: Int, deliveries: Int, lateWorkers: Int = 60,
      lateCommits: Int = 60, deadLetters: Int = 200
    ) {
      self.leadWorkers = leadWorkers
      self.occurrences = occurrences
      self.claimWorkers = claimWorkers
      self.deliveries = deliveries
      self.lateWorkers = lateWorkers
      self.lateCommits = lateCommits
      self.deadLetters = deadLetters
    }

    public static let full = Scale(
      leadWorkers: 8, occurrences: 10_000, claimWorkers: 20, deliveries: 4_000, lateWorkers: 500, lateCommits: 1_000,
      deadLetters: 1_000)
    public static let short = Scale(leadWorkers: 8, occurrences: 200, claimWorkers: 20, deliveries: 400)
  }

  /// Closes a store and opens it again on the same data, as a restart does.
  public typealias Reopening = @Sendable (any LeadStore) async throws -> any LeadStore

  private let scale: Scale
  private let reopen: Reopening?
  private let makeStore: @Sendable () async throws -> any LeadStore

  /// - Parameters:
  ///   - reopen: How a store is closed and opened again; none for one that keeps nothing over a restart.
  ///   - makeStore: Makes an empty store, once for each part.
  public init(
    scale: Scale = .short, reopen: Reopening? = nil, makeStore: @escaping @Sendable () async throws -> any LeadStore
  ) {
    self.scale = scale
    self.reopen = reopen
    self.makeStore = makeStore
  }

  /// The promises found broken, of all parts.
  public func failures() async -> [ConformanceFailure] {
    var failures: [ConformanceFailure] = []
    for part in Part.allCases { failures += await self.failures(of: part) }
    return failures
  }

  /// The promises found broken, of one part.
  public func failures(of part: Part) async -> [ConformanceFailure] {
    var check = ConformanceCheck(part)
    do {
      let store = try await makeStore()
      try await run(part, on: store, &check)
    } catch {
      check.threw(error)
    }
    return check.failures
  }

  private func run(_ part: Part, on store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    switch part {
    case .stalePlanRefused: try await CommitPromises.stalePlanRefused(store, &check)
    case .repeatAnswered: try await CommitPromises.repeatAnswered(store, &check)
    case .allOrNothing: try await CommitPromises.allOrNothing(store, &check)
    case .misfitRefused: try await CommitPromises.misfitRefused(store, &check)
    case .tenantsApart: try await TenantPromises.tenantsApart(store, &check)
    case .othersUntouched: try await TenantPromises.othersUntouched(store, &check)
    case .oneReading: try await WorkerPromises.oneReading(store, scale, &check)
    case .serialHistory: try await WorkerPromises.serialHistory(store, scale, &check)
    case .leadsPaged: try await ReadingPromises.leadsPaged(store, &check)
    case .contactVersions: try await ContactPromises.versions(store, &check)
    case .contactsFollowLead: try await ContactPromises.followLead(store, &check)
    case .choosingVersions: try await CommitPromises.choosingVersions(store, &check)
    case .timersInOrder:
      try await TimerPromises.inOrder(store, &check)
      try await TenantPromises.timers(store, &check)
    case .timersFollowRecord: try await TimerPromises.followRecord(store, &check)
    case .claimsExclusive: try await WorkerPromises.claimsExclusive(store, scale, &check)
    case .lostClaim: try await ClaimPromises.lostClaim(store, &check)
    case .leaseExpiry: try await ClaimPromises.leaseExpiry(store, &check)
    case .release: try await ClaimPromises.release(store, &check)
    case .cancelledTasks: try await CancellationPromises.recorded(store, &check)
    case .retry: try await ClaimPromises.retry(store, &check)
    case .postponing: try await WaitPromises.postponing(store, &check)
    case .lettingGo: try await WaitPromises.lettingGo(store, &check)
    case .destinations: try await ClaimPromises.destinations(store, &check)
    case .deadLetters: try await OutboxPromises.deadLetters(store, &check)
    case .withdrawals: try await OutboxPromises.withdrawals(store, &check)
    case .inbox:
      try await OutboxPromises.inbox(store, &check)
      try await TenantPromises.inbox(store, &check)
    case .historyPages: try await ReadingPromises.historyPages(store, &check)
    case .erasure: try await ReadingPromises.erasure(store, &check)
    case .retention: try await ReadingPromises.retention(store, &check)
    case .texts: try await TextPromises.bytes(store, &check)
    case .names: try await TextPromises.lookUps(store, &check)
    case .errorTexts: try await TextPromises.errors(store, &check)
    case .smallLimits: try await PagePromises.smallLimits(store, &check)
    case .vanishedKeys: try await PagePromises.vanishedKeys(store, &check)
    case .sharedContacts: try await ContactPromises.shared(store, &check)
    case .queueOrder: try await QueuePromises.order(store, &check)
    case .lateCommits: try await QueuePromises.lateCommits(store, scale, &check)
    case .lateWorkers: try await QueuePromises.lateWorkers(store, scale, &check)
    case .manyDeadLetters: try await QueuePromises.manyDeadLetters(store, scale, &check)
    case .largeRecords: try await PagePromises.largeRecords(store, &check)
    case .reopening: if let reopen { try await DurabilityPromises.reopening(store, reopen, &check) }
    }
  }
}
