import Foundation
import LeadActions
import LeadActionsTesting
import RandomWorlds
import Testing

struct RecordTests {
  @Test func `a record's version counts its commits`() async throws {
    var count = 0
    for life in try await Lives.all {
      for lead in Pool.leads {
        let plans = life.plans(of: lead)
        #expect(plans.map(\.record.version) == Array(1...max(1, plans.count)).prefix(plans.count).map { $0 })
        #expect((life.records[lead]?.version ?? 0) == plans.count, Seeds.replay(life.world.seed))
        #expect(life.records[lead] == plans.last?.record, Seeds.replay(life.world.seed))
        count += plans.count
      }
      for group in Pool.groups {
        let changes = life.plans.filter { $0.choosing[group] != nil }.count
        #expect((life.choosing[group]?.version ?? 0) == changes, Seeds.replay(life.world.seed))
      }
    }
    Seeds.expect(count, atLeast: 4_000, "commits")
  }

  @Test func `timers are unique, in order, and never of the past`() async throws {
    var count = 0
    for life in try await Lives.all {
      for plan in life.plans {
        let timers = plan.record.timers
        #expect(Set(timers.map(\.id)).count == timers.count, Seeds.replay(life.world.seed))
        let isOrdered = zip(timers, timers.dropFirst()).allSatisfy { ($0.due, $0.id) < ($1.due, $1.id) }
        #expect(isOrdered, Seeds.replay(life.world.seed))
        count += timers.count
      }
      // Every timer that was due has fired.
      let now = life.world.clock.now
      for record in life.records.values { #expect(record.timers.allSatisfy { $0.due > now }) }
    }
    Seeds.expect(count, atLeast: 1_000, "timers")
  }

  @Test func `the counts of capped groups are the history's, and no cap is passed`() async throws {
    var count = 0
    var capped = 0
    for life in try await Lives.all {
      let zone = life.world.book.leadTypes[0].zone
      for (name, group) in life.world.directory.groups where group.members.contains(where: { $0.dailyCap != nil }) {
        var times: [UserName: [CivilTime]] = [:]
        for plan in life.plans {
          for entry in plan.history {
            guard case .action(_, AssignToUser.actionName, let outcome) = entry.line else { continue }
            switch outcome {
            case .done(.assigned(let user?, from: name)), .unchanged(.assigned(let user?, from: name)):
              times[user, default: []].append(zone.civilTime(at: entry.at))
            case .notDone(.nobodyAvailable(name)): capped += 1
            default: break
            }
          }
        }
        for member in group.members {
          let chosen = times[member.user] ?? []
          count += chosen.count
          let byDay = Dictionary(grouping: chosen) { $0.description.prefix(10) }.mapValues(\.count)
          let byMonth = Dictionary(grouping: chosen) { $0.description.prefix(7) }.mapValues(\.count)
          #expect(byDay.values.allSatisfy { $0 <= member.dailyCap ?? .max }, Seeds.replay(life.world.seed))
          #expect(byMonth.values.allSatisfy { $0 <= member.monthlyCap ?? .max }, Seeds.replay(life.world.seed))
          guard let last = chosen.last else { continue }
          let state = life.choosing[name]?.counts[member.user]
          #expect(state?.days.first?.leads == byDay[last.description.prefix(10)], Seeds.replay(life.world.seed))
          #expect(state?.months.first?.leads == byMonth[last.description.prefix(7)], Seeds.replay(life.world.seed))
        }
      }
    }
    Seeds.expect(count, atLeast: 100, "choices from capped groups")
    Seeds.expect(capped, atLeast: 20, "times that nobody was available")
  }
}
