import struct Foundation.Date

extension EventPipeline {
  /// All that was read for one attempt at a plan.
  struct Reading {
    var loaded: Loaded
    var situation: Situation
    var planner: Planner
  }

  /// Loads, plans and commits, again where something that was read has changed meanwhile.
  func commit(
    _ occurrence: Occurrence, check: (Reading) throws -> Void,
    committing commit: (Plan, [ContactKey], Date) async throws -> CommitResult
  ) async throws -> Submission {
    var conflict = CommitConflict.record
    for attempt in 0..<max(1, settings.attempts) {
      try Task.checkCancellation()
      try await standBack(before: attempt, occurrence)
      try await reached(.begun, occurrence)
      let reading = try await read(occurrence)
      if let done = reading.loaded.done { return try repeated(done, occurrence) }
      try check(reading)
      try await reached(.loaded, occurrence)
      let plan = try plan(occurrence, reading, trace: settings.trace)
      try await reached(.planned, occurrence)
      try Task.checkCancellation()
      // Before the commit, after which nobody would come back to it.
      try await services.suppressions?.learn(
        from: occurrence, record: reading.loaded.record, tenant: settings.tenant)
      let keys = services.duplicates.keys(of: plan.record.lead.contact)
      try await reached(.beforeCommit, occurrence)
      switch try await commit(plan, keys, plan.at) {
      case .committed:
        try await reached(.committed, occurrence)
        if !plan.deliveries.isEmpty { services.onDeliveries() }
        try await reached(.answered, occurrence)
        return Submission(outcome: plan.outcome, isRepeat: false)
      case .repeated(let done): return try repeated(done, occurrence)
      case .conflict(let found): conflict = found
      }
    }
    throw PipelineError.conflicts(occurrence.id, key(occurrence.lead), conflict, attempts: max(1, settings.attempts))
  }

  func reached(_ point: PipelinePoint, _ occurrence: Occurrence) async throws {
    try await services.probe?.reached(point, occurrence)
  }

  /// After a few conflicts rivals wait a little, each for another time, so that one of them gets through.
  private func standBack(before attempt: Int, _ occurrence: Occurrence) async throws {
    guard attempt > 3 else { return }
    var hash = StableHash(seed: UInt64(attempt))
    hash.combine(occurrence.id.rawValue)
    let most = UInt64(min(attempt, 20) * 2)
    try await TaskHome.pause(milliseconds: 1 + Int(hash.value() % most))
  }

  private func repeated(_ done: StoredOccurrence, _ occurrence: Occurrence) throws(PipelineError) -> Submission {
    // What happened must be the same, by whichever way it is heard of.
    guard done.occurrence.report == occurrence.report else { throw .idReused(occurrence.id, key(occurrence.lead)) }
    return Submission(outcome: done.outcome, isRepeat: true)
  }

  /// Reads the situation of an occurrence; the planner is taken at the same time, and the plan keeps to it.
  ///
  /// - Parameter evenIfDone: whether to ask the sources also where the occurrence is done already.
  func read(_ occurrence: Occurrence, evenIfDone: Bool = false) async throws -> Reading {
    let planner = planner
    let keys = duplicateKeys(of: occurrence)
    let loaded = try await store.load(
      key(occurrence.lead), occurrence: occurrence.id, groups: planner.book.groups, contactKeys: keys)
    var situation = Situation(
      tenant: settings.tenant, record: loaded.record, choosing: loaded.choosing, now: services.clock.now,
      seed: settings.seed)
    if loaded.done == nil || evenIfDone {
      situation.directory =
        if let source = services.directory { try await source.directory(of: settings.tenant) } else {
          planner.book.book.directory ?? .empty
        }
      situation.facts = try await services.facts.facts(for: occurrence, record: loaded.record)
      if case .received(let receipt) = occurrence.report, receipt.duplicate == .unknown {
        situation.contacts = ContactReading(
          versions: loaded.contacts.mapValues(\.version),
          match: services.duplicates.match(receipt.lead, among: loaded.contacts))
      }
    }
    return Reading(loaded: loaded, situation: situation, planner: planner)
  }

  func plan(_ occurrence: Occurrence, _ reading: Reading, trace: Trace.Level) throws(PipelineError) -> Plan {
    do throws(PlanRefusal) {
      return try reading.planner.plan(occurrence, in: reading.situation, trace: trace)
    } catch {
      throw .refused(error)
    }
  }

  /// The keys to look under for a lead that the received one repeats, where the host does not say.
  private func duplicateKeys(of occurrence: Occurrence) -> [ContactKey] {
    guard case .received(let receipt) = occurrence.report, receipt.duplicate == .unknown else { return [] }
    return services.duplicates.keys(of: receipt.lead.contact)
  }
}
