import LeadActions
import RandomWorlds
import Testing

struct CascadeTests {
  @Test func `no occurrence runs more events than the limit`() async throws {
    var most = 0
    var stopped = 0
    var longest = 0
    for life in try await Lives.all {
      for plan in life.plans {
        #expect(plan.events.count <= life.world.limits.events, Seeds.replay(life.world.seed))
        // Through timers, workflows and replies too, in any 24 hours.
        for log in plan.record.chains.values {
          let events = log.count(before: plan.at)
          #expect(events <= life.world.limits.chainEvents, Seeds.replay(life.world.seed))
          longest = max(longest, events)
        }
        most = max(most, plan.events.count)
        if plan.wasStopped { stopped += 1 }
      }
    }
    Seeds.expect(most, atLeast: 8, "events at most")
    Seeds.expect(longest, atLeast: 8, "events of a chain")
    Seeds.expect(stopped, atLeast: 5, "stops")
  }

  /// Two to four statuses, each moved on to the next, with a delivery and a note on the way.
  private static func loop(_ chance: inout Chance) -> RuleBook {
    let statuses = Array(Pool.statuses.prefix(2 + chance.number(below: 3)))
    var rules: [Rule] = []
    for (index, status) in statuses.enumerated() {
      let next = statuses[(index + 1) % statuses.count]
      let condition = Condition.field("status", .compare(.equals, .text(status.rawValue)))
      let actions: [Action] = [
        PostWebhook("https://crm.example.com/\(index)").action, ChangeStatus(to: next).action,
      ]
      rules.append(Rule(RuleID("loop \(index)"), on: .statusChanged, when: condition, do: actions))
    }
    rules.append(Rule("quiet", on: .statusChanged, do: [HostDeed(.note, 1).action]))
    let type = LeadType("Loop", statuses: statuses.map { LeadStatus($0) }, rules: rules)
    return RuleBook("Loops", leadGroups: [LeadGroup("Loops", types: [type])])
  }

  @Test func `rules that trigger each other stop at the limit, are named, and all before it stands`() throws {
    var count = 0
    for seed in Seeds.first(200) {
      var chance = Chance(seed: seed)
      let book = Self.loop(&chance)
      let statuses = book.leadTypes[0].statuses.map(\.name)
      let limit = 1 + chance.number(below: 60)
      let planner = try Planner(book, performers: World.performers, limits: PlanLimits(events: limit))
      let lead = Lead(id: "1", type: "Loop", received: Pool.start, status: nil)
      let plan = try planner.plan(
        Occurrence("o", lead: "1", .statusChanged(to: statuses[0])),
        in: Situation(record: LeadRecord(lead, version: 1), now: Pool.start))
      #expect(plan.events.count == limit, Seeds.replay(seed))
      // Each event moved the status one on and sent one request.
      #expect(plan.record.lead.status == statuses[limit % statuses.count], Seeds.replay(seed))
      #expect(plan.deliveries.count == limit, Seeds.replay(seed))
      #expect(plan.record.version == 2, Seeds.replay(seed))
      guard case .cascadeStopped(let found, let rules, let notRun)? = plan.history.last?.line else {
        Issue.record(Seeds.replay(seed))
        continue
      }
      count += 1
      #expect(found == limit && notRun == [.statusChanged], Seeds.replay(seed))
      #expect(!rules.contains("quiet"), Seeds.replay(seed))
      if limit > 2 * statuses.count { #expect(rules.count == statuses.count, Seeds.replay(seed)) }
      let lines = plan.actionsByEvent.flatMap(\.self)
      #expect(lines.filter { $0.name == ChangeStatus.actionName }.count == limit, Seeds.replay(seed))
    }
    Seeds.expect(count, atLeast: 200, "stopped cascades")
  }
}
