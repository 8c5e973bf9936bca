/// Where a simulated host keeps counts and its suppression list.
package struct KeptSafety: Sendable {
  package var counts: any SendingCounts
  package var suppressions: any SuppressionList

  package init(
    counts: any SendingCounts = InMemoryCounts(), suppressions: any SuppressionList = InMemorySuppressions()
  ) {
    self.counts = counts
    self.suppressions = suppressions
  }
}

/// What outlives the processes of all that is asked before a sending, as in a host's database.
struct SafetyOffice: Sendable {
  let plan: SimulatedSafety
  let killSwitch = KillSwitch()
  let counts: any SendingCounts
  let suppressions: any SuppressionList
  private let bending: @Sendable (OutboundSafety) -> OutboundSafety

  init(
    _ plan: SimulatedSafety, keeping: KeptSafety, bending: @escaping @Sendable (OutboundSafety) -> OutboundSafety
  ) {
    self.plan = plan
    self.bending = bending
    counts = keeping.counts
    suppressions = keeping.suppressions
  }

  /// What a process asks before a sending.
  func asked(by life: ProcessLife, judge: Judge, blast: BlastLimit?) -> OutboundSafety {
    guard plan != .none else { return .none }
    var safety = OutboundSafety(
      caps: plan.caps, blast: blast, counts: SimulatedCounts(base: counts, life: life, judge: judge),
      firstLook: plan.firstLook, longestLook: plan.longestLook)
    if plan.hasSwitch {
      safety.killSwitch = SimulatedSwitch(
        base: killSwitch, life: life, goAhead: plan.switchTells ? killSwitch.goAhead : nil)
    }
    if plan.asksOtherLeads { safety.consent = ConsentCheck() }
    if plan.hasSuppressions { safety.suppressions = SimulatedList(base: suppressions, life: life, judge: judge) }
    if plan.ownCustomer != nil || plan.rate != nil {
      safety.loops = LoopGuard(ownAddresses: Set([plan.ownAddress].compactMap(\.self)), rate: plan.rate)
    }
    if let quiet = plan.quiet {
      let hours = WeeklyHours.Span(from: quiet.start, to: quiet.end).map { span in
        WeeklyHours(Dictionary(Weekday.allCases.map { ($0, [span]) }, uniquingKeysWith: +))
      }
      safety.quietHours = QuietHours(
        Dictionary(quiet.channels.map { ($0, hours ?? WeeklyHours([:])) }, uniquingKeysWith: { first, _ in first }),
        for: quiet.isForEverybody ? .everybody : .customers, zone: SimulatedSafety.Quiet.zone,
        zones: SimulatedZones(quiet: quiet, life: life))
    }
    return bending(safety)
  }
}
