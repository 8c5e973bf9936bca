extension Simulation {
  /// Finds a short world that breaks the same invariant, and tells its story.
  ///
  /// Steps are taken out of the failing world as long as it still fails so; some hundreds of shorter worlds are tried.
  ///
  /// - Returns: the report of the shortest; the given one where nothing failed.
  public func shrink(_ report: SimulationReport) -> SimulationReport {
    shrink(report) { script, tellsStory in run(script, tellsStory: tellsStory) }
  }

  /// - Parameter live: Lives through a script as the failing one was lived through, and tells its story or does not.
  package func shrink(
    _ report: SimulationReport, trying limit: Int = 600,
    _ live: @escaping (SimulationScript, _ tellsStory: Bool) -> SimulationReport
  ) -> SimulationReport {
    guard let invariant = report.failures.first?.invariant else { return report }
    var shrinking = ScriptShrinking(script: report.script, triesLeft: limit) {
      live($0, false).failures.first?.invariant == invariant
    }
    shrinking.removeSteps()
    shrinking.removeCopies()
    shrinking.removeSafety()
    return live(shrinking.script, true)
  }
}

/// Takes a script apart, as long as what is left still fails.
private struct ScriptShrinking {
  private(set) var script: SimulationScript
  private var triesLeft: Int
  private let fails: (SimulationScript) -> Bool

  init(script: SimulationScript, triesLeft: Int, fails: @escaping (SimulationScript) -> Bool) {
    self.script = script
    self.triesLeft = triesLeft
    self.fails = fails
  }

  /// Takes out ever smaller runs of steps, the last ones first.
  mutating func removeSteps() {
    var size = max(1, script.steps.count / 2)
    while triesLeft > 0 {
      var hasShrunk = false
      var end = script.steps.count
      while end > 0, triesLeft > 0 {
        let start = max(0, end - size)
        var shorter = script
        shorter.steps.removeSubrange(start..<min(end, shorter.steps.count))
        if keep(shorter) { hasShrunk = true }
        end = start
      }
      if size == 1, !hasShrunk { return }
      if !hasShrunk || size > 1 { size = max(1, size / 2) }
    }
  }

  /// Leaves each report with one submission where that is enough.
  mutating func removeCopies() {
    for index in script.steps.indices where triesLeft > 0 {
      guard case .report(let lead, let seed, let copies) = script.steps[index].act, copies.count > 1 else { continue }
      var simpler = script
      simpler.steps[index].act = .report(lead: lead, seed: seed, copies: Array(copies.prefix(1)))
      _ = keep(simpler)
    }
  }

  /// Leaves out each check that is not needed.
  mutating func removeSafety() {
    let parts: [(inout SimulatedSafety) -> Void] = [
      { $0.hasSwitch = false }, { $0.asksOtherLeads = false }, { $0.hasSuppressions = false }, { $0.ownCustomer = nil },
      { $0.quiet = nil }, { $0.caps = [] }, { $0.blast = nil }, { $0.rate = nil }, { $0.sendingRate = nil },
      { $0.breaker = .standard },
    ]
    for part in parts where triesLeft > 0 {
      var simpler = script
      part(&simpler.safety)
      if simpler != script { _ = keep(simpler) }
    }
  }

  private mutating func keep(_ shorter: SimulationScript) -> Bool {
    triesLeft -= 1
    guard fails(shorter) else { return false }
    script = shorter
    return true
  }
}
