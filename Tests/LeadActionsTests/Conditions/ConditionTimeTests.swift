import Foundation
import Testing

@testable import LeadActions

@Suite struct ConditionTimeTests {
  private func holds(_ condition: Condition, at now: Date, in zone: Zone, moveIn: Date? = nil) throws -> Bool {
    try ConditionTruthTests.holds(condition, moveIn.map { ["moveIn": .date($0)] } ?? [:]) { desk in
      desk.now = now
      desk.type.zone = zone
    }
  }

  @Test func `hours of the week are those of the lead type's zone`() throws {
    let hours = Condition.withinHours(try #require(WeeklyHours([.monday], "09:00-10:00")))
    let newYork = try #require(Zone("America/New_York"))
    // Ten in the morning in UTC is five in New York.
    #expect(try !holds(hours, at: TestDesk.monday, in: newYork))
    #expect(try holds(hours, at: TestDesk.monday + 4 * 3_600, in: newYork))
    #expect(try !holds(hours, at: TestDesk.monday + 5 * 3_600, in: newYork))
    #expect(try holds(hours, at: TestDesk.monday - 1, in: .utc))
    #expect(try !holds(hours, at: TestDesk.monday, in: .utc))
  }

  @Test func `hours over midnight reach into the next day`() throws {
    let night = Condition.withinHours(try #require(WeeklyHours([.sunday], "22:00-06:00")))
    #expect(try holds(night, at: TestDesk.monday - 4 * 3_600 - 1, in: .utc))
    #expect(try !holds(night, at: TestDesk.monday - 4 * 3_600, in: .utc))
  }

  @Test func `a day old is a day by the wall, 24 hours are 24 hours`() throws {
    let london = try #require(Zone("Europe/London"))
    // The clocks went forward at 01:00 on 29 March 2026: from noon to noon are 23 hours.
    let noon = london.date(at: CivilTime(year: 2026, month: 3, day: 29, hour: 12))
    let dayBefore = london.date(at: CivilTime(year: 2026, month: 3, day: 28, hour: 12))
    #expect(noon.timeIntervalSince(dayBefore) == 23 * 3_600)
    #expect(try holds(.field("moveIn", .olderThan(.days(1))), at: noon, in: london, moveIn: dayBefore))
    #expect(try !holds(.field("moveIn", .olderThan(.days(1))), at: noon - 1, in: london, moveIn: dayBefore))
    #expect(try !holds(.field("moveIn", .olderThan(.hours(24))), at: noon, in: london, moveIn: dayBefore))
    #expect(try holds(.field("moveIn", .olderThan(.hours(24))), at: noon + 3_600, in: london, moveIn: dayBefore))
    #expect(try holds(.field("moveIn", .youngerThan(.hours(24))), at: noon, in: london, moveIn: dayBefore))
    #expect(try !holds(.field("moveIn", .youngerThan(.days(1))), at: noon, in: london, moveIn: dayBefore))
  }
}
