import Synchronization

extension EventPipeline {
  /// Puts another version of the rule book in force: occurrences that begin from now on follow it.
  ///
  /// Occurrences under way end with the version they began with, and workflows go on with theirs. Call
  /// ``resetTimers(after:limit:)`` afterwards, so that appointments' times follow the new rules.
  ///
  /// - Throws: a ``RuleBookError`` with every problem, or ``PipelineError/versionTaken(_:)``; the old book stays then.
  public func activate(_ rules: RuleBook) throws {
    let book = try CompiledRuleBook(rules, performers: performers)
    try planners.withLock { try $0.activate(book) }
  }

  /// Makes an earlier version of the rule book known, so that workflows that began with it go on with it after a
  /// restart; the version in force stays.
  public func keepEarlier(_ rules: RuleBook) throws {
    let book = try CompiledRuleBook(rules, performers: performers)
    try planners.withLock { try $0.keep(book) }
  }

  /// Forgets an earlier version of the rule book; workflows that began with it go on with the version in force, and say
  /// so. False for the version in force, and for one that is not known.
  @discardableResult
  public func forgetEarlier(version: Int) -> Bool { planners.withLock { $0.forget(version) } }

  /// Sets the appointment times of one batch of leads anew, by the rule book in force.
  ///
  /// Call it until it returns nothing. It can be stopped, and begun again anywhere: leads whose times are right already
  /// are passed over. A lead that cannot be read, planned or committed is reported as trouble with its name, and the
  /// others go on; when that is mended, begin again from the first one.
  ///
  /// - Returns: the lead to go on after, or nothing when the last one is done.
  /// - Throws: where the leads cannot be listed, ``PipelineError/shutDown(_:)``, or `CancellationError`.
  public func resetTimers(after lead: LeadID? = nil, limit: Int = 100) async throws -> LeadID? {
    let batch = try await store.leads(of: settings.tenant, after: lead, limit: limit)
    for lead in batch {
      try Task.checkCancellation()
      do {
        try await resetTimers(of: lead)
      } catch let error where !endsEverything(error) {
        services.onTrouble(ErrorText("The appointment times of \(key(lead)) were not set anew: \(error)"))
      }
    }
    return batch.last
  }

  /// Whether an error is nothing of one lead's.
  private func endsEverything(_ error: any Error) -> Bool {
    if case .shutDown = error as? PipelineError { return true }
    return error is CancellationError
  }

  private func resetTimers(of lead: LeadID) async throws {
    guard let record = try await store.record(of: key(lead)), !record.appointments.isEmpty else { return }
    let version = rules.version
    // With the record's version in it, since a rule book can come back into force.
    let id = OccurrenceID("rules:\(version)@\(record.version)")
    let occurrence = Occurrence(id, lead: lead, .rulesActivated(version: version))
    let reading = try await read(occurrence)
    let planned = try plan(occurrence, reading, trace: settings.trace).record.timers
    guard planned != reading.loaded.record?.timers else { return }
    _ = try await submit(occurrence) { _ in }
  }
}
