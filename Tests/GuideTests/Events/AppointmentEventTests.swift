import LeadActions
import Testing

import struct Foundation.Date

@Suite struct AppointmentEventTests {
  private static let viewing = GuideLead.viewing
  private static let created = Trigger.happens(.appointmentCreated(viewing))

  @Test func `Appointment Created triggers when an appointment is created`() async throws {
    try await EventRow[.appointmentCreated].check()
  }

  @Test func `Appointment Updated triggers when an appointment is updated`() async throws {
    try await EventRow[.appointmentUpdated].check()
    try await expect(.appointmentUpdated, notTriggeredBy: [Self.created, .happens(.appointmentUpdated(Self.viewing))])
  }

  @Test func `Appointment Cancelled triggers when an appointment is cancelled`() async throws {
    try await EventRow[.appointmentCancelled].check()
  }

  @Test func `Appointment Started triggers when an appointment is started`() async throws {
    try await EventRow[.appointmentStarted].check()
  }

  @Test func `Appointment Completed triggers when an appointment is completed`() async throws {
    try await EventRow[.appointmentCompleted].check()
  }

  @Test func `Appointment Completed triggers when the appointment's task is ticked off`() async throws {
    try await expect(
      .appointmentCompleted, triggeredBy: .happens(.taskCompleted(delivery: "task", appointment: "viewing")),
      after: [Self.created])
  }

  static let periods: [(Period, seconds: Double)] = [
    (.minutes(30), 1_800), (.hours(5), 18_000), (.days(1), 86_400), (.weeks(1), 604_800),
  ]

  @Test(arguments: periods)
  func `Appointment Before triggers the set time before an appointment, in any unit`(
    period: Period, seconds: Double
  ) async throws {
    var later = Self.viewing
    later.start = GuideLead.received.addingTimeInterval(10 * 86_400)
    later.end = later.start.addingTimeInterval(3_600)
    try await expect(
      .appointmentBefore(period), triggeredBy: .passes(seconds: 1),
      after: [.happens(.appointmentCreated(later)), .passes(seconds: 10 * 86_400 - seconds - 1)])
  }

  @Test(arguments: periods)
  func `Appointment After triggers the set time after an appointment, in any unit`(
    period: Period, seconds: Double
  ) async throws {
    // The viewing ends two days and an hour after the beginning.
    try await expect(
      .appointmentAfter(period), triggeredBy: .passes(seconds: 1),
      after: [Self.created, .passes(seconds: 2 * 86_400 + 3_600 + seconds - 1)])
  }

  @Test func `rules on other times before the appointment do not act`() async throws {
    try await expect(.appointmentBefore(.hours(72)), notTriggeredBy: [Self.created, .passes(seconds: 5 * 86_400)])
  }

  @Test func `the times before a cancelled appointment do not come`() async throws {
    try await expect(
      .appointmentBefore(.hours(24)),
      notTriggeredBy: [Self.created, .happens(.appointmentCancelled("viewing")), .passes(seconds: 5 * 86_400)])
  }
}
