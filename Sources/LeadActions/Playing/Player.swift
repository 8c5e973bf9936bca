import struct Foundation.Date

/// Runs a play through rules on a clock of its own: the real pipeline, store and dispatcher, one thing after another.
///
/// Equal plays, rules, seeds and answers of transports come to equal summaries and histories.
public struct Player: Sendable {
  /// The pipeline that the occurrences go through; afterwards it answers for histories and records.
  public let pipeline: EventPipeline
  public let clock: PlayClock
  private let store: ObservedStore
  private let dispatcher: Dispatcher
  private let notes: PlayNotes

  /// - Parameters:
  ///   - store: Where everything is kept. One that has seen some of the play already goes on with it: what is done is not
  ///     done again, and counts as ``PlaySummary/repeats``.
  ///   - seed: From which every choice by chance and every wait between attempts derives.
  ///   - clock: The clock that the play moves; give it to transports that need the time.
  /// - Throws: a ``RuleBookError`` with every problem of the book.
  public init(
    rules: RuleBook, performers: ActionPerformers = .standard, transports: Transports,
    secrets: (any SecretSource)? = nil, directory: (any DirectorySource)? = nil, facts: any FactSource = NoFacts(),
    duplicates: any DuplicateMatcher = ContactMatcher(), store: any LeadStore = InMemoryStore(),
    policies: RetryPolicies = RetryPolicies(), seed: UInt64 = 0, clock: PlayClock = PlayClock()
  ) throws(RuleBookError) {
    try self.init(
      rules: rules, performers: performers, transports: transports, secrets: secrets, directory: directory,
      facts: facts, duplicates: duplicates, store: store, policies: policies, seed: seed, clock: clock,
      onDelivered: { _ in })
  }

  /// - Parameter onDelivered: Is told of each message that arrived.
  init(
    rules: RuleBook, performers: ActionPerformers, transports: Transports, secrets: (any SecretSource)?,
    directory: (any DirectorySource)?, facts: any FactSource, duplicates: any DuplicateMatcher,
    store: any LeadStore = InMemoryStore(), policies: RetryPolicies = RetryPolicies(), seed: UInt64,
    clock: PlayClock = PlayClock(), onDelivered: @escaping @Sendable (Delivery) -> Void
  ) throws(RuleBookError) {
    self.clock = clock
    notes = PlayNotes(rules: rules, clock: clock, onDelivered: onDelivered)
    self.store = ObservedStore(store, observer: notes)
    pipeline = try EventPipeline(
      rules: rules, performers: performers, store: self.store, settings: EventPipeline.Settings(seed: seed),
      services: EventPipeline.Services(directory: directory, facts: facts, duplicates: duplicates, clock: clock))
    // One at a time, so that what happens first is the same each time.
    dispatcher = Dispatcher(
      store: self.store, transports: transports, secrets: secrets,
      settings: Dispatcher.Settings(policies: policies, seed: seed, limit: 1, perDestination: 1), clock: clock)
  }

  /// Runs a play to its end.
  ///
  /// - Parameters:
  ///   - explained: Leads for which the summary says of each rule why it matched or not.
  ///   - progress: Is told after each occurrence, and after each moment at which something fell due.
  /// - Throws: an error of the store, or `CancellationError`. An occurrence that cannot be done is part of the summary.
  public func play(
    _ play: Play, explaining explained: Set<LeadID> = [],
    progress: @Sendable (PlayProgress) -> Void = { _ in }
  ) async throws -> PlaySummary {
    var run = PlayRun(summary: PlaySummary(start: play.start, end: play.end), explained: explained)
    clock.set(play.start)
    try await doDue(&run)
    while let time = try await nextTime(play, run), time <= play.end {
      clock.set(time)
      try await doDue(&run)
      while run.index < play.steps.count, play.steps[run.index].at <= time {
        try await submit(play.steps[run.index], &run)
        run.index += 1
        try await doDue(&run)
        progress(run.progress(play, clock, notes))
      }
      progress(run.progress(play, clock, notes))
    }
    clock.set(play.end)
    notes.fill(&run.summary)
    return run.summary
  }

  private func nextTime(_ play: Play, _ run: PlayRun) async throws -> Date? {
    try Task.checkCancellation()
    let occurrence = run.index < play.steps.count ? play.steps[run.index].at : nil
    let timer = try await store.nextTimer(of: .only, after: clock.now)
    let delivery = try await store.nextDelivery(after: clock.now)
    return [occurrence, timer, delivery].compactMap { $0 }.min()
  }

  private func submit(_ step: PlayStep, _ run: inout PlayRun) async throws {
    var occurrence = step.occurrence
    do {
      if let origin = step.sentBy {
        if let delivery = notes.sent(by: origin, to: occurrence.lead) {
          occurrence.report.concern(delivery)
        } else if try await isDone(occurrence) {
          run.summary.occurrences += 1
          run.summary.repeats += 1
          return
        } else if let delivery = try await earlier(by: origin, to: occurrence.lead) {
          occurrence.report.concern(delivery, recipient: nil)
        } else {
          throw NothingSent(origin: origin)
        }
      }
      try await explain(occurrence, &run)
      if try await pipeline.submit(occurrence).isRepeat { run.summary.repeats += 1 }
      run.summary.occurrences += 1
    } catch let error as PipelineError {
      run.refuse(occurrence, ErrorText(error), at: clock.now)
    } catch let error as NothingSent {
      run.refuse(occurrence, ErrorText(error), at: clock.now)
    }
  }

  private func isDone(_ occurrence: Occurrence) async throws -> Bool {
    let key = LeadKey(lead: occurrence.lead)
    return try await store.load(key, occurrence: occurrence.id, groups: [], contactKeys: []).done != nil
  }

  /// The last thing that a rule or workflow sent to a lead and that arrived, before the store was opened again.
  private func earlier(by origin: ActionOrigin, to lead: LeadID) async throws -> DeliveryID? {
    var queued: Set<DeliveryID> = []
    var last: DeliveryID?
    for entry in try await pipeline.history(of: lead, filter: .all) {
      switch entry.line {
      case .action(origin, _, let outcome): if let delivery = outcome.delivery { queued.insert(delivery) }
      case .delivery(let id, _, .delivered) where queued.contains(id): last = id
      default: break
      }
    }
    return last
  }

  private func explain(_ occurrence: Occurrence, _ run: inout PlayRun) async throws {
    guard run.explained.contains(occurrence.lead), try await !isDone(occurrence) else { return }
    guard let trace = try await pipeline.dryRun(occurrence).trace, !trace.events.isEmpty else { return }
    run.summary.explanations.append(PlayExplanation(at: clock.now, occurrence: occurrence, trace: trace))
  }

  // MARK: What falls due

  /// Does what is due now until nothing is: times first, then deliveries, then what came of them.
  private func doDue(_ run: inout PlayRun) async throws {
    var more = true
    while more {
      try Task.checkCancellation()
      let times = try await fireTimes(&run)
      let sent = try await dispatcher.deliverDue()
      if let trouble = sent.troubles.first { throw PlayTrouble(text: trouble) }
      let returned = try await takeInbox(&run)
      more = times + sent.total + returned > 0
    }
  }

  private func fireTimes(_ run: inout PlayRun) async throws -> Int {
    var fired = 0
    var last: DueTimer?
    while let due = try await store.dueTimers(of: .only, at: clock.now, after: last, limit: 1).first {
      let occurrence = EventPipeline.occurrence(of: due)
      try await explain(occurrence, &run)
      if try await !pipeline.submit(occurrence).isRepeat { fired += 1 }
      last = due
    }
    run.summary.times += fired
    return fired
  }

  private func takeInbox(_ run: inout PlayRun) async throws -> Int {
    var taken = 0
    while let item = try await store.inbox(of: .only, after: nil, limit: 1).first {
      if run.explained.contains(item.occurrence.lead) { try? await explain(item.occurrence, &run) }
      _ = try await pipeline.take(item)
      taken += 1
    }
    run.summary.returned += taken
    return taken
  }
}

/// How far a play is, and what it has come to.
private struct PlayRun {
  var index = 0
  var summary: PlaySummary
  let explained: Set<LeadID>

  mutating func refuse(_ occurrence: Occurrence, _ reason: ErrorText, at now: Date) {
    summary.refusals.append(
      PlayRefusal(at: now, occurrence: occurrence.id, lead: occurrence.lead, reason: reason))
  }

  func progress(_ play: Play, _ clock: PlayClock, _ notes: PlayNotes) -> PlayProgress {
    PlayProgress(
      now: clock.now, occurrences: index, total: play.steps.count, times: summary.times,
      deliveries: notes.deliveries)
  }
}

/// An occurrence is about what a rule or workflow sent, and that has sent nothing.
private struct NothingSent: Error, CustomStringConvertible {
  let origin: ActionOrigin
  var description: String { "The lead has been sent nothing by \(origin), which the occurrence is about." }
}

/// The store threw while something was being delivered.
struct PlayTrouble: Error, CustomStringConvertible {
  let text: ErrorText
  var description: String { text.text }
}
