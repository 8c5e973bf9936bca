import LeadActions
import RandomWorlds
import Testing

struct RepeatTests {
  @Test func `submitting every occurrence again changes nothing and answers with the first outcome`() async throws {
    var count = 0
    for seed in Seeds.first(60) {
      var life = try await World(seed: seed).live()
      let first = life
      let delivered = life.world.transports.delivered
      for plan in first.plans.reversed() {
        let submission = try await life.world.pipeline.submit(plan.occurrence)
        #expect(submission.isRepeat && submission.outcome == plan.outcome, Seeds.replay(seed))
        count += 1
      }
      try await life.end()
      #expect(life.plans.count == first.plans.count, Seeds.replay(seed))
      #expect(try life.text() == first.text(), Seeds.replay(seed))
      #expect(life.world.transports.delivered == delivered, Seeds.replay(seed))
    }
    Seeds.expect(count, atLeast: 1_000, "repeats")
  }

  @Test func `an id used again with another report is an error and changes nothing`() async throws {
    var count = 0
    for seed in Seeds.first(40) {
      var life = try await World(seed: seed).live()
      let first = life
      for plan in first.plans {
        var other = plan.occurrence
        other.report = .referralFailed(delivery: "another", reason: "another report")
        do {
          _ = try await life.world.pipeline.submit(other)
          Issue.record("it was taken", sourceLocation: #_sourceLocation)
        } catch PipelineError.idReused {
          count += 1
        }
      }
      try await life.end()
      #expect(try life.text() == first.text(), Seeds.replay(seed))
    }
    Seeds.expect(count, atLeast: 800, "ids used again")
  }

  @Test func `deliveries' ids are unique, and each is accepted once`() async throws {
    var count = 0
    for life in try await Lives.all {
      let ids = life.plans.flatMap(\.deliveries).map(\.id)
      #expect(Set(ids).count == ids.count, Seeds.replay(life.world.seed))
      let delivered = life.world.transports.delivered
      #expect(Set(delivered).count == delivered.count, Seeds.replay(life.world.seed))
      #expect(Set(delivered).isSubset(of: ids), Seeds.replay(life.world.seed))
      count += delivered.count
    }
    Seeds.expect(count, atLeast: 3_000, "deliveries")
  }
}
