import struct Foundation.Date

/// The making of one plan: the lead as it is so far, the events still to run, and what has been planned.
///
/// Run to completion: the occurrence's own events come first, in order, and consequences queue behind them, first in,
/// first out.
struct PlanRun: ~Copyable {
  /// Something still to run.
  enum Item {
    case event(RaisedEvent)
    case workflow(WorkflowRunID)
  }

  let book: CompiledRuleBook
  let earlier: [Int: CompiledRuleBook]
  let limits: PlanLimits
  let overdue: OverdueTimers
  let occurrence: Occurrence
  let baseVersion: Int?
  let contacts: ContactReading?
  let traceLevel: Trace.Level
  let now: Date

  var context: ActionContext
  /// The type that the lead is of now.
  var type: CompiledLeadType
  /// The type whose rules run: after a Change Lead Type still the old one, until the next event.
  var ruleType: CompiledLeadType
  var slots = RuleSlots()

  var queue: [Item] = []
  var next = 0
  /// The first occurrence of the chain of causes, and how many events it may still raise today.
  var chain: OccurrenceID
  var chainEventsLeft: Int
  /// Events and workflow steps run so far.
  var stepsRun = 0
  /// How often each rule has fired, and has caused an event.
  var firings = RuleCounts()
  var causes = RuleCounts()

  var events: [RaisedEvent] = []
  var effects: [Effect] = []
  var history: [HistoryEntry] = []
  var deliveries: [Delivery] = []
  var withdrawals: [AppointmentID] = []
  var trace = Trace()
  /// What the event's actions came to, for the trace.
  var performed: [(origin: ActionOrigin, trace: ActionTrace)] = []
  /// The hash of everything that distinguishes this plan; seeds and ids derive from it.
  private let planHash: StableHash

  init(
    planner: Planner, occurrence: Occurrence, situation: Situation, trace: Trace.Level
  ) throws(PlanRefusal) {
    book = planner.book
    earlier = planner.earlier
    limits = planner.limits
    overdue = planner.overdue
    self.occurrence = occurrence
    baseVersion = situation.record?.version
    contacts = situation.contacts
    traceLevel = trace
    now = situation.now
    let record = try Self.record(for: occurrence, in: situation)
    guard let type = Self.type(of: record.lead, occurrence.report, in: planner.book) else {
      throw .unknownLeadType(record.lead.type, nearest: planner.book.nearestType(to: record.lead.type))
    }
    self.type = type
    ruleType = type
    chain = Self.chain(of: occurrence, in: record, at: situation.now)
    chainEventsLeft = planner.limits.chainEvents - (record.chains[chain]?.count(before: situation.now) ?? 0)
    context = ActionContext(
      tenant: situation.tenant, now: situation.now, directory: situation.directory, facts: situation.facts,
      record: record, event: .received, details: .none, eventTime: situation.now, leadType: type.settings,
      leadGroup: type.group,
      templates: planner.book.templates, strategies: planner.book.strategies,
      choosing: ChoosingSession(situation.choosing))
    var hash = StableHash(seed: situation.seed)
    hash.combine(situation.tenant.rawValue)
    hash.combine(occurrence.lead.rawValue)
    hash.combine(occurrence.id.rawValue)
    planHash = hash
    queue.reserveCapacity(8)
    events.reserveCapacity(8)
    history.reserveCapacity(16)
    effects.reserveCapacity(4)
  }

  /// The type whose rules apply; where the book has lost the lead's type, it can still be given another.
  private static func type(of lead: Lead, _ report: Report, in book: CompiledRuleBook) -> CompiledLeadType? {
    if let type = book.types[lead.type] { return type }
    if case .leadTypeChanged(let name) = report { return book.types[name] }
    return nil
  }

  /// The record before anything is done: the stored one, or a new one for a lead that is received or adopted.
  private static func record(for occurrence: Occurrence, in situation: Situation) throws(PlanRefusal) -> LeadRecord {
    let new: Lead
    switch occurrence.report {
    case .received(let receipt): new = receipt.lead
    case .adopted(let adoption): new = adoption.lead
    default:
      guard let record = situation.record else { throw .unknownLead(occurrence.lead) }
      return record
    }
    guard new.id == occurrence.lead else { throw .otherLead(occurrence.lead, reported: new.id) }
    guard situation.record == nil else { throw .alreadyKnown(occurrence.lead) }
    return LeadRecord(new)
  }

  /// A timer, a reply and what a transport reports go on with the chain that they come from; the rest begins one.
  ///
  /// Few replies name the message that they answer. One that does not is taken for an answer to the newest that the
  /// customer was sent, or two programs that answer each other would begin a chain with every answer and never be stopped.
  private static func chain(of occurrence: Occurrence, in record: LeadRecord, at now: Date) -> OccurrenceID {
    switch occurrence.report {
    case .timeReached(let id):
      return record.timers.first { $0.id == id }?.chain ?? occurrence.chain ?? occurrence.id
    case .emailReplied(let details), .textReplied(let details, _):
      return record.messages[details.ledger]?.chain ?? occurrence.chain ?? record.newestChain(at: now) ?? occurrence.id
    case .emailClicked(let details), .emailOpened(let details), .emailFailed(let details, _),
      .emailUnsubscribed(let details), .emailSpamReported(let details), .textFailed(let details):
      return record.messages[details.ledger]?.chain ?? occurrence.chain ?? occurrence.id
    default: return occurrence.chain ?? occurrence.id
    }
  }

  // MARK: Hashes

  /// The hash of one action: of the plan, the rule or workflow, how often that has fired, and the action's place in it.
  func hash(of origin: ActionOrigin, firing: Int, action: Int) -> StableHash {
    var hash = planHash
    switch origin {
    case .rule(let id):
      hash.combine(1)
      hash.combine(id.rawValue)
    case .workflow(let name):
      hash.combine(2)
      hash.combine(name.rawValue)
    case .receipt: hash.combine(3)
    }
    hash.combine(firing)
    hash.combine(action)
    return hash
  }

  // MARK: History

  mutating func log(_ line: HistoryLine) {
    history.append(HistoryEntry(at: now, occurrence: occurrence.id, line))
  }

  // MARK: Running

  mutating func raise(_ event: Event, _ details: EventDetails = .none, by rule: RuleID? = nil) {
    queue.append(.event(RaisedEvent(event, details)))
    if let rule { causes.add(rule) }
  }

  /// Runs everything that is queued, up to the limits.
  mutating func drain() {
    while next < queue.count {
      if stepsRun >= limits.events { return stop(atChainLimit: false) }
      if chainEventsLeft <= 0 { return stop(atChainLimit: true) }
      let item = queue[next]
      next += 1
      switch item {
      case .event(let raised): run(raised)
      case .workflow(let id): runWorkflow(id)
      }
    }
  }

  /// Counts an event or a workflow's step against both limits.
  mutating func countStep() {
    stepsRun += 1
    chainEventsLeft -= 1
  }

  /// Leaves the rest undone, and says so; all that was done until then stands.
  private mutating func stop(atChainLimit: Bool) {
    var notRun: [Event] = []
    for item in queue[next...] {
      switch item {
      case .event(let raised): notRun.append(raised.event)
      case .workflow(let id):
        if let run = context.record.workflow, run.id == id { stopWorkflow() }
      }
    }
    // A rule can cause two events at once; what loops has fired more than once.
    let repeated = causes.entries.filter { firings.count(of: $0.rule) > 1 }
    let rules = (repeated.isEmpty ? causes.entries : repeated).map(\.rule)
    if atChainLimit {
      log(.chainStopped(limit: limits.chainEvents, chain: chain, rules: rules, notRun: notRun))
    } else {
      log(.cascadeStopped(limit: limits.events, rules: rules, notRun: notRun))
    }
    next = queue.count
  }

  // MARK: Finishing

  consuming func finish() -> Plan {
    closeChains()
    forgetOldMessages()
    // Moved out rather than copied: the record is large, and the run is over.
    var record = Self.noRecord
    swap(&record, &context.record)
    record.version = (baseVersion ?? 0) + 1
    return Plan(
      tenant: context.tenant, occurrence: occurrence, at: now, bookVersion: book.version, baseVersion: baseVersion,
      events: events, effects: effects, record: consume record,
      history: history, deliveries: deliveries, withdrawals: withdrawals, choosing: context.choosing.changed,
      contacts: contacts, facts: context.facts, trace: traceLevel == .off ? nil : trace)
  }

  private static let noRecord = LeadRecord(Lead(id: "", type: "", received: .distantPast))

  /// Keeps a busy lead's record small: messages that nothing happened to for long are forgotten.
  private mutating func forgetOldMessages() {
    guard context.record.messages.count > Self.manyMessages else { return }
    context.record.messages = context.record.messages.filter { !$0.value.isForgettable(at: now) }
  }

  private static let manyMessages = 50

  /// Keeps count of this chain where something goes on with it later, and forgets chains that have been still for a day.
  private mutating func closeChains() {
    let goesOn =
      chain != occurrence.id || context.record.workflow?.chain == chain
      || context.record.timers.contains { $0.chain == chain }
      || deliveries.contains { $0.message.kind == .email || $0.message.kind == .text }
    if goesOn { context.record.chains[chain, default: ChainLog()].add(stepsRun, at: now) }
    guard !context.record.chains.isEmpty else { return }
    for (id, log) in context.record.chains where log.count(before: now) == 0 { context.record.chains[id] = nil }
  }
}

extension LeadRecord {
  /// The chain of the newest message to the customer within a day, for as long as chains are counted.
  fileprivate func newestChain(at now: Date) -> OccurrenceID? {
    let start = now.addingTimeInterval(-86_400)
    var newest: (planned: Date, chain: OccurrenceID)?
    for message in messages.values where message.recipient == .customer {
      guard let planned = message.planned, let chain = message.chain, planned > start else { continue }
      // Of several at one time always the same one, since the ledger has no order.
      if let newest {
        guard planned > newest.planned || planned == newest.planned && newest.chain.rawValue.precedes(chain.rawValue)
        else { continue }
      }
      newest = (planned, chain)
    }
    return newest?.chain
  }
}
