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
    try planners.withLock { planners in
      if let known = planners.books[rules.version], known.book != rules {
        throw PipelineError.versionTaken(rules.version)
      }
      planners.activate(book)
    }
  }

  /// Makes an earlier version of the rule book known, so that workflows that began with it go on with it after a
  /// restart; the version in force stays.
  public func keepEarlier(_ rules: RuleBook) throws {
    let book = try CompiledRuleBook(rules, performers: performers)
    try planners.withLock { planners in
      if let known = planners.books[rules.version], known.book != rules {
        throw PipelineError.versionTaken(rules.version)
      }
      planners.keep(book)
    }
  }

  /// Sets the appointment times of one batch of leads anew, by the rule book in force.
  ///
  /// Call it until it returns nothing. It can be stopped, and begun again anywhere: each lead is done once per version.
  /// A lead that is refused, such as one whose type the book lacks, is told to ``Services/onTrouble`` and left out.
  ///
  /// - Returns: the lead to go on after, or nothing when the last one is done.
  public func resetTimers(after lead: LeadID? = nil, limit: Int = 100) async throws -> LeadID? {
    let version = rules.version
    let batch = try await store.leads(of: settings.tenant, after: lead, limit: limit)
    for lead in batch {
      guard let record = try await store.record(of: key(lead)), !record.appointments.isEmpty else { continue }
      let id = OccurrenceID("rules:\(version)")
      do {
        try await submit(Occurrence(id, lead: lead, .rulesActivated(version: version)))
      } catch PipelineError.refused(let refusal) {
        services.onTrouble(ErrorText(refusal))
      }
    }
    return batch.last
  }
}
