import Foundation
import LeadActions
import LeadActionsTesting

/// A whole pipeline with its store, clock, transports and dispatcher.
struct DecisionWorld {
  let clock: VirtualClock
  let store: InMemoryStore
  let pipeline: EventPipeline
  let transports = RecordingTransports()
  let dispatcher: Dispatcher

  init(
    _ book: RuleBook, performers: ActionPerformers = .standard, store: InMemoryStore = InMemoryStore(),
    clock: VirtualClock = VirtualClock(LeadLife.morning), facts: any FactSource = NoFacts(),
    settings: EventPipeline.Settings = EventPipeline.Settings(seed: 7),
    onTrouble: @escaping @Sendable (ErrorText) -> Void = { _ in }
  ) throws {
    self.clock = clock
    self.store = store
    pipeline = try EventPipeline(
      rules: book, performers: performers, store: store, settings: settings,
      services: EventPipeline.Services(
        directory: FixedDirectory(LeadLife.directory), facts: facts, clock: clock, onTrouble: onTrouble))
    // One at a time, so that they are handed over in their order.
    dispatcher = Dispatcher(
      store: store, transports: transports.transports(custom: "score"), settings: .init(perDestination: 1), clock: clock
    )
  }

  @discardableResult
  func report(_ id: OccurrenceID, _ report: Report, lead: LeadID = "1") async throws -> Submission {
    try await pipeline.submit(Occurrence(id, lead: lead, report))
  }

  @discardableResult
  func receive(
    _ lead: LeadID = "1", id: OccurrenceID = "received", _ change: (inout Lead) -> Void = { _ in }
  ) async throws -> Submission {
    var new = LeadLife.newLead(lead, at: clock.now)
    change(&new)
    return try await report(id, .received(Receipt(new, from: .webForm)), lead: lead)
  }

  func record(_ lead: LeadID = "1") -> LeadRecord? { store.record(of: LeadKey(lead: lead)) }

  func lines(_ lead: LeadID = "1", filter: HistoryFilter = .all) async throws -> [String] {
    try await pipeline.history(of: lead, filter: filter).map { "\($0.line)" }
  }

  /// Moves the clock, does what falls due, and sends it, one hour at a time.
  func pass(hours: Int) async throws {
    for _ in 0..<hours {
      clock.advance(by: 3_600)
      try await pipeline.runDue()
      try await dispatcher.deliverDue()
    }
  }

  /// The titles of the tasks handed over so far.
  var titles: [String] {
    transports.sent(.task).compactMap { if case .task(let task) = $0.message { task.title } else { nil } }
  }
}

/// Lets nobody through until so many have come; afterwards everybody.
actor MeetingPoint {
  private var missing: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { missing = count }

  /// Waits until so many wait for the others.
  func gathered(_ count: Int) async {
    while waiting.count < count { try? await Task.sleep(for: .milliseconds(1)) }
  }

  func meet() async {
    missing -= 1
    guard missing > 0 else {
      for continuation in waiting { continuation.resume() }
      waiting = []
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }
}

/// Holds plans up until all have read their situation, so that they are sure to collide.
struct MeetingFacts: FactSource {
  let point: MeetingPoint

  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    await point.meet()
    return [:]
  }
}
