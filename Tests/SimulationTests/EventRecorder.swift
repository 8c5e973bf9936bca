import LeadActions
import Synchronization

/// Remembers which events were committed.
final class EventRecorder: ObservedStore.Observer {
  private let kinds = Mutex<Set<EventKind>>([])

  var seen: Set<EventKind> { kinds.withLock { $0 } }

  func watching(_ store: any LeadStore) -> any LeadStore { ObservedStore(store, observer: self) }

  func note(_ plan: Plan) { kinds.withLock { $0.formUnion(plan.events.compactMap(\.event.kind)) } }
  func note(_ claim: Claim, _ settlement: DeliverySettlement, history: [HistoryEntry]) {}
}
