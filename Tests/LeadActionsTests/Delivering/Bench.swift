import LeadActions
import LeadActionsTesting
import Synchronization

import struct Foundation.Date

/// A store, recording transports and a clock that stands still, with a dispatcher between them.
struct Bench {
  let store = InMemoryStore()
  let recording = RecordingTransports()
  let clock = VirtualClock(TestPlan.start)
  var settings = Dispatcher.Settings(seed: 5)
  var secrets: (any SecretSource)?
  var transports: Transports

  init(_ deliveries: Delivery..., consent: Consent = Consent()) throws {
    try self.init(deliveries, consent: consent)
  }

  init(_ deliveries: [Delivery], consent: Consent = Consent()) throws {
    transports = recording.transports(custom: "fax", "slow", "quick")
    _ = try store.commit(TestPlan.receipt(deliveries, consent: consent), contactKeys: [], at: TestPlan.start)
  }

  func dispatcher(
    clock: (any WallClock)? = nil, probe: DeliveryProbe = .none, store: (any LeadStore)? = nil
  ) -> Dispatcher {
    Dispatcher(
      store: store ?? self.store, transports: transports, secrets: secrets, settings: settings,
      clock: clock ?? self.clock, probe: probe)
  }

  /// Delivers what is due, then moves the clock to what is due next, until nothing is left.
  func deliverAll(_ dispatcher: Dispatcher) async throws -> DispatchReport {
    var report = try await dispatcher.deliverDue()
    for _ in 0..<100 {
      guard let next = store.nextDelivery(after: clock.now) else { break }
      clock.set(next)
      let more = try await dispatcher.deliverDue()
      if more.total > 0 { report = more }
    }
    return report
  }

  var reports: [DeliveryReport] {
    store.history(of: TestPlan.key, filter: .all, after: nil, limit: .max).entries.compactMap {
      if case .delivery(_, _, let report) = $0.line { report } else { nil }
    }
  }

  var history: String {
    store.history(of: TestPlan.key, filter: .all, after: nil, limit: .max).entries.map { $0.text() }
      .joined(separator: "\n")
  }

  var deadLetters: [DeadLetter] { store.deadLetters(of: .only, after: nil, limit: 99) }
  var inbox: [Occurrence] { store.inbox(of: .only, after: nil, limit: 99).map(\.occurrence) }
}

/// Waits until something holds, for some minutes, since one step of a machine with other work may take more than one.
func eventually(_ holds: () -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(900)
  while !holds(), ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(1)) }
  return holds()
}
