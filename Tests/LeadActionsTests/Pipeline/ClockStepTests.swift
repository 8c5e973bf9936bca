import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

/// A machine's clock that is set forward or back by an hour or a day while work is under way.
@Suite struct ClockStepTests {
  static let steps = [3_600.0, -3_600, 86_400, -86_400]

  private static let book = LeadLife.book(with: [
    LeadWorkflow("chase") {
      Wait(.hours(3))
      Step(TaskUser(.user("ann"), title: "chase"))
    }
  ]) {
    Rule("start", on: .received) {
      StartWorkflow("chase")
      ContactCustomer(by: .email, template: "mail")
    }
    LeadLife.mark("day before", on: .appointmentBefore(.days(1)))
    LeadLife.mark("hour before", on: .appointmentBefore(.hours(1)))
    LeadLife.mark("hour after", on: .appointmentAfter(.hours(1)))
  }

  /// Two days of a lead, hour by hour, the clock set forward or back at one of them and never put right.
  @Test(arguments: steps)
  func `no timer is lost or fired twice, and no delivery either, whenever the clock is set`(step: Double) async throws {
    var steps = 0
    for hour in stride(from: 0, through: 50, by: 1) {
      let world = try DecisionWorld(Self.book)
      try await world.receive()
      try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-04T12:00:00Z")))
      // Fails at first, so that retries too are due in the hours around the step.
      world.transports.script(.email, [.fail, .fail, .fail])
      for now in 0..<150 {
        if now == hour {
          world.clock.step(by: step)
          steps += 1
        }
        try await world.pass(hours: 1)
      }
      let titles = world.titles
      let wanted: Set = ["chase", "day before", "hour before", "hour after"]
      // Set past the appointment, what was planned before it is not sent any more; its rule has run all the same.
      let fired = try await world.lines().filter { $0.hasPrefix("Appointment 1") }
      #expect(fired.count == 3 && Set(fired).count == 3, "at hour \(hour)")
      #expect(titles.count == Set(titles).count && Set(titles).isSubset(of: wanted), "at hour \(hour)")
      #expect(titles.contains("chase") && titles.contains("hour after"))
      #expect(try await world.lines().count { $0 == "Workflow 'chase' finished" } == 1)
      let emails = world.transports.sent(.email)
      #expect(Set(emails.map(\.attempt.delivery)).count == 1 && emails.map(\.attempt.number) == [1, 2, 3, 4])
      #expect(world.record()?.timers == [])
      #expect(world.store.nextDelivery(after: .distantPast) == nil)
    }
    #expect(steps == 51)
  }

  /// The claim of a process that died; after a step its lease ends earlier or later, and it is sent under its id.
  @Test(arguments: steps)
  func `a claim left by a crash is sent again, under its id`(step: Double) async throws {
    let bench = try Bench(TestPlan.email("email"))
    _ = bench.store.claim(ClaimRequest(1, at: bench.clock.now, lease: 120))
    bench.clock.step(by: step)
    var hours = 0
    while bench.recording.sent.isEmpty, hours < 48 {
      try await bench.dispatcher().deliverDue()
      bench.clock.advance(by: 3_600)
      hours += 1
    }
    #expect(bench.recording.sent.map(\.attempt.number) == [2])
    #expect(bench.reports == [.delivered(attempt: 2, note: nil)])
    #expect(hours <= 26)
  }

  /// While an attempt is under way: its time-out is no shorter or longer for it, and its outcome counts.
  @Test(arguments: steps)
  func `an attempt under way ends in its time, and is not made by another meanwhile without need`(step: Double)
    async throws
  {
    let bench = try Bench(TestPlan.email("email"))
    bench.recording.script(.email, [.hangForever])
    let dispatcher = bench.dispatcher()
    async let report = dispatcher.deliverDue()
    #expect(await eventually { bench.clock.awaited.count == 1 && bench.recording.sent.count == 1 })
    bench.clock.step(by: step)
    #expect(bench.clock.awaited == [bench.clock.now.addingTimeInterval(30)])
    bench.clock.advance(by: 30)
    #expect(try await report.failed == 1)
    bench.recording.letGo()
    #expect(try await bench.deliverAll(dispatcher).delivered == 1)
    #expect(bench.recording.sent.map(\.attempt.number) == [1, 2])
  }

  @Test(arguments: DeliveryPoint.allCases, steps)
  func `a step at any point of a delivery loses nothing and records one outcome`(point: DeliveryPoint, step: Double)
    async throws
  {
    let bench = try Bench((0..<20).map { TestPlan.fax(DeliveryID($0)) })
    let (clock, stepped) = (bench.clock, Tally())
    let probe = DeliveryProbe { here, claim in
      if here == point, claim.delivery.id == "7", stepped.enter() == 1 { clock.step(by: step) }
    }
    _ = try await bench.dispatcher(probe: probe).deliverDue()
    for _ in 0..<30 {
      clock.advance(by: 3_600)
      try await bench.dispatcher().deliverDue()
    }
    #expect(stepped.total >= 1)
    let reports = bench.reports
    #expect(reports.count == 20)
    #expect(reports.allSatisfy { if case .delivered = $0 { true } else { false } })
    #expect(Set(bench.recording.sent.map(\.attempt.delivery)).count == 20)
    // Set forward, every lease is over at once, and others may claim what is under way: again under its id.
    #expect(step < 0 ? bench.recording.sent.count == 20 : bench.recording.sent.count <= 40)
  }
}
