import Foundation
import LeadActions
import Testing

/// DESIGN 4.8: the times before and after appointments.
@Suite struct AppointmentDecisionTests {
  private func life(
    zone: Zone = .utc, late: LateTimerPolicy = .skip, on events: Event..., at now: Date = LeadLife.morning
  ) throws -> LeadLife {
    var life = try LeadLife(
      LeadLife.book(zone: zone, lateTimers: late) {
        for (index, event) in events.enumerated() { LeadLife.mark(RuleID("\(index)"), on: event) }
      }, at: now)
    try life.receive()
    return life
  }

  private let far = LeadLife.time("2027-01-01T00:00:00Z")

  @Test func `Before counts from the start, and After from the end`() throws {
    var life = try life(on: .appointmentBefore(.hours(24)), .appointmentAfter(.hours(2)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z", to: "2026-03-10T13:30:00Z")))
    #expect(
      try life.firings(to: far) == ["2026-03-09T12:00:00Z", "2026-03-10T15:30:00Z"].map(LeadLife.time(_:)))
  }

  @Test func `After counts from the start where there is no end`() throws {
    var life = try life(on: .appointmentAfter(.hours(2)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-10T14:00:00Z")])
  }

  @Test func `the clock never starts or completes an appointment`() throws {
    var life = try life(on: .appointmentStarted, .appointmentCompleted)
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z", to: "2026-03-10T13:00:00Z")))
    #expect(life.record?.timers.isEmpty == true)
    try life.pass(to: far)
    #expect(try life.happen(.appointmentStarted("a")).events == [.appointmentStarted])
    #expect(try life.happen(.appointmentCompleted("a")).events == [.appointmentCompleted])
  }

  @Test func `completing the task that an Appointment action made completes its appointment`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("book one", on: .received) { AppointmentTask(.user("ann")) }
        LeadLife.mark("done", on: .appointmentCompleted)
      })
    let delivery = try #require(life.receive().plan.deliveries.first).id
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    let done = try life.happen(.taskCompleted(delivery: delivery, appointment: "a"))
    #expect(done.events == [.appointmentCompleted])
    #expect(done.titles == ["done"])
    #expect(try life.happen(.taskCompleted(delivery: "other", appointment: nil)).events.isEmpty)
  }

  @Test func `60 minutes are 1 hour and 7 days 1 week, so their rules share one time`() throws {
    var life = try life(
      on: .appointmentBefore(.minutes(60)), .appointmentBefore(.hours(1)), .appointmentBefore(.days(7)),
      .appointmentBefore(.weeks(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-20T12:00:00Z")))
    #expect(life.record?.timers.count == 2)
    #expect(try life.pass(to: far).map(\.titles) == [["2", "3"], ["0", "1"]])
  }

  @Test func `moving an appointment moves its times`() throws {
    var life = try life(on: .appointmentBefore(.days(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    let moved = try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-12T12:00:00Z")))
    #expect(moved.events == [.appointmentUpdated])
    #expect(moved.plan.withdrawals == ["a"])
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-11T12:00:00Z")])
  }

  @Test func `an update that does not move an appointment leaves its times and its reminders`() throws {
    var life = try life(on: .appointmentBefore(.days(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    let before = life.record?.timers
    let renamed = try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-10T12:00:00Z", title: "Call")))
    #expect(renamed.events == [.appointmentUpdated])
    #expect(renamed.plan.withdrawals.isEmpty)
    #expect(life.record?.timers == before)
    #expect(
      try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-10T12:00:00Z", title: "Call"))).lines
        == ["Nothing changed"])
  }

  @Test func `cancelling removes all times, and completing keeps After`() throws {
    for (report, expected) in [
      (Report.appointmentCancelled("a"), 0), (.appointmentCompleted("a"), 1), (.appointmentStarted("a"), 1),
    ] {
      var life = try life(on: .appointmentBefore(.hours(1)), .appointmentAfter(.hours(1)))
      try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
      #expect(try life.happen(report).plan.withdrawals == ["a"])
      #expect(try life.firings(to: far).count == expected)
    }
  }

  @Test func `a cancelled appointment that gets a new time is planned again`() throws {
    var life = try life(on: .appointmentBefore(.hours(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    try life.happen(.appointmentCancelled("a"))
    try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-11T12:00:00Z")))
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-11T11:00:00Z")])
  }

  @Test func `a time already past when it is set is skipped with a line in the history`() throws {
    var life = try life(on: .appointmentBefore(.days(1)), .appointmentBefore(.hours(1)))
    let made = try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-02T12:00:00Z")))
    #expect(made.has("Appointment 1 day Before of appointment a skipped: its time 2026-03-01T12:00:00Z had passed"))
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-02T11:00:00Z")])
  }

  @Test func `the lead type may want a past time to run at once`() throws {
    var life = try life(late: .runNow, on: .appointmentBefore(.days(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-02T12:00:00Z")))
    #expect(try life.firings(to: life.now) == [LeadLife.morning])
    #expect(try life.firings(to: far).isEmpty)
  }

  @Test func `a time that has fired fires again if the appointment moves to a new time, and only then`() throws {
    var life = try life(on: .appointmentBefore(.days(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    #expect(try life.firings(to: LeadLife.time("2026-03-09T18:00:00Z")).count == 1)
    try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-10T12:00:00Z", title: "same time")))
    #expect(try life.firings(to: LeadLife.time("2026-03-09T19:00:00Z")).isEmpty)
    try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-20T12:00:00Z")))
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-19T12:00:00Z")])
  }

  @Test func `a timer of an earlier revision that is still under way does nothing`() throws {
    var life = try life(on: .appointmentBefore(.days(1)))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    let timer = try #require(life.record?.timers.first)
    try life.happen(.appointmentUpdated(LeadLife.appointment("2026-03-20T12:00:00Z")))
    let late = try life.happen(.timeReached(timer.id))
    #expect(late.events.isEmpty)
    #expect(late.has("Timer \(timer.id) fell due, but is not needed any more"))
    #expect(life.record?.timers.count == 1)
  }

  @Test func `at the time the condition is judged anew, on what the lead is then`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadLife.mark("hot then", on: .appointmentBefore(.days(1))) { $0.status == "Hot" }
        LeadLife.mark("cold then", on: .appointmentBefore(.days(1))) { $0.status == "Cold" }
      })
    try life.receive { $0.status = "Cold" }
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z")))
    try life.happen(.statusChanged(to: "Hot"))
    #expect(try life.pass(to: far).flatMap(\.titles) == ["hot then"])
  }

  @Test func `the appointment's own fields can be asked at its times`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadLife.mark("calls", on: .appointmentBefore(.days(1))) { $0.appointment.title == "Call" }
      })
    try life.receive()
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-10T12:00:00Z", id: "a", title: "Visit")))
    try life.happen(.appointmentCreated(LeadLife.appointment("2026-03-11T12:00:00Z", id: "b", title: "Call")))
    #expect(try life.firings(to: far) == [LeadLife.time("2026-03-10T12:00:00Z")])
  }
}

/// DESIGN 4.8: days keep the wall-clock time, hours are exact.
@Suite struct DaylightSavingDecisionTests {
  private func firing(_ event: Event, zone: String, start: String, now: String) throws -> [Date] {
    var life = try LeadLife(
      LeadLife.book(zone: try #require(Zone(zone))) { LeadLife.mark("it", on: event) }, at: LeadLife.time(now))
    try life.receive()
    try life.happen(.appointmentCreated(LeadLife.appointment(start)))
    return try life.firings(to: LeadLife.time("2027-01-01T00:00:00Z"))
  }

  @Test func `24 hours and 1 day differ where daylight saving begins between`() throws {
    // London goes from UTC to UTC+1 on 29 March 2026 at 01:00 UTC; the appointment is at 12:00 on the wall.
    let (start, now) = ("2026-03-29T11:00:00Z", "2026-03-20T00:00:00Z")
    #expect(
      try firing(.appointmentBefore(.hours(24)), zone: "Europe/London", start: start, now: now)
        == [LeadLife.time("2026-03-28T11:00:00Z")])
    #expect(
      try firing(.appointmentBefore(.days(1)), zone: "Europe/London", start: start, now: now)
        == [LeadLife.time("2026-03-28T12:00:00Z")])
    #expect(
      try firing(.appointmentBefore(.weeks(1)), zone: "Europe/London", start: start, now: now)
        == [LeadLife.time("2026-03-22T12:00:00Z")])
  }

  @Test func `24 hours and 1 day differ where daylight saving ends between`() throws {
    let (start, now) = ("2026-10-24T11:00:00Z", "2026-10-20T00:00:00Z")
    #expect(
      try firing(.appointmentAfter(.hours(24)), zone: "Europe/London", start: start, now: now)
        == [LeadLife.time("2026-10-25T11:00:00Z")])
    #expect(
      try firing(.appointmentAfter(.days(1)), zone: "Europe/London", start: start, now: now)
        == [LeadLife.time("2026-10-25T12:00:00Z")])
  }

  @Test func `a wall-clock time in the gap fires once, as long after the change as it lies in the gap`() throws {
    // 01:30 does not exist in London on 29 March 2026; it becomes 02:30, which is 01:30 UTC.
    #expect(
      try firing(
        .appointmentAfter(.days(1)), zone: "Europe/London", start: "2026-03-28T01:30:00Z", now: "2026-03-20T00:00:00Z")
        == [LeadLife.time("2026-03-29T01:30:00Z")])
  }

  @Test func `a wall-clock time in the overlap fires once, at the first of the two`() throws {
    // 01:30 is twice in London on 25 October 2026: at 00:30 and at 01:30 UTC.
    #expect(
      try firing(
        .appointmentAfter(.days(1)), zone: "Europe/London", start: "2026-10-24T00:30:00Z", now: "2026-10-20T00:00:00Z")
        == [LeadLife.time("2026-10-25T00:30:00Z")])
  }

  @Test(arguments: ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Tehran"])
  func `around every change of daylight saving until 2035 a day keeps the wall clock and fires once`(
    _ name: String
  ) throws {
    let zone = try #require(Zone(name))
    let timeZone = try #require(TimeZone(identifier: name))
    var life = try LeadLife(
      LeadLife.book(zone: zone) {
        LeadLife.mark("before", on: .appointmentBefore(.days(1)))
        LeadLife.mark("after", on: .appointmentAfter(.days(1)))
      }, at: LeadLife.time("2019-12-01T00:00:00Z"))
    try life.receive()
    var change = LeadLife.time("2020-01-01T00:00:00Z")
    var expected = 0
    while let next = timeZone.nextDaylightSavingTimeTransition(after: change),
      next < LeadLife.time("2036-01-01T00:00:00Z")
    {
      change = next
      for hours in [-24.0, -23, -1, -0.5, 0, 0.5, 1, 23, 24] {
        let start = next.addingTimeInterval(hours * 3_600)
        let id = AppointmentID("\(expected)")
        try life.happen(.appointmentCreated(LeadAppointment(id: id, start: start)))
        expected += 1
        for (sign, timer) in [(-1, "Before"), (1, "After")] {
          let wall = zone.civilTime(at: start).adding(days: sign)
          let due = try #require(
            life.record?.timers.first { $0.id.rawValue.hasPrefix("appointment/\(id)/1/appointment\(timer)") }
          ).due
          // In a gap there is no such time on the wall; it is as much later as the gap is long.
          let found = zone.civilTime(at: due)
          #expect(found == wall || (found > wall && found.seconds - wall.seconds <= 3_600))
        }
      }
    }
    #expect(expected > 0 || name == "America/Sao_Paulo" || name == "Asia/Tehran")
    let fired = try life.pass(to: LeadLife.time("2040-01-01T00:00:00Z"))
    #expect(fired.count == expected * 2)
    #expect(fired.allSatisfy { $0.titles.count == 1 })
  }
}
