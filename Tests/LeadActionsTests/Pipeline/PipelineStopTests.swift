import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

/// A pipeline that is stopped at a labelled point as a crash would, and another that starts on the same store.
@Suite struct PipelineStopTests {
  struct Crash: Error {}

  private static let book = LeadLife.book {
    Rule("mail", on: .received) { ContactCustomer(by: .email, template: "mail") }
    LeadLife.mark("failed", on: .emailFailed)
    LeadLife.mark("before", on: .appointmentBefore(.days(1)))
  }

  /// A process that is dead from when it reaches a point for the n-th time: it gets no further anywhere.
  private final class Process: Sendable {
    let pipeline: EventPipeline
    let dispatcher: Dispatcher
    private let reached: Tally
    private let count: Int
    /// Whether it has died.
    var isDead: Bool { reached.total >= count }

    init(_ world: Shared, dyingAt point: PipelinePoint? = nil, time count: Int = 1) throws {
      let reached = Tally()
      self.reached = reached
      self.count = count
      let probe = PipelineProbe { here, _ in
        if reached.total >= count { throw Crash() }
        if here == point, reached.enter() >= count { throw Crash() }
      }
      dispatcher = Dispatcher(
        store: world.store, transports: world.recording.transports, settings: .init(seed: 7), clock: world.clock)
      pipeline = try EventPipeline(
        rules: PipelineStopTests.book, store: world.store, settings: .init(seed: 7),
        services: .init(directory: FixedDirectory(LeadLife.directory), clock: world.clock, probe: probe))
    }
  }

  /// What outlives a process.
  private struct Shared {
    let store = InMemoryStore()
    let recording = RecordingTransports()
    let clock = VirtualClock(LeadLife.morning)

    /// Everything, with no stop or with one, and what is left undone done by a second process.
    func run(dyingAt point: PipelinePoint?, time: Int) async throws -> Bool {
      recording.script(.email, [.failForGood("no such address")])
      let first = try Process(self, dyingAt: point, time: time)
      try? await live(first)
      let second = try Process(self)
      try await live(second)
      return first.isDead
    }

    private func live(_ process: Process) async throws {
      let (pipeline, dispatcher) = (process.pipeline, process.dispatcher)
      // What was not acknowledged is submitted again.
      try await pipeline.submit(
        Occurrence("receipt", lead: "1", .received(Receipt(LeadLife.newLead(), from: .webForm))))
      try await pipeline.submit(
        Occurrence("made", lead: "1", .appointmentCreated(LeadLife.appointment("2026-03-04T12:00:00Z"))))
      if process.isDead { return }
      try await dispatcher.deliverDue()
      try await pipeline.runDue()
      if process.isDead { return }
      clock.set(LeadLife.time("2026-03-03T12:00:00Z"))
      try await pipeline.runDue()
      if process.isDead { return }
      try await dispatcher.deliverDue()
    }

    var lines: [String] {
      store.history(of: LeadKey(lead: "1"), filter: .all, after: nil, limit: .max).entries.map { "\($0.line)" }
    }
  }

  @Test(arguments: PipelinePoint.allCases)
  func `a stop at any point loses nothing and does nothing twice`(point: PipelinePoint) async throws {
    let whole = Shared()
    _ = try await whole.run(dyingAt: nil, time: 1)
    // Received, failed email and its consequence, appointment, and the time before it.
    #expect(whole.recording.sent.count == 3 && whole.lines.count > 8)

    var stops = 0
    for time in 1...40 {
      let shared = Shared()
      guard try await shared.run(dyingAt: point, time: time) else { break }
      stops += 1
      #expect(shared.lines.sorted() == whole.lines.sorted(), "at \(point), time \(time)")
      #expect(
        Set(shared.recording.sent.map(\.attempt.delivery)) == Set(whole.recording.sent.map(\.attempt.delivery)))
      #expect(shared.recording.sent.count == 3)
      #expect(shared.store.inbox(of: .only, after: nil, limit: 9) == [])
      #expect(shared.store.record(of: LeadKey(lead: "1")) == whole.store.record(of: LeadKey(lead: "1")))
      #expect(shared.store.nextDelivery(after: .distantPast) == nil)
    }
    // Where nothing is done twice in one life, nothing is discarded.
    #expect(stops >= (point == .beforeDiscard ? 0 : 1))
    #expect(stops < 40)
  }

  @Test func `a stop before an occurrence of the inbox is taken out leaves it to be taken out once`() async throws {
    let world = try DecisionWorld(Self.book)
    try await world.receive()
    world.transports.always(.email, .failForGood("no"))
    try await world.dispatcher.deliverDue()
    let item = try #require(world.store.inbox(of: .only, after: nil, limit: 1).first)
    // Heard of by another way, and refused where it was: of a lead that is not known.
    let claim = try await claimOfFax(in: world)
    _ = world.store.settle(
      claim, as: .delivered, history: [],
      occurrences: [Occurrence("wrong", lead: "1", .appointmentCancelled("none"))])
    let stops = Tally()
    let stopping = try EventPipeline(
      rules: Self.book, store: world.store,
      services: .init(
        directory: FixedDirectory(LeadLife.directory), clock: world.clock,
        probe: PipelineProbe { point, _ in
          guard point == .beforeDiscard else { return }
          stops.enter()
          throw Crash()
        }))
    #expect(try await stopping.runDue() == 1)
    #expect(stops.total >= 1)
    #expect(world.store.inbox(of: .only, after: nil, limit: 9).map(\.occurrence.id) == ["wrong"])
    #expect(item.occurrence.id != "wrong")
    #expect(try await world.pipeline.runDue() == 1)
    #expect(world.store.inbox(of: .only, after: nil, limit: 9) == [])
    #expect(try await world.lines().count { $0.hasPrefix("Occurrence wrong was refused") } == 1)
  }

  /// A claim on a delivery of the lead, whose outcome can carry whatever a test wants.
  private func claimOfFax(in world: DecisionWorld) async throws -> Claim {
    var record = try #require(world.record())
    let base = record.version
    record.version += 1
    let plan = Plan(
      occurrence: Occurrence("fax", lead: "1", .callUnanswered(CallDetails())), at: world.clock.now, bookVersion: 1,
      baseVersion: base, record: record,
      deliveries: [TestPlan.delivery("fax", .custom(CustomMessage("fax")), lead: "1")])
    _ = try world.store.commit(plan, contactKeys: [], at: world.clock.now)
    return try #require(world.store.claim(ClaimRequest(1, at: world.clock.now, lease: 60)).first)
  }
}
