import LeadActions
import LeadActionsTesting
import Synchronization

import struct Foundation.Date

/// The real thing but for the outside world: pipeline, store and dispatcher, a clock that a test moves, and transports
/// that record.
final class GuideWorld: Sendable {
  let store = InMemoryStore()
  let recording = RecordingTransports()
  let clock = VirtualClock(GuideLead.received)
  let pipeline: EventPipeline
  let dispatcher: Dispatcher
  private let count = Mutex(0)

  init(_ rules: RuleBook, secrets: (any SecretSource)? = nil, seed: UInt64 = 1) throws {
    pipeline = try EventPipeline(
      rules: rules, store: store, settings: EventPipeline.Settings(seed: seed),
      services: EventPipeline.Services(clock: clock))
    dispatcher = Dispatcher(
      store: store, transports: recording.transports, secrets: secrets, settings: Dispatcher.Settings(seed: seed),
      clock: clock)
  }

  /// Reports something that happened to a lead, and sends what is due then.
  ///
  /// - Returns: the events that it raised, in order.
  @discardableResult
  func happens(_ report: Report, to lead: LeadID = GuideLead.id) async throws -> [Event] {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let submission = try await pipeline.submit(Occurrence(OccurrenceID(number), lead: lead, report))
    try await dispatcher.deliverDue()
    return submission.outcome.events
  }

  /// Moves the clock, and does and sends what is due then.
  func passes(_ seconds: Double) async throws {
    clock.advance(by: seconds)
    try await pipeline.runDue()
    try await dispatcher.deliverDue()
  }

  /// Moves the clock from attempt to attempt until nothing is left to be sent.
  func deliverAll() async throws {
    try await dispatcher.deliverDue()
    for _ in 0..<100 {
      guard let next = store.nextDelivery(after: clock.now) else { return }
      clock.set(next)
      try await dispatcher.deliverDue()
    }
  }

  /// All that was sent, failed attempts included, in order.
  var sent: [Message] { recording.sent.map(\.message) }

  /// The titles of the tasks that were sent, which rules made with ``mark(_:)`` leave.
  var marks: [String] { sent.marks }

  var webhooks: [WebhookRequest] {
    sent.compactMap { if case .webhook(let request) = $0 { request } else { nil } }
  }

  func record(of lead: LeadID = GuideLead.id) -> LeadRecord? { store.record(of: LeadKey(lead: lead)) }

  func history(of lead: LeadID = GuideLead.id, filter: HistoryFilter = .all) async throws -> [HistoryEntry] {
    try await pipeline.history(of: lead, filter: filter)
  }
}
