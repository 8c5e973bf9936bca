import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Timers that fell due while nothing ran, by each policy.
@Suite struct OverdueTimerTests {
  private static let start = "2026-03-05T12:00:00Z"

  private static let book = LeadLife.book {
    LeadLife.mark("day before", on: .appointmentBefore(.days(1)))
    LeadLife.mark("hour before", on: .appointmentBefore(.hours(1)))
    LeadLife.mark("hour after", on: .appointmentAfter(.hours(1)))
  }

  /// Leads with an appointment each, and a pipeline that is not run until a time.
  private func world(_ overdue: OverdueTimers, leads: Int = 1, until time: String) async throws -> DecisionWorld {
    let world = try DecisionWorld(Self.book, settings: EventPipeline.Settings(seed: 7, overdue: overdue))
    for number in 1...leads {
      let lead = LeadID(number)
      try await world.receive(lead) { $0.contact = Contact(email: "lead\(number)@example.com") }
      try await world.report("made", .appointmentCreated(LeadLife.appointment(Self.start)), lead: lead)
    }
    world.clock.set(LeadLife.time(time))
    return world
  }

  /// The marks of what fired, and the lines of what was skipped.
  private func outcome(_ world: DecisionWorld, _ lead: LeadID = "1") async throws -> (fired: [String], skipped: Int) {
    try await world.pipeline.runDue()
    try await world.dispatcher.deliverDue()
    let skipped = try await world.lines(lead).count { $0.contains(" skipped: its time ") }
    return (world.titles, skipped)
  }

  @Test func `by default each fires, however late`() async throws {
    let (fired, skipped) = try await outcome(try await world(.run, until: "2026-04-05T12:00:00Z"))
    // Before the appointment nothing is sent any more when it has begun; its rule has run all the same.
    #expect(fired == ["hour after"] && skipped == 0)
    let world = try await world(.run, until: "2026-03-05T11:59:00Z")
    #expect(try await outcome(world).fired == ["day before", "hour before"])
  }

  @Test func `those that are late are skipped, each with its line, and fire no more`() async throws {
    let world = try await world(.skip(lateAfter: 3_600), until: "2026-03-05T11:30:00Z")
    let (fired, skipped) = try await outcome(world)
    #expect(fired == ["hour before"] && skipped == 1)
    #expect(
      try await world.lines().contains(
        "Appointment 1 day Before of appointment a skipped: its time 2026-03-04T12:00:00Z had passed"))
    // Setting the times anew brings nothing back.
    var next = Self.book
    next.version = 2
    try world.pipeline.activate(next)
    _ = try await world.pipeline.resetTimers()
    #expect(try await outcome(world).fired == ["hour before"])
    #expect(world.record()?.timers.count == 1)
  }

  @Test func `a timer exactly as late as the policy allows is on time`() async throws {
    let onTime = try await world(.skip(lateAfter: 1_800), until: "2026-03-05T11:30:00Z")
    #expect(try await outcome(onTime).fired == ["hour before"])
    let late = try await world(.skip(lateAfter: 1_800), until: "2026-03-05T11:30:01Z")
    #expect(try await outcome(late).fired == [])
    for seconds in [-5, Double.nan, 0] {
      let world = try await world(.skip(lateAfter: seconds), until: "2026-03-05T11:00:00Z")
      #expect(try await outcome(world).fired == ["hour before"])
    }
  }

  @Test func `of several late times of one appointment only the last fires`() async throws {
    let before = try await world(.runOnce(), until: "2026-03-05T11:30:00Z")
    let early = try await outcome(before)
    #expect(early.fired == ["hour before"] && early.skipped == 1)
    let after = try await world(.runOnce(), until: "2026-03-09T12:00:00Z")
    let late = try await outcome(after)
    #expect(late.fired == ["hour after"] && late.skipped == 2)
    // Alone it fires, however late.
    let alone = try await world(.runOnce(), until: "2026-03-04T12:30:00Z")
    #expect(try await outcome(alone).fired == ["day before"])
    alone.clock.set(LeadLife.time("2026-03-05T11:59:59Z"))
    #expect(try await outcome(alone).fired == ["day before", "hour before"])
  }

  @Test(arguments: [OverdueTimers.runOnce(), .run])
  func `a late time that cannot be reached at first does not come behind the one that stands for it`(
    overdue: OverdueTimers
  ) async throws {
    let world = try await world(overdue, until: "2026-03-05T11:30:00Z")
    let failing = try EventPipeline(
      rules: Self.book, store: WrappedStore.failing(world.store, .commit, times: 1), settings: world.pipeline.settings,
      services: .init(directory: FixedDirectory(LeadLife.directory), clock: world.clock))
    // Where each fires, the others are not held up.
    #expect(try await failing.runDue() == (overdue == .run ? 2 : 0))
    try await failing.runDue()
    let (fired, skipped) = try await outcome(world)
    #expect(fired == (overdue == .run ? ["hour before", "day before"] : ["hour before"]))
    #expect(skipped == (overdue == .run ? 0 : 1))
  }

  @Test func `a clock set forward makes times late that were still to come, and those are skipped by the policy`()
    async throws
  {
    for overdue in [OverdueTimers.run, .skip(lateAfter: 3_600), .runOnce(lateAfter: 3_600)] {
      let world = try await world(overdue, until: "2026-03-04T11:59:00Z")
      world.clock.step(by: 86_400)
      let (fired, skipped) = try await outcome(world)
      #expect(fired == (overdue == .run ? ["day before", "hour before"] : ["hour before"]))
      #expect(skipped == (overdue == .run ? 0 : 1))
      // Set back again, it brings nothing back.
      world.clock.step(by: -86_400)
      #expect(try await world.pipeline.runDue() == 0)
      #expect(world.record()?.timers.count == 1)
    }
  }

  @Test func `appointments do not stand for one another`() async throws {
    let world = try await world(.runOnce(), until: "2026-03-02T09:00:00Z")
    try await world.report("second", .appointmentCreated(LeadLife.appointment(Self.start, id: "b")))
    world.clock.set(LeadLife.time("2026-03-05T11:30:00Z"))
    let (fired, skipped) = try await outcome(world)
    #expect(fired == ["hour before", "hour before"] && skipped == 2)
  }

  @Test(arguments: [OverdueTimers.run, .skip(lateAfter: 60), .runOnce(lateAfter: 60)])
  func `100 timers due while stopped are each reached once, by the policy`(overdue: OverdueTimers) async throws {
    let world = try await world(overdue, leads: 50, until: "2026-03-05T11:30:00Z")
    // Two processes start at the same moment.
    let other = try EventPipeline(
      rules: Self.book, store: world.store, settings: world.pipeline.settings,
      services: .init(directory: FixedDirectory(LeadLife.directory), clock: world.clock))
    async let one = world.pipeline.runDue()
    async let two = other.runDue()
    #expect(try await one + two == 100)
    try await world.dispatcher.deliverDue()
    var skipped = 0
    for number in 1...50 { skipped += try await world.lines(LeadID(number)).count { $0.contains(" skipped: ") } }
    let fired = world.titles.count
    switch overdue.choice {
    case .run: #expect(fired == 100 && skipped == 0)
    case .skip: #expect(fired == 0 && skipped == 100)
    default: #expect(fired == 50 && skipped == 50)
    }
    #expect(try await world.pipeline.runDue() == 0)
  }

  @Test(arguments: [OverdueTimers.skip(lateAfter: 0), .runOnce(lateAfter: 0)])
  func `a workflow's wait always goes on`(overdue: OverdueTimers) async throws {
    let workflow = LeadWorkflow("chase") {
      Wait(.days(1))
      Step(TaskUser(.user("ann"), title: "first"))
      Wait(.days(1))
      Step(TaskUser(.user("ann"), title: "second"))
    }
    let book = LeadLife.book(with: [workflow]) { Rule("start", on: .received) { StartWorkflow("chase") } }
    let world = try DecisionWorld(book, settings: EventPipeline.Settings(overdue: overdue))
    try await world.receive()
    for _ in 1...2 {
      world.clock.advance(by: 30 * 86_400)
      try await world.pipeline.runDue()
      try await world.dispatcher.deliverDue()
    }
    #expect(world.titles == ["first", "second"])
    #expect(world.record()?.workflow == nil)
  }

  @Test func `custom events set for later follow the policy, each name for itself`() throws {
    let desk = TestDesk(on: .custom("priceDropped"), TaskUser(.user("ann"), title: "call"))
    var record = LeadRecord(desk.lead, version: 1)
    for hour in 0..<3 {
      record.timers.append(
        LeadTimer(
          id: TimerID("t\(hour)"), due: desk.now + Double(hour) * 60, purpose: .custom("priceDropped", [:]), chain: "o")
      )
    }
    func fired(_ overdue: OverdueTimers, after seconds: Double) throws -> [Int] {
      let planner = try Planner(desk.book, performers: desk.performers, overdue: overdue)
      var (record, counts) = (record, [Int]())
      for timer in record.timers {
        let situation = Situation(record: record, directory: desk.directory, now: desk.now + seconds)
        let plan = try planner.plan(Occurrence("time \(timer.id)", lead: "1", .timeReached(timer.id)), in: situation)
        #expect(plan.tasks.count + plan.history.count { "\($0.line)".hasPrefix("Event 'priceDropped' skipped") } == 1)
        counts.append(plan.tasks.count)
        record = plan.record
      }
      return counts
    }
    #expect(try fired(.run, after: 90_000) == [1, 1, 1])
    #expect(try fired(.skip(lateAfter: 3_600), after: 3_600 + 90) == [0, 0, 1])
    #expect(try fired(.runOnce(lateAfter: 3_600), after: 90_000) == [0, 0, 1])
    #expect(try fired(.runOnce(lateAfter: 90_000), after: 9_000) == [1, 1, 1])
  }
}
