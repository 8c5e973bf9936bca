import Foundation
import LeadActions
import Testing

@Suite struct CivilTimeTests {
  @Test(arguments: [
    (1970, 1, 1, 0, Weekday.thursday), (1969, 12, 31, -1, .wednesday), (2000, 2, 29, 11_016, .tuesday),
    (2000, 3, 1, 11_017, .wednesday), (1900, 3, 1, -25_508, .thursday), (2026, 3, 2, 20_514, .monday),
    (1, 1, 1, -719_162, .monday), (0, 3, 1, -719_468, .wednesday), (-1, 12, 31, -719_529, .friday),
    (2400, 2, 29, 157_113, .tuesday), (9999, 12, 31, 2_932_896, .friday), (1600, 2, 29, -135_081, .tuesday),
  ])
  func `known days have their number and weekday`(
    year: Int, month: Int, day: Int, number: Int64, weekday: Weekday
  ) {
    let time = CivilTime(year: year, month: month, day: day)
    #expect(time.seconds == number * 86_400)
    #expect(time.date == (year, month, day))
    #expect(time.weekday == weekday)
  }

  @Test func `leap years are those of the Gregorian calendar`() {
    for (year, isLeap) in [
      (1900, false), (2000, true), (2023, false), (2024, true), (2100, false), (-4, true), (0, true),
    ] {
      let next = CivilTime(year: year, month: 2, day: 28).adding(days: 1)
      #expect(next.date == (isLeap ? (year, 2, 29) : (year, 3, 1)))
    }
  }

  @Test func `days and times agree with Foundation's calendar on many moments`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      // From 1600 on: before 1582 Foundation's calendar is Julian.
      let seconds = Int64.random(in: -11_670_000_000...200_000_000_000, using: &random)
      let time = CivilTime(seconds: seconds)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday], from: Date(timeIntervalSince1970: Double(seconds)))
      let (year, month, day) = time.date
      #expect([year, month, day] == [parts.year, parts.month, parts.day])
      #expect([time.hour, time.minute, time.second] == [parts.hour, parts.minute, parts.second])
      let index = try #require(parts.weekday)
      #expect(time.weekday == Weekday.allCases[(index + 5) % 7])
    }
  }

  @Test func `every day for a thousand years follows the one before`() {
    var time = CivilTime(year: -200, month: 1, day: 1, hour: 13, minute: 5, second: 9)
    var before = time.date
    for _ in 0..<365_250 {
      time = time.adding(days: 1)
      let (year, month, day) = time.date
      let follows =
        (year == before.year && month == before.month && day == before.day + 1)
        || (year == before.year && month == before.month + 1 && day == 1)
        || (year == before.year + 1 && month == 1 && day == 1 && before.month == 12 && before.day == 31)
      guard follows, CivilTime(year: year, month: month, day: day, hour: 13, minute: 5, second: 9) == time else {
        Issue.record("\(time) does not follow \(before)")
        return
      }
      before = (year, month, day)
    }
    #expect((time.hour, time.minute, time.second) == (13, 5, 9))
  }

  @Test func `it is written as the guide prints it`() {
    #expect(CivilTime(year: 2012, month: 1, day: 1, hour: 12).description == "2012-01-01 12:00:00")
    #expect(CivilTime(year: 987, month: 6, day: 5, hour: 4, minute: 3, second: 2).description == "0987-06-05 04:03:02")
    #expect(CivilTime(seconds: -1).description == "1969-12-31 23:59:59")
  }

  @Test func `later times are greater`() {
    #expect(CivilTime(seconds: -1) < CivilTime(seconds: 0))
    #expect(CivilTime(year: 2026, month: 2, day: 28, hour: 23) < CivilTime(year: 2026, month: 3, day: 1))
  }
}
