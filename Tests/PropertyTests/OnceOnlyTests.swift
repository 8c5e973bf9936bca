import LeadActions
import RandomWorlds
import Testing

struct OnceOnlyTests {
  @Test func `each stage of progress is an event once in a lead's life`() async throws {
    var happened = 0
    var again = 0
    for life in try await Lives.all {
      for lead in Pool.leads {
        var seen: Set<Event> = []
        for plan in life.plans(of: lead) {
          if case .received(let receipt) = plan.occurrence.report, let progress = receipt.lead.progress {
            seen.insert(Event(progress))
          }
          if case .adopted(let adoption) = plan.occurrence.report {
            seen.formUnion((adoption.progressReached + [adoption.lead.progress].compactMap { $0 }).map { Event($0) })
          }
          for raised in plan.events where raised.event.progress != nil {
            happened += 1
            #expect(seen.insert(raised.event).inserted, Seeds.replay(life.world.seed))
          }
          if case .progressMoved(let progress) = plan.occurrence.report, seen.contains(Event(progress)) { again += 1 }
        }
      }
    }
    Seeds.expect(happened, atLeast: 250, "moves of progress")
    Seeds.expect(again, atLeast: 60, "moves to a stage that had been reached")
  }

  @Test func `what happens once to a message happens once to each`() async throws {
    var once: [Event: Int] = [:]
    var many: [Event: Int] = [:]
    for life in try await Lives.all {
      for lead in Pool.leads {
        var seen: Set<RaisedEvent> = []
        for raised in life.plans(of: lead).flatMap(\.events) {
          guard case .message(let details) = raised.details else { continue }
          let key = RaisedEvent(raised.event, .message(MessageDetails(details.message)))
          let isNew = seen.insert(key).inserted
          switch raised.event {
          case .emailFailed, .emailOpened, .emailUnsubscribed, .emailSpamReported, .textFailed:
            #expect(isNew, Seeds.replay(life.world.seed))
            once[raised.event, default: 0] += 1
          default: if !isNew { many[raised.event, default: 0] += 1 }
          }
        }
      }
    }
    Seeds.expect(once.count, atLeast: 5, "kinds that count once")
    Seeds.expect(once.values.reduce(0, +), atLeast: 120, "that count once")
    // Replied and clicked can happen many times, and did.
    Seeds.expect(many.count, atLeast: 2, "kinds that happen many times")
  }
}
