/// Looks for what will go wrong with a rule book before it goes live.
///
/// It is pure: the same book and directory come to the same report. The book need not hold together; what it would be
/// refused for is found too, and the rest is checked all the same.
public struct RuleChecker: Sendable {
  /// Findings that matter less are left out of the report.
  public var leastSeverity: FindingSeverity
  /// The host's own kinds of actions; nil where any are accepted but those that look like slips for the guide's.
  public var customActions: Set<ActionName>?
  /// The host's own ways of choosing a user from a group.
  public var strategies: Set<StrategyName>

  public init(
    leastSeverity: FindingSeverity = .information, customActions: Set<ActionName>? = nil,
    strategies: Set<StrategyName> = []
  ) {
    self.leastSeverity = leastSeverity
    self.customActions = customActions
    self.strategies = strategies
  }

  /// Checks a rule book, together with who is there where that is known.
  ///
  /// - Parameter directory: The host's users, groups and partners; the book's own where none is given.
  public func check(_ book: RuleBook, directory: Directory? = nil) -> CheckReport {
    let checked = CheckedBook(book, directory: directory, customActions: customActions)
    var report = CheckReport()
    for check in Self.checks { check(checked, &report) }
    report.keepOneOfACause()
    let problems = book.problems(customActions: customActions, strategies: strategies)
    report.silence(by: Allowance.all(of: book))
    report.add(problems)
    report.findings = report.findings.filter { $0.severity >= leastSeverity }.inBookOrder
    return report
  }

  /// One look at a book, which adds what it finds.
  typealias Check = @Sendable (CheckedBook, inout CheckReport) -> Void

  private static let checks: [Check] = [
    ExploredChecks.check, AssigningBranchCheck.run, ForgottenBranchCheck.run, ReferralCheck.run, AssignedUserCheck.run,
    ChannelCheck.run, WorkflowStartCheck.run, DirectoryCheck.run, JudgedEarlyCheck.run, ClockChangeCheck.run,
    WorkflowEndCheck.run, NearlyEqualCheck.run, MisspeltActionCheck.run,
    EventVariableCheck.run, WebhookCheck.run, StormCheck.run,
  ]
}

extension [Finding] {
  /// In the order of the book, at one place the most severe first, each once.
  fileprivate var inBookOrder: [Finding] {
    var seen: Set<Finding> = []
    return filter { seen.insert($0).inserted }
      .map { (finding: $0, place: PlaceText($0.place)) }
      .sorted { first, second in
        if first.place != second.place { return first.place < second.place }
        if first.finding.severity != second.finding.severity { return first.finding.severity > second.finding.severity }
        return (first.finding.code, first.finding.message) < (second.finding.code, second.finding.message)
      }
      .map(\.finding)
  }
}
