/// So many of so many.
public struct CoverageShare: Hashable, Sendable, Codable, CustomStringConvertible {
  public var covered: Int
  public var total: Int

  public init(_ covered: Int = 0, of total: Int = 0) {
    self.covered = covered
    self.total = total
  }

  public var isComplete: Bool { covered == total }

  public var description: String { "\(covered) of \(total)" }

  static func + (lhs: Self, rhs: Self) -> Self { Self(lhs.covered + rhs.covered, of: lhs.total + rhs.total) }
}

extension RuleCoverage {
  private var enabled: [RuleUse] { rules.filter(\.isEnabled) }

  private var conditions: [ConditionUse] { enabled.compactMap(\.condition) + workflowSteps.compactMap(\.condition) }

  /// The rules that acted, of those that are switched on.
  public var rulesMatched: CoverageShare { CoverageShare(enabled.count { $0.matched > 0 }, of: enabled.count) }

  /// The outcomes of whole conditions that were seen: each can hold, and not hold.
  public var conditionOutcomes: CoverageShare {
    conditions.reduce(CoverageShare()) { $0 + CoverageShare([$1.held, $1.failed]) }
  }

  /// The outcomes of comparisons that were seen.
  public var comparisonOutcomes: CoverageShare {
    conditions.flatMap(\.comparisons).reduce(CoverageShare()) { $0 + CoverageShare([$1.held, $1.failed]) }
  }

  /// The actions that were done, of rules and of workflows.
  public var actionsDone: CoverageShare {
    let actions = enabled.flatMap(\.actions) + workflowSteps.compactMap(\.action)
    return CoverageShare(actions.count { $0.done > 0 }, of: actions.count)
  }

  /// The steps of workflows whose turn came.
  public var stepsReached: CoverageShare {
    CoverageShare(workflowSteps.count { $0.asked > 0 }, of: workflowSteps.count)
  }

  /// What is covered of everything that can be.
  public var total: CoverageShare {
    rulesMatched + conditionOutcomes + comparisonOutcomes + actionsDone + stepsReached
  }

  /// The share of everything that is covered, from 0 to 100; all of nothing is 100.
  package var percent: Double { total.total == 0 ? 100 : Double(total.covered) * 100 / Double(total.total) }

  package var percentText: String { Self.percentText(percent) }

  /// Rounded down, so that 100 % is everything.
  package static func percentText(_ share: Double) -> String {
    let tenths = Int((share * 10).rounded(.down))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// One line, such as `3 of 4 rules acted, 5 of 6 outcomes of conditions …`.
  public var summary: String {
    var parts = ["\(rulesMatched) rules acted"]
    if conditionOutcomes.total > 0 { parts.append("\(conditionOutcomes) outcomes of conditions seen") }
    if comparisonOutcomes.total > 0 { parts.append("\(comparisonOutcomes) outcomes of comparisons seen") }
    parts.append("\(actionsDone) actions done")
    if stepsReached.total > 0 { parts.append("\(stepsReached) steps of workflows reached") }
    return parts.joined(separator: ", ")
  }

  /// The summary, a line for each rule and step, and below each what no test has shown yet.
  public var text: String {
    var lines = [summary]
    var type: LeadTypeName?
    for use in rules {
      if use.leadType != type { lines += ["", "\(use.leadType)"] }
      type = use.leadType
      lines.append("  \(use.rule) on \(use.event): \(use.words)")
      lines += use.gaps.map { "    never seen: \($0)" }
    }
    var workflow: WorkflowName?
    for use in workflowSteps {
      if use.workflow != workflow { lines += ["", "Workflow \(use.workflow)"] }
      workflow = use.workflow
      lines.append("  step \(use.step + 1), \(use.action.map { $0.title } ?? "wait"): reached \(use.asked.times)")
      lines += use.gaps.map { "    never seen: \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  /// What no plan has shown yet, a line each, with the rule or step that it is of.
  public var gaps: [String] {
    rules.flatMap { use in use.gaps.map { "\(use.leadType), rule \(use.rule.inQuotes): \($0)" } }
      + workflowSteps.flatMap { use in
        use.gaps.map { "workflow \(use.workflow.inQuotes), step \(use.step + 1): \($0)" }
      }
  }
}

extension CoverageShare {
  fileprivate init(_ counts: [Int]) { self.init(counts.count { $0 > 0 }, of: counts.count) }
}

extension RuleUse {
  fileprivate var words: String {
    isEnabled ? "asked \(asked.times), acted \(matched.times)" : "switched off"
  }

  fileprivate var gaps: [String] {
    guard isEnabled else { return [] }
    if asked == 0 { return ["its event"] }
    // Without a condition it acts whenever it is asked.
    let undone = matched == 0 ? [] : actions.enumerated().compactMap { $1.gap(of: actions, at: $0) }
    return (condition?.gaps ?? []) + undone
  }
}

extension WorkflowStepUse {
  fileprivate var gaps: [String] {
    if asked == 0 { return ["its turn"] }
    return (condition?.gaps ?? []) + [action].compactMap { $0?.gap(of: [], at: 0) }
  }
}

extension ConditionUse {
  fileprivate var gaps: [String] {
    var gaps: [String] = []
    if held == 0 { gaps.append("its condition holds") }
    if failed == 0 { gaps.append("its condition does not hold") }
    // A condition of one comparison is that comparison.
    guard comparisons.count > 1 else { return gaps }
    for comparison in comparisons {
      if comparison.held == 0 { gaps.append("\(comparison.test): yes") }
      if comparison.failed == 0 { gaps.append("\(comparison.test): no") }
    }
    return gaps
  }
}

extension ActionUse {
  fileprivate var title: String { Action.title(of: name) }

  fileprivate func gap(of actions: [ActionUse], at place: Int) -> String? {
    guard done == 0 else { return nil }
    let isAmongEqual = actions.count { $0.name == name } > 1
    return "\(title)\(isAmongEqual ? " (action \(place + 1))" : "") done"
  }
}

extension Int {
  fileprivate var times: String {
    switch self {
    case 0: "never"
    case 1: "once"
    default: "\(self) times"
    }
  }
}
