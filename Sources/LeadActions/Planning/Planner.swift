/// Turns an occurrence into a plan: a pure function of the rule book, the performers, the occurrence and the situation.
///
/// No clock, no chance, no I/O: a dry run, an explanation, a replay, a simulation and the real thing are the same code,
/// and equal arguments give equal plans.
public struct Planner: Sendable {
  public let book: CompiledRuleBook
  public let limits: PlanLimits
  public let overdue: OverdueTimers
  /// Earlier versions of the book, which workflows that began with them go on with.
  let earlier: [Int: CompiledRuleBook]

  public init(
    _ book: CompiledRuleBook, earlier: [CompiledRuleBook] = [], limits: PlanLimits = PlanLimits(),
    overdue: OverdueTimers = .run
  ) {
    self.book = book
    self.limits = limits
    self.overdue = overdue
    self.earlier = Dictionary(earlier.map { ($0.version, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks and compiles a rule book first.
  ///
  /// - Throws: every problem of the book at once.
  public init(
    _ book: RuleBook, performers: ActionPerformers = .standard, limits: PlanLimits = PlanLimits(),
    overdue: OverdueTimers = .run
  ) throws(RuleBookError) {
    self.init(try CompiledRuleBook(book, performers: performers), limits: limits, overdue: overdue)
  }

  /// Plans everything that an occurrence does.
  ///
  /// The time is in proportion to the rules on the events that it raises, and each is asked once per event.
  ///
  /// - Throws: a ``PlanRefusal`` where the occurrence cannot be true of the lead; nothing is done then.
  public func plan(
    _ occurrence: Occurrence, in situation: Situation, trace: Trace.Level = .off
  ) throws(PlanRefusal) -> Plan {
    var run = try PlanRun(planner: self, occurrence: occurrence, situation: situation, trace: trace)
    try run.apply(occurrence.report)
    run.drain()
    return run.finish()
  }
}
