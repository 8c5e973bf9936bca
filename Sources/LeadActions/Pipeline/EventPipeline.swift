import Synchronization

public import struct Foundation.Date

/// Takes occurrences, does what the rules say, and commits it: load, plan, commit.
///
/// What one lead's occurrences do happens in the order they were submitted, and leads are worked on side by side. What
/// is to be sent waits in the store's outbox for a ``Dispatcher``; times to come wait in the records for ``run()``.
public final class EventPipeline: Sendable {
  public struct Settings: Hashable, Sendable {
    public var tenant: TenantName
    /// The seed of every choice by chance; keep it, so that a replay chooses the same.
    public var seed: UInt64
    public var limits: PlanLimits
    /// What becomes of timers that fell due while nothing ran.
    public var overdue: OverdueTimers
    /// How often an occurrence is planned at most, where each time something that it read changes before the commit.
    public var attempts: Int
    /// Seconds between looks at the timers and the inbox, at most.
    public var pollInterval: Double
    /// The most occurrences that may be under way at a time, waiting for their lead's turn included; more are refused at
    /// once with ``PipelineError/overloaded(_:underWay:)``, so that a flood cannot fill the memory.
    public var submissionLimit: Int
    /// Days for which done occurrences are kept, so that a repeat is recognised; longer than any retry of the host's.
    public var occurrenceDays: Int
    /// How much of the why the plans that are committed carry, for stores that want to see it.
    public var trace: Trace.Level

    public init(
      tenant: TenantName = .only, seed: UInt64 = 0, limits: PlanLimits = PlanLimits(),
      overdue: OverdueTimers = .run, attempts: Int = 50, pollInterval: Double = 5, submissionLimit: Int = 10_000,
      occurrenceDays: Int = 30,
      trace: Trace.Level = .off
    ) {
      self.tenant = tenant
      self.seed = seed
      self.limits = limits
      self.overdue = overdue
      self.attempts = attempts
      self.pollInterval = pollInterval
      self.submissionLimit = submissionLimit
      self.occurrenceDays = occurrenceDays
      self.trace = trace
    }
  }

  /// The sources and tools that a pipeline works with, each with a plain default.
  public struct Services: Sendable {
    /// The rule book's own directory where there is none.
    public var directory: (any DirectorySource)?
    public var facts: any FactSource
    public var duplicates: any DuplicateMatcher
    /// Puts addresses on a suppression list when email to them fails for good or spam is reported.
    public var suppressions: SuppressionLearning?
    public var clock: any WallClock
    /// Is called after each commit that left something to be sent, such as to wake a dispatcher.
    public var onDeliveries: @Sendable () -> Void
    /// Is told when a timer, an inbox occurrence or a lead's appointment times could not be handled, and the others go
    /// on; or when the store could not be asked, and ``run()`` asks again later.
    public var onTrouble: @Sendable (ErrorText) -> Void
    /// Is told of the points between the steps of an occurrence, for tests.
    public var probe: PipelineProbe?

    public init(
      directory: (any DirectorySource)? = nil, facts: any FactSource = NoFacts(),
      duplicates: any DuplicateMatcher = ContactMatcher(), suppressions: SuppressionLearning? = nil,
      clock: any WallClock = SystemWallClock(),
      onDeliveries: @escaping @Sendable () -> Void = {}, onTrouble: @escaping @Sendable (ErrorText) -> Void = { _ in },
      probe: PipelineProbe? = nil
    ) {
      self.directory = directory
      self.facts = facts
      self.duplicates = duplicates
      self.suppressions = suppressions
      self.clock = clock
      self.onDeliveries = onDeliveries
      self.onTrouble = onTrouble
      self.probe = probe
    }
  }

  public let settings: Settings
  let services: Services
  let store: any LeadStore
  let performers: ActionPerformers
  let planners: Mutex<Planners>
  let leads = LeadQueue()
  let gate = Gate()

  /// Checks and compiles a rule book, and makes a pipeline that follows it.
  ///
  /// - Throws: a ``RuleBookError`` with every problem of the book at once.
  public convenience init(
    rules: RuleBook, performers: ActionPerformers = .standard, store: any LeadStore, settings: Settings = Settings(),
    services: Services = Services()
  ) throws(RuleBookError) {
    let book = try CompiledRuleBook(rules, performers: performers)
    self.init(book: book, performers: performers, store: store, settings: settings, services: services)
  }

  /// Makes a pipeline that follows a rule book which has been compiled with the same performers.
  package init(
    book: CompiledRuleBook, performers: ActionPerformers, store: any LeadStore, settings: Settings, services: Services
  ) {
    self.settings = settings
    self.services = services
    self.store = store
    self.performers = performers
    planners = Mutex(Planners(book, limits: settings.limits, overdue: settings.overdue))
  }

  /// The rule book in force.
  public var rules: RuleBook { planner.book.book }

  var planner: Planner { planners.withLock { $0.current } }

  /// Does what the rules say about an occurrence, once: a repeat changes nothing and answers with the first outcome.
  ///
  /// - Throws: a ``PipelineError`` where the occurrence cannot be done; an error of the store or a source; or
  ///   `CancellationError`. Nothing of it is done then, unless the store's answer to the commit was lost; submit it again.
  @discardableResult
  public func submit(_ occurrence: Occurrence) async throws -> Submission {
    try await submit(occurrence, atMost: settings.submissionLimit, check: { _ in }, committing: commitToStore)
  }

  /// Does what the rules say about an occurrence, and lets the caller commit it: such as in one transaction with tables of
  /// its own.
  ///
  ///     try await pipeline.submit(occurrence) { plan, keys, now in
  ///       try await store.commit(plan, contactKeys: keys, at: now, alongside: markAsReceived)
  ///     }
  ///
  /// - Parameter commit: Commits the plan into the pipeline's own store, and answers as ``LeadStore`` demands. It is called
  ///   again with another plan after each conflict, and not at all for an occurrence that was found done already.
  /// - Throws: as ``submit(_:)``, and whatever committing throws.
  @discardableResult
  public func submit(
    _ occurrence: Occurrence, committing commit: (Plan, [ContactKey], Date) async throws -> CommitResult
  ) async throws -> Submission {
    try await submit(occurrence, atMost: settings.submissionLimit, check: { _ in }, committing: commit)
  }

  /// Does what fell due by itself, however much hosts have submitted.
  ///
  /// - Parameter check: is asked of all that was read, before each attempt at a plan; where it throws nothing is done.
  func submit(_ occurrence: Occurrence, check: (Reading) throws -> Void) async throws -> Submission {
    try await submit(occurrence, atMost: .max, check: check, committing: commitToStore)
  }

  private func commitToStore(_ plan: Plan, _ keys: [ContactKey], _ now: Date) async throws -> CommitResult {
    try await store.commit(plan, contactKeys: keys, at: now)
  }

  private func submit(
    _ occurrence: Occurrence, atMost limit: Int, check: (Reading) throws -> Void,
    committing commit: (Plan, [ContactKey], Date) async throws -> CommitResult
  ) async throws -> Submission {
    switch gate.admit(atMost: max(1, limit)) {
    case .admitted: break
    case .closed: throw PipelineError.shutDown(occurrence.id)
    case .full: throw PipelineError.overloaded(occurrence.id, underWay: limit)
    }
    defer { gate.leave() }
    return try await leads.inTurn(occurrence.lead) {
      try await self.commit(occurrence, check: check, committing: commit)
    }
  }

  /// Plans an occurrence as if it were submitted now, and commits nothing; there is no transport that could send.
  ///
  /// One that is done already is planned as if it happened again.
  public func dryRun(_ occurrence: Occurrence, trace: Trace.Level = .decisions) async throws -> Plan {
    let reading = try await read(occurrence, evenIfDone: true)
    return try plan(occurrence, reading, trace: trace)
  }

  /// A lead's history, without what actions wrote unless the filter says otherwise.
  public func history(of lead: LeadID, filter: HistoryFilter = .withoutActions) async throws -> [HistoryEntry] {
    try await store.history(of: key(lead), filter: filter)
  }

  public func record(of lead: LeadID) async throws -> LeadRecord? { try await store.record(of: key(lead)) }

  /// Removes everything that is known of a lead; false where nothing was.
  public func erase(_ lead: LeadID) async throws -> Bool {
    let key = key(lead)
    return try await leads.inTurn(lead) { try await store.erase(key) }
  }

  /// Refuses new occurrences, and returns when those under way have ended.
  public func shutDown() async { await gate.close() }

  func key(_ lead: LeadID) -> LeadKey { LeadKey(tenant: settings.tenant, lead: lead) }
}

/// What a submission came to.
public struct Submission: Hashable, Sendable {
  public var outcome: Outcome
  /// The occurrence was done before; this is the first outcome, and nothing has changed.
  public var isRepeat: Bool
}

/// The planner in force, and the books that workflows began with.
struct Planners: Sendable {
  private(set) var current: Planner
  private(set) var books: [Int: CompiledRuleBook]

  init(_ book: CompiledRuleBook, limits: PlanLimits, overdue: OverdueTimers) {
    current = Planner(book, limits: limits, overdue: overdue)
    books = [book.version: book]
  }

  mutating func activate(_ book: CompiledRuleBook) throws(PipelineError) {
    try add(book)
    renew(book)
  }

  /// Makes an earlier version known, without putting it in force.
  mutating func keep(_ book: CompiledRuleBook) throws(PipelineError) {
    try add(book)
    renew(current.book)
  }

  mutating func forget(_ version: Int) -> Bool {
    guard version != current.book.version, books.removeValue(forKey: version) != nil else { return false }
    renew(current.book)
    return true
  }

  /// A version stands for one content, whichever way it became known.
  private mutating func add(_ book: CompiledRuleBook) throws(PipelineError) {
    if let known = books[book.version], known.book != book.book { throw .versionTaken(book.version) }
    books[book.version] = book
  }

  private mutating func renew(_ book: CompiledRuleBook) {
    current = Planner(book, earlier: Array(books.values), limits: current.limits, overdue: current.overdue)
  }
}
