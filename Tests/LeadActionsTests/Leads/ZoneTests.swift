import Foundation
import LeadActions
import Testing

@Suite struct ZoneTests {
  @Test func `five zones have the daylight-saving changes of 2020 to 2035`() {
    let counts = Dictionary(grouping: OffsetChange.all, by: \.zone.identifier).mapValues(\.count)
    #expect(counts["Europe/London"] == 32)
    #expect(counts["America/New_York"] == 32)
    #expect(counts["Australia/Lord_Howe"] == 32)
    // Iran gave it up in 2022; Morocco changes around Ramadan.
    #expect(counts["Asia/Tehran"] == 6)
    #expect((counts["Africa/Casablanca"] ?? 0) >= 28)
  }

  @Test(arguments: OffsetChange.all)
  func `a time in a gap becomes as much later as the gap is long`(change: OffsetChange) {
    guard change.jump > 0 else { return }
    for second in stride(from: 0, to: change.jump, by: 60) {
      let time = CivilTime(seconds: change.wall.seconds + Int64(second))
      let date = change.zone.date(at: time)
      #expect(date == change.moment.addingTimeInterval(Double(second)))
      #expect(change.zone.civilTime(at: date).seconds == time.seconds + Int64(change.jump))
    }
  }

  @Test(arguments: OffsetChange.all)
  func `a time that comes twice is the first of the two`(change: OffsetChange) {
    guard change.jump < 0 else { return }
    for second in stride(from: change.jump, to: 0, by: 60) {
      let time = CivilTime(seconds: change.wall.seconds + Int64(second))
      let date = change.zone.date(at: time)
      #expect(date == change.moment.addingTimeInterval(Double(second)))
      #expect(change.zone.civilTime(at: date) == time)
      #expect(change.zone.civilTime(at: date.addingTimeInterval(Double(-change.jump))) == time)
    }
  }

  @Test(arguments: OffsetChange.all)
  func `outside gaps a wall time gives itself back exactly`(change: OffsetChange) {
    let start = change.wall.seconds
    for second in stride(from: start - 4 * 86_400, through: start + 4 * 86_400, by: 900) {
      if (start..<start + Int64(max(0, change.jump))).contains(second) { continue }
      let time = CivilTime(seconds: second)
      #expect(change.zone.civilTime(at: change.zone.date(at: time)) == time)
    }
  }

  @Test(arguments: OffsetChange.all)
  func `days later the wall shows the same time, and back again`(change: OffsetChange) {
    for days in [1, 2, 7, 14] {
      // Noon is in no gap and no overlap.
      let noon = CivilTime(seconds: change.wall.seconds / 86_400 * 86_400 + 43_200)
      let date = change.zone.date(at: noon.adding(days: -1)).addingTimeInterval(0.25)
      let later = change.zone.adding(days: days, to: date)
      #expect(change.zone.civilTime(at: later) == noon.adding(days: days - 1))
      #expect(later.timeIntervalSince(date) != Double(days) * 86_400)
      #expect(change.zone.adding(days: -days, to: later) == date)
    }
  }

  @Test func `known gaps and overlaps`() throws {
    let london = try #require(Zone("Europe/London"))
    let newYork = try #require(Zone("America/New_York"))
    let lordHowe = try #require(Zone("Australia/Lord_Howe"))
    func moment(_ zone: Zone, _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> String {
      Timestamp.text(from: zone.date(at: CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)))
    }
    #expect(moment(london, 2026, 3, 29, 1, 30) == "2026-03-29T01:30:00Z")
    #expect(moment(london, 2026, 10, 25, 1, 30) == "2026-10-25T00:30:00Z")
    #expect(moment(newYork, 2026, 3, 8, 2, 30) == "2026-03-08T07:30:00Z")
    #expect(moment(newYork, 2026, 11, 1, 1, 30) == "2026-11-01T05:30:00Z")
    #expect(moment(lordHowe, 2026, 10, 4, 2, 15) == "2026-10-03T15:45:00Z")
    #expect(moment(lordHowe, 2026, 4, 5, 1, 45) == "2026-04-04T14:45:00Z")
  }

  @Test func `a zone is known by its identifier, in files too`() throws {
    #expect(Zone("Europe/Nowhere") == nil)
    #expect(Zone("") == nil)
    let zone = try JSONDecoder().decode(Zone.self, from: Data(#""Europe/London""#.utf8))
    #expect(zone == Zone("Europe/London"))
    #expect(zone != Zone("Europe/Lisbon"))
    #expect(String(decoding: try JSONEncoder().encode(Zone.utc), as: UTF8.self) == #""UTC""#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Zone.self, from: Data(#""Europe/Nowhere""#.utf8))
    }
  }

  @Test func `moments beyond all calendars do no harm`() {
    for date in [
      Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan), Date(timeIntervalSince1970: 1e300),
    ] {
      #expect(Zone.utc.civilTime(at: date) == CivilTime(seconds: 0))
    }
  }
}
