#if CommandLine
  import LeadActions

  /// What simulated worlds came to, as a person reads it.
  enum SimulationText {
    static func text(of counts: SimulationReport.Counts, worlds: UInt64) -> String {
      """
      \(Int(worlds).of("world")): \(counts.accepted) reports accepted, \(counts.commits) commits, \
      \(counts.events) events, \(counts.timersFired) timers fired, \(counts.sends) messages sent
      through \(counts.crashes) crashes, \(counts.failedCalls) failed calls, \(counts.clockSteps) clock steps and \
      \(counts.newRules) changes of rules: every invariant held

      """
    }
  }
#endif
