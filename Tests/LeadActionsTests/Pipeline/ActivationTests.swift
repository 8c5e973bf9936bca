import Foundation
import LeadActionsTesting
import Testing

@testable import LeadActions

@Suite struct ActivationTests {
  private static let start = TestDesk.monday + 10 * 86_400
  private static let appointment = LeadAppointment(id: "a", start: start)

  private static func desk(version: Int, _ event: Event) -> TestDesk {
    var desk = TestDesk(on: event, TaskUser(.user("ann"), title: "v\(version)"))
    desk.book.version = version
    return desk
  }

  /// A pipeline with so many leads, each with an appointment, by a book that acts a day before.
  private static func ready(
    _ count: Int, _ store: any LeadStore = InMemoryStore(), clock: HandClock = HandClock(),
    change: (inout EventPipeline.Services) -> Void = { _ in }
  ) async throws -> EventPipeline {
    let desk = desk(version: 1, .appointmentBefore(.days(1)))
    let pipeline = try desk.pipeline(store, clock: clock, change: change)
    for number in 0..<count {
      let lead = LeadID(100 + number)
      try await pipeline.submit(desk.receipt(lead))
      try await pipeline.submit(Occurrence("a", lead: lead, .appointmentCreated(appointment)))
    }
    return pipeline
  }

  private static func dues(_ pipeline: EventPipeline, _ count: Int) async throws -> [Date?] {
    var dues: [Date?] = []
    for number in 0..<count { dues.append(try await pipeline.record(of: LeadID(100 + number))?.timers.first?.due) }
    return dues
  }

  @Test func `another version is in force from now on`() async throws {
    let pipeline = try await Self.ready(0)
    #expect(pipeline.rules.version == 1)
    let next = Self.desk(version: 2, .received)
    try pipeline.activate(next.book)
    #expect(pipeline.rules == next.book)
    let outcome = try await pipeline.submit(next.receipt()).outcome
    #expect(outcome.bookVersion == 2 && outcome.deliveries.count == 1)
  }

  @Test func `a book with problems, or another book of a version in use, is refused and the old one stays`()
    async throws
  {
    let pipeline = try await Self.ready(0)
    let old = pipeline.rules
    var broken = Self.desk(version: 2, .received)
    broken.type.rules[0].actions = [ChangeStatus(to: "Nowhere").action]
    #expect(throws: RuleBookError.self) { try pipeline.activate(broken.book) }
    let other = Self.desk(version: 1, .received).book
    #expect(throws: PipelineError.versionTaken(1)) { try pipeline.activate(other) }
    #expect(throws: PipelineError.versionTaken(1)) { try pipeline.keepEarlier(other) }
    try pipeline.activate(old)
    #expect(pipeline.rules == old)
  }

  @Test func `appointment times are set anew in batches, which can be stopped and begun again`() async throws {
    let store = InMemoryStore()
    let pipeline = try await Self.ready(25, store)
    #expect(try await Self.dues(pipeline, 25) == Array(repeating: Self.start - 86_400, count: 25))
    try pipeline.activate(Self.desk(version: 2, .appointmentBefore(.days(2))).book)
    var last = try await pipeline.resetTimers(limit: 10)
    #expect(last == "109")
    #expect(try await Set(Self.dues(pipeline, 25)).count == 2)
    // Another process goes on from the beginning: those done already stay as they are.
    let version = try await pipeline.record(of: "100")?.version
    last = nil
    var batches = 0
    repeat {
      last = try await pipeline.resetTimers(after: last, limit: 10)
      batches += 1
    } while last != nil
    #expect(batches == 4)
    #expect(try await pipeline.record(of: "100")?.version == version)
    #expect(try await Self.dues(pipeline, 25) == Array(repeating: Self.start - 2 * 86_400, count: 25))
    let lines = try await pipeline.history(of: "100")
    #expect(lines.count { $0.line == .timersSet(count: 1) } == 1)
  }

  @Test func `leads without appointments are left alone`() async throws {
    let pipeline = try await Self.ready(0)
    try await pipeline.submit(Self.desk(version: 1, .received).receipt())
    try pipeline.activate(Self.desk(version: 2, .appointmentBefore(.days(2))).book)
    #expect(try await pipeline.resetTimers() == "1")
    #expect(try await pipeline.record(of: "1")?.version == 1)
  }

  @Test func `a lead whose type the new book lacks is reported, and the others go on`() async throws {
    let troubles = Notes()
    let pipeline = try await Self.ready(3) { $0.onTrouble = { troubles.add($0.text) } }
    let moved = Occurrence("move", lead: "101", .leadTypeChanged(to: "Car"))
    try await pipeline.submit(moved)
    var next = Self.desk(version: 2, .appointmentBefore(.days(2)))
    next.book.leadGroups[0].types.remove(at: 1)
    try pipeline.activate(next.book)
    #expect(try await pipeline.resetTimers() == "102")
    #expect(try await Self.dues(pipeline, 3)[2] == Self.start - 2 * 86_400)
    #expect(troubles.all.count == 1 && troubles.all[0].contains("'Car'"))
  }

  @Test func `a lead that cannot be read, or is never at rest, is reported, and the others go on`() async throws {
    let troubles = Notes()
    let store = WrappedStore(
      beforeRecord: { if $0.lead == "101" { throw ScriptedError("unreadable") } },
      beforeCommit: { plan in
        guard case .rulesActivated = plan.occurrence.report, plan.occurrence.lead == "103" else { return nil }
        return .conflict(.record)
      })
    let pipeline = try await Self.ready(5, store) { $0.onTrouble = { troubles.add($0.text) } }
    try pipeline.activate(Self.desk(version: 2, .appointmentBefore(.days(2))).book)
    #expect(try await pipeline.resetTimers() == "104")
    let dues = [0, 2, 4].map { store.inner.record(of: LeadKey(lead: LeadID(100 + $0)))?.timers.first?.due }
    #expect(dues == Array(repeating: Self.start - 2 * 86_400, count: 3))
    #expect(troubles.all.count == 2)
    #expect(troubles.all[0].contains("lead '101'") && troubles.all[0].hasSuffix("unreadable"))
    #expect(troubles.all[1].contains("lead '103'") && troubles.all[1].contains("50 attempts"))
  }

  @Test func `setting times anew ends where the task is cancelled or the pipeline shut down`() async throws {
    let troubles = Notes()
    let pipeline = try await Self.ready(3) { $0.onTrouble = { troubles.add($0.text) } }
    try pipeline.activate(Self.desk(version: 2, .appointmentBefore(.days(2))).book)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await pipeline.resetTimers()
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    await pipeline.shutDown()
    await #expect(throws: PipelineError.shutDown("rules:2@2")) { _ = try await pipeline.resetTimers() }
    #expect(troubles.all == [])
  }

  @Test func `a workflow goes on with the version it began with, after a restart too`() async throws {
    let (store, clock) = (InMemoryStore(), HandClock())
    var old = TestDesk(StartWorkflow("chase"))
    old.book.workflows[0].steps = [.wait(.days(1)), .action(TaskUser(.user("ann"), title: "old"))]
    var new = old
    new.book.version = 2
    new.book.workflows[0].steps[1] = .action(TaskUser(.user("ann"), title: "new"))
    let pipeline = try old.pipeline(store, clock: clock)
    for lead: LeadID in ["1", "2", "3"] { try await pipeline.submit(old.receipt(lead)) }
    try pipeline.activate(new.book)
    clock.advance(by: 86_400)
    func title(_ pipeline: EventPipeline, _ lead: LeadID) async throws -> String {
      let timer = try #require(store.record(of: LeadKey(lead: lead))?.timers.first)
      let plan = try await pipeline.dryRun(Occurrence("t", lead: lead, .timeReached(timer.id)))
      return plan.tasks.map(\.title).joined()
    }
    #expect(try await title(pipeline, "1") == "old")
    let restarted = try new.pipeline(store, clock: clock)
    #expect(try await title(restarted, "2") == "new")
    try restarted.keepEarlier(old.book)
    #expect(restarted.rules.version == 2)
    #expect(try await title(restarted, "3") == "old")
  }
}
