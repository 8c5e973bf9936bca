import LeadActions
import RandomWorlds
import Testing

struct OrderTests {
  @Test func `an occurrence's own events come first, in the guide's order`() async throws {
    var tried: [String: Int] = [:]
    for life in try await Lives.all {
      for lead in Pool.leads {
        var before: LeadRecord?
        for plan in life.plans(of: lead) {
          let own = OwnEvents(plan: plan, before: before, book: life.world.book).list
          let ran = plan.events.map(\.event)
          before = plan.record
          let expected = plan.wasStopped ? Array(own.prefix(ran.count)) : own
          #expect(Array(ran.prefix(expected.count)) == expected, Seeds.replay(life.world.seed))
          for event in own { tried["\(event)".prefix { $0 != " " }.description, default: 0] += 1 }
        }
      }
    }
    Seeds.expect(tried.values.reduce(0, +), atLeast: 3_500, "own events")
    Seeds.expect(tried.count, atLeast: 43, "kinds of events")
  }

  @Test func `behind an occurrence's own events stand only those that actions cause`() async throws {
    var count = 0
    for life in try await Lives.all {
      for lead in Pool.leads {
        var before: LeadRecord?
        for plan in life.plans(of: lead) {
          let own = OwnEvents(plan: plan, before: before, book: life.world.book).list
          before = plan.record
          for raised in plan.events.dropFirst(own.count) {
            count += 1
            switch raised.event {
            case .statusChanged, .userChanged, .referred, .custom: break
            default: #expect(raised.event.progress != nil, Seeds.replay(life.world.seed))
            }
          }
        }
      }
    }
    Seeds.expect(count, atLeast: 500, "consequences")
  }

  @Test func `within an event Assign to User comes first, and else rules and actions act as written`() async throws {
    var assigns = 0
    var others = 0
    for life in try await Lives.all {
      let places = RulePlaces(life.world.book)
      for plan in life.plans {
        for segment in plan.actionsByEvent {
          let firstOther = segment.firstIndex { $0.name != AssignToUser.actionName } ?? segment.count
          #expect(
            segment[firstOther...].allSatisfy { $0.name != AssignToUser.actionName }, Seeds.replay(life.world.seed))
          for part in [segment[..<firstOther], segment[firstOther...]] {
            let rules = part.map { places.index(of: $0.rule) }
            #expect(rules == rules.sorted(), Seeds.replay(life.world.seed))
          }
          assigns += firstOther
          others += segment.count - firstOther
          #expect(places.actionsAreAsWritten(segment), Seeds.replay(life.world.seed))
        }
      }
    }
    Seeds.expect(assigns, atLeast: 400, "assigns")
    Seeds.expect(others, atLeast: 1_500, "other actions")
  }

  @Test func `rules act only on their own event, and never when they are switched off`() async throws {
    var count = 0
    for life in try await Lives.all {
      let rules = life.world.book.leadTypes.flatMap(\.rules)
      let byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
      for plan in life.plans {
        for (event, segment) in zip(plan.events, plan.actionsByEvent) {
          for action in segment {
            count += 1
            #expect(byID[action.rule]?.event == event.event, Seeds.replay(life.world.seed))
            #expect(byID[action.rule]?.isEnabled == true, Seeds.replay(life.world.seed))
          }
        }
      }
    }
    Seeds.expect(count, atLeast: 2_000, "actions")
  }
}
