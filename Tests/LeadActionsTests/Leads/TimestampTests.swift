import Foundation
import LeadActions
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0.0), ("2012-01-01T12:00:00Z", 1_325_419_200), ("2026-01-31T12:00:00Z", 1_769_860_800),
    ("2024-02-29T23:59:59Z", 1_709_251_199), ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ("2026-01-31T12:00:00.250000Z", 1_769_860_800.25), ("1969-12-31T23:59:59.500000Z", -0.5),
  ])
  func `moments are written and read`(text: String, seconds: Double) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(Timestamp.text(from: date) == text)
    #expect(Timestamp.date(from: text) == date)
  }

  @Test(arguments: [
    ("2026-01-31T13:00:00+01:00", 1_769_860_800.0), ("2026-01-31T06:30:00-05:30", 1_769_860_800),
    ("2026-01-31 12:00:00Z", 1_769_860_800), ("2026-02-01T02:00:00+14:00", 1_769_860_800),
    ("2026-01-31T12:00:00.5Z", 1_769_860_800.5), ("2026-01-31T13:00:00.125+01:00", 1_769_860_800.125),
  ])
  func `offsets, a space and short fractions are read`(text: String, seconds: Double) {
    #expect(Timestamp.date(from: text) == Date(timeIntervalSince1970: seconds))
  }

  @Test func `every moment survives, to the last bit`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let date = Date(timeIntervalSinceReferenceDate: Double.random(in: -8e10...2.6e11, using: &random))
      #expect(Timestamp.date(from: Timestamp.text(from: date)) == date)
      let near = Date(timeIntervalSinceReferenceDate: Double.random(in: -1e9...1e9, using: &random))
      #expect(Timestamp.date(from: Timestamp.text(from: near)) == near)
    }
    for date in [
      Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e15), Date(timeIntervalSince1970: -1e15),
    ] {
      #expect(Timestamp.date(from: Timestamp.text(from: date)) == date)
    }
  }

  @Test func `moments before the year 0 survive`() {
    for seconds in [-62_167_219_201.0, -62_167_219_200.5, -99_999_999_999, -253_402_300_799] {
      let date = Date(timeIntervalSince1970: seconds)
      #expect(Timestamp.date(from: Timestamp.text(from: date)) == date)
    }
  }

  @Test(arguments: [
    "", "now", "2026", "20260131", "31", "2026-01-31", "12:00:00", "2026-01-31T12:00:00", "2026-01-31T12:00:00z",
    "2026-13-01T12:00:00Z", "2026-00-01T12:00:00Z", "2026-02-29T12:00:00Z", "2026-04-31T12:00:00Z",
    "2026-01-00T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:60Z",
    "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00,5Z", "2026-01-31T12:00:00+1", "2026-01-31T12:00:00+15:00",
    "2026-01-31T12:00:00+01:60", "2026-01-31T12:00:00Z ", " 2026-01-31T12:00:00Z", "2026-1-31T12:00:00Z",
    "2026-01-31T12:00:00 Europe/London", "+026-01-31T12:00:00Z", "2026-01-31T12:00:00Z\u{0}", "nan", "inf", "-infinity",
    "0x1.8p3", "1e999", "٢٠٢٦-01-31T12:00:00Z", "-", ".", "e",
  ])
  func `nonsense and local times are refused`(text: String) {
    #expect(Timestamp.date(from: text) == nil)
  }
}
