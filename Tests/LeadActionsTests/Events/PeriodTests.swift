import Foundation
import LeadActions
import Testing

@Suite struct PeriodTests {
  @Test func `60 minutes are 1 hour, 7 days 1 week, and 24 hours are not 1 day`() {
    #expect(Period.minutes(60) == .hours(1))
    #expect(Period.days(7) == .weeks(1))
    #expect(Period.hours(24) != .days(1))
    #expect(Period.minutes(10_080) != .weeks(1))
    #expect(Set([Period.minutes(120), .hours(2), .days(14), .weeks(2)]).count == 2)
    #expect(Event.appointmentBefore(.minutes(60)) == .appointmentBefore(.hours(1)))
    #expect(Event.appointmentBefore(.hours(1)) != .appointmentAfter(.hours(1)))
  }

  @Test(arguments: [
    ("1 minute", Period.minutes(1)), ("90 minutes", .minutes(90)), ("1 hour", .minutes(60)), ("24 hours", .hours(24)),
    ("1 day", .days(1)), ("10 days", .days(10)), ("1 week", .days(7)), ("3 weeks", .weeks(3)),
  ])
  func `periods are printed in their largest unit and read again`(text: String, period: Period) throws {
    #expect(period.description == text)
    #expect(Period(text) == period)
    #expect(try JSONDecoder().decode([Period].self, from: JSONEncoder().encode([period])) == [period])
  }

  @Test(arguments: ["0 minutes", "0 hours", "0 days", "0 weeks"])
  func `nothing is printed as it was written`(text: String) {
    #expect(Period(text)?.description == text)
  }

  @Test func `other ways to write them`() {
    #expect(Period("1 days") == .days(1))
    #expect(Period("2 day") == .days(2))
    #expect(Period("60 minutes") == .hours(1))
    #expect(Period("-1 hours") == .hours(-1))
  }

  @Test(arguments: [
    "", "1", "day", "1day", "one day", "1.5 hours", "1 month", "1 Day", "1 day ago", "99999999999999999999 days", "1 s",
  ])
  func `nonsense is refused`(text: String) {
    #expect(Period(text) == nil)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Period].self, from: JSONEncoder().encode([text])) }
  }

  @Test func `a usable period is longer than nothing and at most ten years`() {
    for unit in Period.Unit.allCases {
      #expect(!Period(0, unit).isUsable)
      #expect(!Period(-1, unit).isUsable)
      #expect(Period(1, unit).isUsable)
    }
    #expect(Period.longest.isUsable)
    #expect(Period.days(3_660).isUsable && !Period.days(3_661).isUsable)
    #expect(Period.hours(3_660 * 24).isUsable && !Period.minutes(3_660 * 1_440 + 1).isUsable)
  }

  @Test func `counts beyond reason do not overflow`() {
    let now = Date(timeIntervalSince1970: 0)
    for unit in Period.Unit.allCases {
      for count in [Int.max, Int.min] {
        let period = Period(count, unit)
        #expect(!period.isUsable)
        let later = period.after(now, in: .utc)
        #expect(count > 0 ? later > now : later < now)
        #expect(Period(period.description) == period)
      }
    }
  }

  @Test(arguments: OffsetChange.all)
  func `hours are exact and days keep the wall's time over every change`(change: OffsetChange) {
    let noon = CivilTime(seconds: change.wall.seconds / 86_400 * 86_400 + 43_200)
    let dayBefore = change.zone.date(at: noon.adding(days: -1))
    let dayAfter = change.zone.date(at: noon)
    #expect(Period.days(1).after(dayBefore, in: change.zone) == dayAfter)
    #expect(Period.days(1).before(dayAfter, in: change.zone) == dayBefore)
    #expect(Period.weeks(1).before(change.zone.date(at: noon.adding(days: 6)), in: change.zone) == dayBefore)
    #expect(Period.hours(24).after(dayBefore, in: change.zone) == dayBefore.addingTimeInterval(86_400))
    #expect(Period.hours(24).after(dayBefore, in: change.zone) == dayAfter.addingTimeInterval(Double(change.jump)))
  }
}
