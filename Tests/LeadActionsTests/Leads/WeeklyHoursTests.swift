import Foundation
import LeadActions
import Testing

@Suite struct WeeklyHoursTests {
  /// Of the week that begins on Monday, 2 March 2026.
  private func time(_ weekday: Weekday, _ hour: Int, _ minute: Int, _ second: Int = 0) throws -> CivilTime {
    let day = try #require(Weekday.allCases.firstIndex(of: weekday))
    return CivilTime(year: 2026, month: 3, day: 2 + day, hour: hour, minute: minute, second: second)
  }

  @Test func `a span holds its first minute and not its last`() throws {
    let hours = try #require(WeeklyHours([.monday], "09:00-17:30"))
    #expect(try !hours.contains(time(.monday, 8, 59, 59)))
    #expect(try hours.contains(time(.monday, 9, 0)))
    #expect(try hours.contains(time(.monday, 17, 29, 59)))
    #expect(try !hours.contains(time(.monday, 17, 30)))
    #expect(try !hours.contains(time(.tuesday, 12, 0)))
  }

  @Test func `hours over midnight go on into the next day, from Sunday into Monday too`() throws {
    let hours = try #require(WeeklyHours([.sunday, .wednesday], "22:00-06:00"))
    for (day, hour, isIn) in [
      (Weekday.sunday, 21, false), (.sunday, 22, true), (.sunday, 23, true), (.monday, 0, true), (.monday, 5, true),
      (.monday, 6, false), (.monday, 23, false), (.wednesday, 5, false), (.wednesday, 23, true), (.thursday, 3, true),
    ] {
      #expect(try hours.contains(time(day, hour, 0)) == isIn, "\(day) \(hour)")
    }
  }

  @Test func `24:00 is the end of the day`() throws {
    let hours = try #require(WeeklyHours([.friday], "09:00-24:00"))
    #expect(try hours.contains(time(.friday, 23, 59, 59)))
    #expect(try !hours.contains(time(.saturday, 0, 0)))
    let whole = try #require(WeeklyHours([.friday], "00:00-24:00"))
    #expect(try whole.contains(time(.friday, 0, 0)))
    #expect(try !whole.contains(time(.thursday, 23, 59)))
  }

  @Test func `a day can have several spans with a gap between`() throws {
    let json = #"{"monday": ["09:00-12:30", "13:30-17:00"], "friday": []}"#
    let hours = try JSONDecoder().decode(WeeklyHours.self, from: Data(json.utf8))
    #expect(try hours.contains(time(.monday, 12, 29)))
    #expect(try !hours.contains(time(.monday, 13, 0)))
    #expect(try hours.contains(time(.monday, 13, 30)))
    #expect(hours.spans[.friday] == nil)
    #expect(try JSONDecoder().decode(WeeklyHours.self, from: JSONEncoder().encode(hours)) == hours)
    let text = String(decoding: try JSONEncoder().encode(hours), as: UTF8.self)
    #expect(text == #"{"monday":["09:00-12:30","13:30-17:00"]}"#)
  }

  @Test func `no hours hold no time`() throws {
    #expect(try !WeeklyHours([:]).contains(time(.monday, 12, 0)))
  }

  @Test(arguments: [
    "09:00", "9:00-17:00", "09:00-17", "09:00-09:00", "24:00-06:00", "09:00-24:01", "09:60-17:00", "25:00-26:00",
    "09:00-17:00-18:00", "09:00–17:00", "+9:00-17:00", "09:+5-17:00", "", "-", "ab:cd-ef:gh", "09:00 - 17:00",
  ])
  func `nonsense is refused`(text: String) {
    #expect(WeeklyHours.Span(text) == nil)
    #expect(WeeklyHours([.monday], text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(WeeklyHours.self, from: JSONEncoder().encode(["monday": [text]]))
    }
  }

  @Test func `a day that there is not is refused`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(WeeklyHours.self, from: Data(#"{"mondy": ["09:00-17:00"]}"#.utf8))
    }
  }
}
