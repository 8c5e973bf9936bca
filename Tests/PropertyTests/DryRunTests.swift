import LeadActions
import RandomWorlds
import Testing

struct DryRunTests {
  private struct Key: Hashable {
    var lead: LeadID
    var id: OccurrenceID
  }

  @Test func `a dry run changes nothing, and is what the submission then does`() async throws {
    var count = 0
    var refused = 0
    for seed in Seeds.first(60) {
      let world = try World(seed: seed)
      var plans: [Key: Plan] = [:]
      var refusals: [Key: PlanRefusal] = [:]
      let levels: [Trace.Level] = [.off, .decisions, .full]
      let life = try await world.live { occurrence in
        let key = Key(lead: occurrence.lead, id: occurrence.id)
        var before = Life.now(world)
        try await before.end()
        do {
          let level = levels[plans.count % 3]
          let plan = try await world.pipeline.dryRun(occurrence, trace: level)
          #expect((plan.trace == nil) == (level == .off))
          plans[key] = plan
        } catch PipelineError.refused(let refusal) {
          refusals[key] = refusal
        }
        var after = Life.now(world)
        try await after.end()
        #expect(before.records == after.records && before.histories == after.histories, Seeds.replay(seed))
        #expect(before.choosing == after.choosing && before.plans.count == after.plans.count, Seeds.replay(seed))
      }
      for plan in life.plans {
        guard let dry = plans[Key(lead: plan.occurrence.lead, id: plan.occurrence.id)] else { continue }
        count += 1
        #expect(dry == plan, Seeds.replay(seed))
      }
      for (occurrence, refusal) in life.refusals {
        refused += 1
        #expect(refusals[Key(lead: occurrence.lead, id: occurrence.id)] == refusal, Seeds.replay(seed))
      }
    }
    Seeds.expect(count, atLeast: 900, "dry runs that were then done")
    Seeds.expect(refused, atLeast: 30, "dry runs that were refused")
  }
}
