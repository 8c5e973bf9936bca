import LeadActions
import Synchronization

import struct Foundation.Date

/// The real pipeline, store and dispatcher that a scenario runs on, one thing after another, on a clock of its own.
final class ScenarioWorld: Sendable {
  let rules: RuleBook
  let clock: VirtualClock
  let sending: RecordingTransports
  let pipeline: EventPipeline
  let notes: ScenarioNotes
  private let store: ObservedStore
  private let secrets: (any SecretSource)?
  private let policies: RetryPolicies
  private let seed: UInt64

  init(_ rules: RuleBook, _ settings: Scenario.Settings, directory: Directory?, now: Date) throws(RuleBookError) {
    self.rules = rules
    clock = VirtualClock(now)
    // Whoever hangs lets the time pass until nobody waits for it any more.
    sending = RecordingTransports { [clock] in await clock.advanceToFirstWaiter() }
    notes = ScenarioNotes(rules, directory: directory ?? rules.directory ?? .empty, facts: settings.facts)
    store = ObservedStore(InMemoryStore(), observer: notes)
    (secrets, policies, seed) = (settings.secrets, settings.policies, settings.seed)
    pipeline = try EventPipeline(
      rules: rules, performers: settings.performers, store: store,
      settings: EventPipeline.Settings(seed: settings.seed, trace: .full),
      services: EventPipeline.Services(
        directory: notes, facts: notes, duplicates: settings.duplicates, clock: clock))
  }

  /// Moves the clock to a moment; what falls due on the way is done at its time.
  func advance(to end: Date) async throws {
    try await doDue()
    while let time = try await nextTime(), time <= end {
      try Task.checkCancellation()
      clock.set(time)
      try await doDue()
    }
    if clock.now < end { clock.set(end) }
  }

  private func nextTime() async throws -> Date? {
    let timer = try await store.nextTimer(of: .only, after: clock.now)
    let delivery = try await store.nextDelivery(after: clock.now)
    return [timer, delivery].compactMap { $0 }.min()
  }

  /// Does what is due now until nothing is: times first, then deliveries, then what came of them.
  func doDue() async throws {
    var more = true
    while more {
      try Task.checkCancellation()
      let times = try await fireTimes()
      let sent = try await dispatcher.deliverDue()
      let returned = try await takeInbox()
      more = times + sent.total + returned > 0
    }
  }

  /// One delivery at a time, so that what happens first is the same each time.
  private var dispatcher: Dispatcher {
    var transports = sending.transports
    for name in notes.customDeliveries { transports.custom[name] = sending }
    return Dispatcher(
      store: store, transports: transports, secrets: secrets,
      settings: Dispatcher.Settings(policies: policies, seed: seed, limit: 1, perDestination: 1), clock: clock)
  }

  private func fireTimes() async throws -> Int {
    var fired = 0
    var last: DueTimer?
    while let due = try await store.dueTimers(of: .only, at: clock.now, after: last, limit: 1).first {
      if try await !pipeline.submit(EventPipeline.occurrence(of: due)).isRepeat { fired += 1 }
      last = due
    }
    return fired
  }

  private func takeInbox() async throws -> Int {
    var taken = 0
    while let item = try await store.inbox(of: .only, after: nil, limit: 1).first {
      _ = try await pipeline.take(item)
      taken += 1
    }
    return taken
  }
}

/// Collects what becomes real in a scenario, and holds what a test changes on the way.
final class ScenarioNotes: ObservedStore.Observer, DirectorySource, FactSource {
  struct State {
    var directory: Directory
    var facts: [FieldName: FieldValue]
    var coverage: RuleCoverage
    var step: ScenarioStep?
    /// What is on its way.
    var waiting: [Delivery] = []
    var customDeliveries: Set<CustomDeliveryName> = []
    /// What arrived, the latest last.
    var arrived: [Delivery] = []
    var records: [LeadID: LeadRecord] = [:]
  }

  private let state: Mutex<State>

  init(_ rules: RuleBook, directory: Directory, facts: [FieldName: FieldValue]) {
    state = Mutex(State(directory: directory, facts: facts, coverage: RuleCoverage(of: rules)))
  }

  func with<Result: Sendable>(_ body: (inout State) -> Result) -> Result { state.withLock { body(&$0) } }

  var customDeliveries: Set<CustomDeliveryName> { with { $0.customDeliveries } }

  func directory(of tenant: TenantName) async throws -> Directory { with { $0.directory } }

  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    with { $0.facts }
  }

  func note(_ plan: Plan) {
    with { state in
      state.coverage.add(plan)
      state.records[plan.occurrence.lead] = plan.record
      let withdrawn = state.waiting.filter { delivery in
        delivery.lead == plan.occurrence.lead && plan.withdrawals.contains { $0 == delivery.remindsOf }
      }
      state.waiting.removeAll { delivery in withdrawn.contains { $0.id == delivery.id } }
      state.waiting += plan.deliveries
      for delivery in plan.deliveries {
        if case .custom(let name) = delivery.message.kind { state.customDeliveries.insert(name) }
      }
      state.step?.add(plan)
      state.step?.add(withdrawn: withdrawn)
    }
  }

  func note(_ claim: Claim, _ settlement: DeliverySettlement, history: [HistoryEntry]) {
    with { state in
      state.step?.add(claim, settlement, history)
      if case .delivered = settlement { state.arrived.append(claim.delivery) }
      if case .retry = settlement { return }
      state.waiting.removeAll { $0.id == claim.delivery.id && $0.lead == claim.delivery.lead }
    }
  }
}

extension VirtualClock {
  /// Waits until somebody waits for a time, and moves there.
  func advanceToFirstWaiter() async {
    while !Task.isCancelled {
      if let time = awaited.first {
        if time > now { set(time) }
        return
      }
      await Task.yield()
    }
  }
}
