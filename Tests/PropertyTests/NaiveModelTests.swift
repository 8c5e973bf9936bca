import LeadActions
import RandomWorlds
import Testing

/// The planner, with its compiled conditions and slots, against a small interpreter that reads everything anew.
struct NaiveModelTests {
  @Test func `the planner does what a naive reading of the rules does`() throws {
    var cases = 0
    var events = 0
    var deeds = 0
    var stopped = 0
    for seed in Seeds.first(120) {
      var naive = try NaiveCase(seed: seed)
      for number in 0..<40 {
        let (occurrence, situation, model) = naive.next(number)
        let plan = try naive.planner.plan(occurrence, in: situation)
        cases += 1
        events += plan.events.count
        deeds += model.deeds.count
        if model.wasStopped { stopped += 1 }
        let performed = plan.actionsByEvent.flatMap(\.self).map { "\($0.rule): \($0.name) \($0.outcome.short)" }
        #expect(performed == model.deeds, Seeds.replay(seed))
        #expect(plan.events == model.ran, Seeds.replay(seed))
        #expect(plan.record.lead == model.moment.lead, Seeds.replay(seed))
        #expect(
          LeadProgress.allCases.filter { plan.record.spent.contains($0) }.elementsEqual(
            LeadProgress.allCases.filter { model.spent.contains($0) }), Seeds.replay(seed))
        #expect(plan.wasStopped == model.wasStopped, Seeds.replay(seed))
        if performed != model.deeds {
          Issue.record("\(Self.difference(performed, model.deeds, naive.book)); \(plan.occurrence.report)")
          return
        }
      }
    }
    Seeds.expect(cases, atLeast: 4_800, "cases")
    Seeds.expect(events, atLeast: 12_000, "events")
    Seeds.expect(deeds, atLeast: 12_000, "actions")
    Seeds.expect(stopped, atLeast: 20, "stopped cascades")
  }

  /// The first rule that did something else, as it is written.
  private static func difference(_ found: [String], _ expected: [String], _ book: RuleBook) -> String {
    let index = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let at = index ?? min(found.count, expected.count)
    let lines = [found, expected].map { at < $0.count ? $0[at] : "nothing" }
    let rules = book.leadTypes.flatMap(\.rules).filter { rule in lines.contains { $0.hasPrefix("\(rule.id):") } }
    let written = rules.map { "\($0.id) on \($0.event) when \($0.condition.map { "\($0)" } ?? "always")" }
    return "planned \(lines[0]), expected \(lines[1]): \(written.joined(separator: "; "))"
  }
}

extension ActionOutcome {
  fileprivate var short: String {
    switch self {
    case .done: "done"
    case .unchanged: "unchanged"
    case .notDone: "not done"
    case .failed: "failed"
    @unknown default: "unexpected"
    }
  }
}
