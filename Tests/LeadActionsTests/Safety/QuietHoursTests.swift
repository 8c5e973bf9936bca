import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct QuietHoursTests {
  private static func zone(_ name: String) throws -> Zone { try #require(Zone(name)) }

  private static func nights(_ hours: String = "21:00-08:00") throws -> WeeklyHours {
    try #require(WeeklyHours(Weekday.allCases, hours))
  }

  private static func moment(_ zone: Zone, _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> Date {
    zone.date(at: CivilTime(year: year, month: month, day: day, hour: hour, minute: minute))
  }

  // MARK: When they end

  /// Against the plainest reading: minute by minute, until the wall shows a time outside.
  @Test(
    arguments: [
      ("Europe/London", 2026, 3, 29), ("Europe/London", 2026, 10, 25), ("America/New_York", 2026, 3, 8),
      ("America/New_York", 2026, 11, 1), ("Australia/Lord_Howe", 2026, 4, 5), ("Australia/Lord_Howe", 2026, 10, 4),
      ("America/Sao_Paulo", 2018, 11, 4), ("Africa/Casablanca", 2026, 2, 15), ("Asia/Kathmandu", 2026, 6, 1),
    ],
    [
      "21:00-08:00", "22:30-01:30", "23:00-02:30", "00:00-02:15", "01:00-02:00", "02:10-02:50", "00:00-24:00",
      "03:00-01:00",
    ])
  func `they end at the first moment at which the wall shows a time outside, whatever the clock does`(
    day: (zone: String, year: Int, month: Int, day: Int), hours: String
  ) throws {
    let zone = try Self.zone(day.zone)
    // On that day and the day before; what begins then ends by itself.
    let middle = CivilTime(year: day.year, month: day.month, day: day.day)
    let spans = try #require(WeeklyHours.Span(hours))
    let weekly = WeeklyHours([middle.weekday: [spans], middle.adding(days: -1).weekday: [spans]])
    let quiet = QuietHours([.text: weekly], zone: zone)
    let start = zone.date(at: middle).addingTimeInterval(-30 * 3_600)
    var checked = 0
    for step in stride(from: 0.0, to: 60 * 3_600, by: 25 * 60 + 7) {
      let now = start.addingTimeInterval(step)
      let found = quiet.end(after: now, of: .text, in: zone)
      guard weekly.contains(zone.civilTime(at: now)) else {
        #expect(found == nil)
        continue
      }
      var expected = now.addingTimeInterval(60 - step.truncatingRemainder(dividingBy: 60))
      while weekly.contains(zone.civilTime(at: expected)) { expected.addTimeInterval(60) }
      #expect(found == expected, "\(zone.civilTime(at: now)), \(hours)")
      checked += 1
    }
    #expect(checked > 0)
  }

  @Test func `hours of one weekday, and hours over midnight into a day without any`() throws {
    let zone = try Self.zone("Europe/London")
    // 2027-01-15 is a Friday.
    let friday = QuietHours([.email: try #require(WeeklyHours([.friday], "22:00-06:00"))], zone: zone)
    #expect(friday.end(after: Self.moment(zone, 2027, 1, 14, 23, 0), of: .email, in: zone) == nil)
    let end = Self.moment(zone, 2027, 1, 16, 6, 0)
    #expect(friday.end(after: Self.moment(zone, 2027, 1, 15, 23, 0), of: .email, in: zone) == end)
    #expect(friday.end(after: Self.moment(zone, 2027, 1, 16, 5, 59), of: .email, in: zone) == end)
    #expect(friday.end(after: end, of: .email, in: zone) == nil)
    #expect(friday.end(after: Self.moment(zone, 2027, 1, 15, 23, 0), of: .text, in: zone) == nil)
  }

  @Test func `a quiet weekend ends on Monday morning, and hours that touch are one`() throws {
    let zone = try Self.zone("Europe/London")
    let weekend = WeeklyHours([
      .friday: [try #require(WeeklyHours.Span("18:00-24:00"))],
      .saturday: [try #require(WeeklyHours.Span("00:00-24:00"))],
      .sunday: [try #require(WeeklyHours.Span("00:00-12:00")), try #require(WeeklyHours.Span("11:00-09:00"))],
    ])
    let quiet = QuietHours([.text: weekend], zone: zone)
    #expect(
      quiet.end(after: Self.moment(zone, 2027, 1, 15, 19, 30), of: .text, in: zone)
        == Self.moment(zone, 2027, 1, 18, 9, 0))
  }

  @Test func `hours that never end are looked at again after a day`() throws {
    let quiet = QuietHours([.text: try Self.nights("00:00-24:00")], zone: .utc)
    #expect(
      quiet.end(after: TestPlan.start, of: .text, in: .utc) == TestPlan.start.addingTimeInterval(86_400))
  }

  // MARK: What becomes of messages

  /// 2027-01-15 02:00 in London.
  private static let night = TestPlan.start.addingTimeInterval(-6 * 3_600)

  private static func safety(_ zones: (any ZoneSource)? = nil, for audience: Audience = .customers) throws
    -> OutboundSafety
  {
    OutboundSafety(
      quietHours: QuietHours([.text: try nights()], for: audience, zone: try zone("Europe/London"), zones: zones))
  }

  @Test func `a text at night goes in the morning, at its first attempt, with a line that says so`() async throws {
    let bench = SafetyBench(at: Self.night)
    try bench.receive("lead", [SafetyDelivery.text("text"), SafetyDelivery.email("email")])
    let dispatcher = bench.dispatcher(try Self.safety())
    let report = try await dispatcher.deliverDue()
    #expect(report[.postponed] == 1 && bench.sent == ["email"])
    #expect(
      bench.history().contains(
        "Text message text waits until 2027-01-15 08:00:00: no text messages are sent at this hour"))
    #expect(bench.store.nextDelivery(after: Self.night) == TestPlan.start)
    try await bench.deliver(dispatcher)
    #expect(bench.sent == ["email", "text"] && bench.clock.now == TestPlan.start)
    #expect(bench.reports().last == .delivered(attempt: 1, note: nil))
  }

  @Test func `what is of no use in the morning expires, and the line says why`() async throws {
    let bench = SafetyBench(at: Self.night)
    try bench.receive("lead", [SafetyDelivery.text("text", until: Self.night.addingTimeInterval(3_600))])
    let report = try await bench.dispatcher(try Self.safety()).deliverDue()
    #expect(report[.expired] == 1)
    #expect(bench.reports() == [.tooLate(.quietHours(.text), until: TestPlan.start)])
    #expect(
      bench.history().contains("it would have had to wait until 2027-01-15 08:00:00, after its last useful time"))
    #expect(bench.store.nextDelivery(after: .distantPast) == nil)
  }

  @Test func `what is of use until the very end of the quiet hours is sent`() async throws {
    let bench = SafetyBench(at: Self.night)
    try bench.receive("lead", [SafetyDelivery.text("text", until: TestPlan.start)])
    try await bench.deliver(bench.dispatcher(try Self.safety()))
    #expect(bench.sent == ["text"])
  }

  private struct Zones: ZoneSource {
    var isBroken = false
    func zone(of recipient: Recipient, record: LeadRecord, tenant: TenantName) async throws -> Zone? {
      if isBroken { throw ScriptedError("no directory") }
      if case .user = recipient { return Zone("Asia/Tokyo") }
      return record.lead.contact.country == "US" ? Zone("America/New_York") : nil
    }
  }

  @Test func `the recipient's own zone counts where it is known`() async throws {
    let bench = SafetyBench(at: TestPlan.start)
    try bench.receive("us", contact: Contact(country: "US"), [SafetyDelivery.text("us")])
    try bench.receive("uk", [SafetyDelivery.text("uk"), SafetyDelivery.text("user", for: .user("anna"))])
    let dispatcher = bench.dispatcher(try Self.safety(Zones(), for: .everybody))
    try await dispatcher.deliverDue()
    // Eight o'clock in London, three in New York, five in the afternoon in Tokyo.
    #expect(Set(bench.sent) == ["uk", "user"])
    try await bench.deliver(dispatcher)
    #expect(bench.clock.now == TestPlan.start.addingTimeInterval(5 * 3_600))
    #expect(bench.sent.contains("us"))
  }

  @Test func `users are written to at any hour unless they are meant too`() async throws {
    let bench = SafetyBench(at: Self.night)
    try bench.receive("lead", [SafetyDelivery.text("user", for: .user("anna"))])
    try await bench.dispatcher(try Self.safety()).deliverDue()
    #expect(bench.sent == ["user"])
  }

  @Test func `a zone that cannot be asked holds the message`() async throws {
    let bench = SafetyBench(at: TestPlan.start)
    try bench.receive("lead", [SafetyDelivery.text("text")])
    try await bench.dispatcher(try Self.safety(Zones(isBroken: true))).deliverDue()
    #expect(bench.reports() == [.held(.unanswered(.quietHours))])
  }
}
