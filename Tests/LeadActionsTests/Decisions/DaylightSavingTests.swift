import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Every daylight-saving change from 2020 to 2035 in five zones, with timers in the gap and in the overlap.
@Suite struct DaylightSavingTests {
  /// Around each change: a day before and after it by the calendar and by the clock, and within what it leaves out or
  /// repeats.
  @Test(arguments: ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Casablanca"])
  func `a timer in a gap or an overlap fires once, and not early`(name: String) async throws {
    let changes = OffsetChange.changes(of: name)
    // Tehran has had none since 2022.
    #expect(changes.count >= (name == "Asia/Tehran" ? 6 : 28))
    #expect(changes.contains { $0.jump > 0 } && changes.contains { $0.jump < 0 })
    let zone = try #require(Zone(name))
    let rules = [
      LeadLife.mark("day before", on: .appointmentBefore(.days(1))),
      LeadLife.mark("24 hours before", on: .appointmentBefore(.hours(24))),
      LeadLife.mark("day after", on: .appointmentAfter(.days(1))),
      LeadLife.mark("24 hours after", on: .appointmentAfter(.hours(24))),
      LeadLife.mark("week after", on: .appointmentAfter(.weeks(1))),
    ]
    let book = LeadLife.book(zone: zone) {
      rules[0]; rules[1]; rules[2]; rules[3]; rules[4]
    }
    var fired = 0
    for change in changes {
      // In the middle of the jump, and at both its ends.
      let jump = abs(change.jump)
      for into in [0, jump / 2, jump - 1] {
        // The wall's time that the change leaves out or repeats.
        let first = change.jump > 0 ? change.wall.seconds : change.wall.seconds - Int64(jump)
        let wall = CivilTime(seconds: first + Int64(into))
        for days in [-1, 1] {
          fired += try await fire(book, zone, wall, days: days, change)
        }
      }
    }
    #expect(fired == changes.count * 3 * 2 * 5)
  }

  /// An appointment whose timers before or after it come to lie on a wall time that is left out or comes twice; how
  /// many fired, each once.
  private func fire(
    _ book: RuleBook, _ zone: Zone, _ wall: CivilTime, days: Int, _ change: OffsetChange
  ) async throws -> Int {
    let start = zone.date(at: wall.adding(days: -days))
    let clock = VirtualClock(start.addingTimeInterval(-5 * 86_400))
    let world = try DecisionWorld(book, clock: clock)
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadAppointment(id: "a", start: start)))
    let dues = try #require(world.record()).timers.map(\.due)
    #expect(dues.count == 5)
    #expect(dues.contains(zone.date(at: wall)))
    var fired: [String] = []
    // Every time that the wall shows twice, or leaves out, is passed in steps.
    let end = start.addingTimeInterval(9 * 86_400)
    while clock.now < end {
      let isNear = abs(clock.now.timeIntervalSince(change.moment)) < 2 * 3_600
      clock.advance(by: isNear ? 900 : 21_600)
      let count = try await world.pipeline.runDue()
      let late = dues.filter { $0 <= clock.now }.count
      fired += Array(repeating: "", count: count)
      #expect(fired.count == late, "\(change) at \(clock.now)")
    }
    let lines = try await world.lines().filter { $0.hasPrefix("Appointment 1 ") || $0.hasPrefix("Appointment 24 ") }
    #expect(Set(lines).count == lines.count && lines.count == 5)
    return lines.count
  }
}
