import LeadActions
import RandomWorlds
import Testing

/// Rules on every event of every lead type, which choose by chance and change nothing.
struct UnrelatedRuleTests {
  @Test func `an unrelated rule that chooses by chance changes no other rule's choices or delivery ids`() async throws {
    var choices = 0
    var deliveries = 0
    var extras = 0
    for seed in Seeds.first(60) {
      let world = try World(seed: seed)
      let richer = Planner(
        try CompiledRuleBook(Self.adding(to: world.book, seed), performers: World.performers), limits: world.limits)
      _ = try await world.live { occurrence in
        let situation = try await world.situation(of: occurrence)
        guard let plan = try? world.planner.plan(occurrence, in: situation) else { return }
        let other = try richer.plan(occurrence, in: situation)
        #expect(other.events == plan.events, Seeds.replay(seed))
        #expect(other.record == plan.record, Seeds.replay(seed))
        #expect(other.choosing == plan.choosing, Seeds.replay(seed))
        #expect(other.deliveries.filter { !$0.origin.isExtra } == plan.deliveries, Seeds.replay(seed))
        #expect(other.history.filter { !$0.isExtra } == plan.history, Seeds.replay(seed))
        extras += other.deliveries.filter(\.origin.isExtra).count
        deliveries += plan.deliveries.count
        for entry in plan.history {
          if case .action(_, _, .done(.assigned(_, from: _?))) = entry.line { choices += 1 }
        }
      }
    }
    Seeds.expect(extras, atLeast: 1_000, "deliveries of the rules that were added")
    Seeds.expect(deliveries, atLeast: 800, "deliveries of other rules")
    Seeds.expect(choices, atLeast: 50, "assigns by chance")
  }

  private static func adding(to book: RuleBook, _ seed: UInt64) -> RuleBook {
    var chance = Chance(seed: seed &+ 7_777)
    var book = book
    for group in book.leadGroups.indices {
      for type in book.leadGroups[group].types.indices {
        for (number, event) in Pool.events.enumerated() {
          // A time before or after an appointment would set timers of its own.
          if event.period != nil { continue }
          let rule = Rule(
            RuleID("extra \(number)"), on: event,
            do: [
              TaskUser(.group(chance.pick(Pool.groups)), title: "extra").action, HostDeed(.note, 1).action,
            ])
          let place = chance.number(below: book.leadGroups[group].types[type].rules.count + 1)
          book.leadGroups[group].types[type].rules.insert(rule, at: place)
        }
      }
    }
    return book
  }
}

extension ActionOrigin {
  fileprivate var isExtra: Bool {
    if case .rule(let id) = self { id.rawValue.hasPrefix("extra") } else { false }
  }
}

extension HistoryEntry {
  fileprivate var isExtra: Bool {
    if case .action(let origin, _, _) = line { origin.isExtra } else { false }
  }
}
