import Foundation
import LeadActions

extension Plan {
  /// The plan as an engine or a store with the bug would have it.
  func bent(by bug: PlantedBug) -> Plan {
    var plan = self
    switch bug {
    case .ledgerNotCommitted: plan.record.spent = []
    case .outboxRowDropped: if !plan.deliveries.isEmpty { plan.deliveries.removeLast() }
    case .historyLineDropped: if plan.history.count > 2 { plan.history.removeLast() }
    case .withdrawnReminderKept: plan.withdrawals = []
    case .consequenceTooEarly: plan.swapLastTwoEvents()
    case .assignNotFirst: plan.putAssignsLast()
    case .timerFiredTwice:
      // It stays in the record, and is no longer marked as over.
      if case .timeReached(let id) = occurrence.report, case .appointmentAfter? = events.first?.event,
        case .appointment(let details)? = events.first?.details
      {
        let revision = record.appointments[details.id]?.revision ?? 1
        plan.record.timers.append(
          LeadTimer(
            id: id, due: at.addingTimeInterval(7_200),
            purpose: .appointment(details.id, revision: revision, events[0].event), chain: occurrence.id))
      }
    case .appointmentTimeForgotten:
      if case .appointmentCreated = occurrence.report, !plan.record.timers.isEmpty {
        plan.record.timers.removeAll { if case .appointment = $0.purpose { true } else { false } }
      }
    default: break
    }
    return plan
  }

  private mutating func swapLastTwoEvents() {
    let places = history.indices.filter { if case .event = history[$0].line { true } else { false } }
    guard places.count > 4, events.count == places.count else { return }
    history.swapAt(places[places.count - 1], places[places.count - 2])
    events.swapAt(events.count - 1, events.count - 2)
  }

  private mutating func putAssignsLast() {
    for index in history.indices.dropLast() {
      guard case .action(.rule, AssignToUser.actionName, _) = history[index].line,
        case .action(.rule, let next, _) = history[index + 1].line, next != AssignToUser.actionName
      else { continue }
      return history.swapAt(index, index + 1)
    }
  }
}
