public import LeadActions
import Synchronization

public import struct Foundation.Date

extension Scenario {
  // MARK: Given

  /// Something that only leads up to what the test is about: nothing that comes of it has to be expected.
  public func given(
    _ happening: Happening, file: StaticString = #fileID, line: UInt = #line
  ) async throws {
    try await when(happening, file: file, line: line)
    dismiss()
  }

  /// Something that only leads up to what the test is about: nothing that comes of it has to be expected.
  public func given(
    _ report: Report, of lead: LeadID? = nil, id: OccurrenceID? = nil, file: StaticString = #fileID, line: UInt = #line
  ) async throws {
    try await when(report, of: lead, id: id, file: file, line: line)
    dismiss()
  }

  /// Leads that are known before, such as those that the lead may repeat.
  public func given(
    known leads: Lead..., file: StaticString = #fileID, line: UInt = #line
  ) async throws {
    for lead in leads { try await given(.adopted(Adoption(lead)), of: lead.id, file: file, line: line) }
  }

  // MARK: When

  /// Something happens to the scenario's lead, and what is due then is done and sent.
  ///
  /// - Throws: a ``ScenarioFailure`` where something that came before was not expected.
  public func when(_ happening: Happening, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await when(happening, id: nil, at: Site(file, line))
  }

  /// Something is reported of a lead, the scenario's own unless another is named, and what is due then is done and sent.
  ///
  /// - Parameter id: Where none is given each report has an id of its own.
  /// - Throws: a ``ScenarioFailure`` where something that came before was not expected.
  public func when(
    _ report: Report, of lead: LeadID? = nil, id: OccurrenceID? = nil, file: StaticString = #fileID, line: UInt = #line
  ) async throws {
    try await when(report, of: lead, id: id, at: Site(file, line))
  }

  /// The last occurrence is submitted once more under its id, as a host does that has not heard an answer.
  ///
  /// It is done once: expect ``ScenarioExpectation/repeated`` and nothing else.
  public func again(file: StaticString = #fileID, line: UInt = #line) async throws {
    try await again(at: Site(file, line))
  }

  func again(at site: Site) async throws {
    guard let last = state.withLock({ $0.last }) else {
      throw ScenarioFailure([.init(place: site.text, message: "Nothing has happened yet that could happen again.")])
    }
    try await submit(last, "\(last.report.name) again", at: site)
  }

  // MARK: Time

  /// Time passes; what falls due on the way is done and sent at its time.
  ///
  /// Minutes and hours are exact; days and weeks keep the wall-clock time in the lead type's zone.
  public func advance(by period: Period, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await advance(to: period.after(now, in: zone), "\(period) pass", at: Site(file, line))
  }

  /// Time passes until a moment; what falls due on the way is done and sent at its time.
  public func advance(to moment: Date, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await advance(to: moment, "until \(Timestamp.text(from: moment))", at: Site(file, line))
  }

  /// Time passes until the wall in the lead type's zone shows a time.
  public func advance(to time: CivilTime, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await advance(to: zone.date(at: time), "until \(time)", at: Site(file, line))
  }
}

extension Scenario {
  /// The zone of the lead's type.
  var zone: Zone {
    let type = state.withLock { $0.lead.type }
    return world.rules.leadTypes.first { $0.name == type }?.zone ?? .utc
  }

  func dismiss() { world.notes.with { $0.step?.dismiss() } }

  func when(_ happening: Happening, id: OccurrenceID?, at site: Site) async throws {
    switch happening.kind {
    case .received(let origin, let duplicate, let referral):
      let lead = state.withLock { state in
        state.lead.received = now
        return state.lead
      }
      try await when(
        .received(Receipt(lead, from: origin, duplicate: duplicate, referral: referral)), of: nil, id: id, at: site)
    case .adopted(let progress, let appointments):
      let lead = state.withLock { $0.lead }
      try await when(
        .adopted(Adoption(lead, progressReached: progress, appointments: appointments)), of: nil, id: id, at: site)
    case .about(var report, let kinds, let origin):
      let lead = leadID
      let arrived = world.notes.with { state in
        state.arrived.last { delivery in
          delivery.lead == lead && kinds.contains(delivery.message.kind) && (origin == nil || delivery.origin == origin)
        }
      }
      guard let arrived else {
        let by = origin.map { " by \($0)" } ?? ""
        throw ScenarioFailure([
          .init(
            place: site.text,
            message: "No \(kinds.first?.description ?? "message")\(by) has arrived that it could be about.")
        ])
      }
      report.concern(arrived)
      try await when(report, of: nil, id: id, at: site)
    }
  }

  func when(_ report: Report, of lead: LeadID?, id: OccurrenceID?, at site: Site) async throws {
    let occurrence = state.withLock { state in
      state.count += 1
      let occurrence = Occurrence(id ?? OccurrenceID(state.count), lead: lead ?? state.lead.id, report)
      state.last = occurrence
      return occurrence
    }
    try await submit(occurrence, report.name, at: site)
  }

  private func submit(_ occurrence: Occurrence, _ title: String, at site: Site) async throws {
    try begin(title, at: site)
    do {
      let submission = try await pipeline.submit(occurrence)
      world.notes.with { $0.step?.isRepeat = submission.isRepeat }
    } catch let error as PipelineError {
      world.notes.with { $0.step?.refusal = error.description }
    }
    try await world.doDue()
  }

  func advance(to moment: Date, _ title: String, at site: Site) async throws {
    guard moment >= now else {
      let (now, moment) = (Timestamp.text(from: now), Timestamp.text(from: moment))
      throw ScenarioFailure([
        .init(place: site.text, message: "It is \(now) already; time does not go back to \(moment).")
      ])
    }
    try begin(title, at: site)
    try await world.advance(to: moment)
  }

  /// Begins a step, once the one before has been accounted for.
  private func begin(_ title: String, at site: Site) throws(ScenarioFailure) {
    let leftOver = leftOver()
    world.notes.with { $0.step = ScenarioStep(title, at: site) }
    if let leftOver { throw ScenarioFailure([leftOver]) }
  }

  /// What came of the last step and nothing expected.
  func leftOver() -> ScenarioFailure.Item? {
    world.notes.with { state -> ScenarioFailure.Item? in
      guard var step = state.step else { return nil }
      var lines = settings.exhaustive ? step.unasserted : []
      // Whatever the mode: nobody means to report what cannot be.
      if let refusal = step.refusal, !step.isRefusalAsserted { lines.insert("refused: \(refusal)", at: 0) }
      step.dismiss()
      step.isRefusalAsserted = true
      state.step = step
      guard !lines.isEmpty else { return nil }
      return ScenarioFailure.Item(
        place: step.site.text, message: "Nothing expected this of '\(step.title)':", difference: lines.map { "+ \($0)" }
      )
    }
  }
}

extension Report {
  /// The report as files of leads call it.
  var name: String { String("\(self)".prefix { $0.isLetter }) }
}
