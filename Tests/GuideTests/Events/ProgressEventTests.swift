import LeadActions
import Testing

@Suite struct ProgressEventTests {
  @Test func `Validated triggers when progress first moves to validated`() async throws {
    try await EventRow[.validated].check()
  }

  @Test func `Validated triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.validated)
  }

  @Test func `Invalidated triggers when progress moves to invalidated`() async throws {
    try await EventRow[.invalidated].check()
  }

  @Test func `Invalidated triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.invalidated)
  }

  @Test func `Contacted triggers when progress moves to contacted`() async throws {
    try await EventRow[.contacted].check()
  }

  @Test func `Contacted triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.contacted)
  }

  @Test func `Qualified triggers when progress moves to qualified`() async throws {
    try await EventRow[.qualified].check()
  }

  @Test func `Qualified triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.qualified)
  }

  @Test func `Converted triggers when progress moves to converted`() async throws {
    try await EventRow[.converted].check()
  }

  @Test func `Converted triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.converted)
  }

  @Test func `Closed triggers when progress moves to closed`() async throws {
    try await EventRow[.closed].check()
  }

  @Test func `Closed triggers once, though provoked 100 times`() async throws {
    try await expectOnce(.closed)
  }

  /// Moves progress to the stage 100 times, each time from another stage: reported, by an update, and by a status.
  private func expectOnce(_ progress: LeadProgress) async throws {
    let others = LeadProgress.allCases.filter { $0 != progress }
    let reports = (0..<100).flatMap { index -> [Report] in
      let away = Report.progressMoved(to: others[index % others.count])
      switch index % 3 {
      case 0: return [away, .progressMoved(to: progress)]
      case 1: return [away, .updated(Update(by: .user, ["progress": .text(progress.rawValue)]))]
      default:
        let status: StatusName? = progress == .contacted ? "Spoken to" : progress == .closed ? "Done" : nil
        guard let status else { return [away, .progressMoved(to: progress)] }
        return [away, .statusChanged(to: "New"), .statusChanged(to: status)]
      }
    }
    try await expect(Event(progress), actsTimes: 1, where: reports)
  }
}
