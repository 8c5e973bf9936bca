import LeadActions
import RandomWorlds
import Testing

struct DeterminismTests {
  @Test func `equal arguments give equal plans, to the byte, at every level of tracing`() async throws {
    var count = 0
    var events = 0
    for seed in Seeds.first(60) {
      let world = try World(seed: seed)
      // Made and compiled a second time from the same seed.
      let again = try World(seed: seed).planner
      var plans: [OccurrenceID: Plan] = [:]
      let life = try await world.live { occurrence in
        let situation = try await world.situation(of: occurrence)
        let first = Result { try world.planner.plan(occurrence, in: situation) }
        let second = Result { try again.plan(occurrence, in: situation) }
        guard case .success(let plan) = first, case .success(let same) = second else {
          #expect(throws: PlanRefusal.self) { try first.get() }
          #expect(throws: PlanRefusal.self) { try second.get() }
          return
        }
        let text = try PlanText.text(of: plan)
        #expect(plan == same, Seeds.replay(seed))
        #expect(try PlanText.text(of: same) == text, Seeds.replay(seed))
        for level in [Trace.Level.decisions, .full] {
          var traced = try world.planner.plan(occurrence, in: situation, trace: level)
          #expect(traced.trace?.events.map(\.event) == plan.events.map(\.event), Seeds.replay(seed))
          #expect(traced == plan, Seeds.replay(seed))
          traced.trace = nil
          #expect(try PlanText.text(of: traced) == text, Seeds.replay(seed))
        }
        plans[occurrence.id] = plan
        events += plan.events.count
      }
      // What the pipeline committed is what the planner said.
      for plan in life.plans {
        guard let pure = plans[plan.occurrence.id], pure.occurrence.lead == plan.occurrence.lead else { continue }
        count += 1
        #expect(pure == plan, Seeds.replay(seed))
      }
    }
    Seeds.expect(count, atLeast: 900, "plans")
    Seeds.expect(events, atLeast: 1_500, "events")
  }

  @Test func `a full trace's deciding comparison is one of its comparisons, and it agrees with the match`() async throws
  {
    var count = 0
    for seed in Seeds.first(30) {
      let world = try World(seed: seed)
      _ = try await world.live { occurrence in
        let situation = try await world.situation(of: occurrence)
        guard let plan = try? world.planner.plan(occurrence, in: situation, trace: .full) else { return }
        for rule in plan.trace?.events.flatMap(\.rules) ?? [] {
          guard let deciding = rule.deciding else { continue }
          count += 1
          #expect(rule.comparisons.contains(deciding), Seeds.replay(seed))
        }
      }
    }
    Seeds.expect(count, atLeast: 200, "comparisons that decided")
  }
}
