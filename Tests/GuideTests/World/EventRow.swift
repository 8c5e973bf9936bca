import LeadActions
import Testing

import struct Foundation.Date

/// A row of the guide's table of events, and what triggers it.
struct EventRow: Sendable, CustomTestStringConvertible {
  var event: Event
  var trigger: Trigger
  var before: [Trigger] = []
  var isReceived = true
  var method = ReferralMethod.none

  var testDescription: String { event.title }

  func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await expect(
      event, triggeredBy: trigger, after: before, isReceived: isReceived,
      book: { GuideBook.with($0, method: method, partner: "acme") }, sourceLocation: sourceLocation)
  }

  private static func row(_ event: Event, _ report: Report, after before: Report...) -> EventRow {
    EventRow(event: event, trigger: .happens(report), before: before.map { .happens($0) })
  }

  private static func receipt(_ event: Event, _ report: Report, method: ReferralMethod = .none) -> EventRow {
    EventRow(event: event, trigger: .happens(report), isReceived: false, method: method)
  }

  private static let viewing = GuideLead.viewing
  private static let moved = LeadAppointment(id: "viewing", start: viewing.start.addingTimeInterval(86_400))
  private static let message = MessageDetails("m1")
  private static let partner = ReferralDetails(partner: "acme")

  /// In the guide's order.
  static let all: [EventRow] = [
    row(.appointmentCreated, .appointmentCreated(viewing)),
    row(.appointmentUpdated, .appointmentUpdated(moved), after: .appointmentCreated(viewing)),
    row(.appointmentCancelled, .appointmentCancelled("viewing"), after: .appointmentCreated(viewing)),
    row(.appointmentStarted, .appointmentStarted("viewing"), after: .appointmentCreated(viewing)),
    row(
      .appointmentCompleted, .appointmentCompleted("viewing"), after: .appointmentCreated(viewing),
      .appointmentStarted("viewing")),
    EventRow(
      event: .appointmentBefore(.hours(24)), trigger: .passes(seconds: 1),
      before: [.happens(.appointmentCreated(viewing)), .passes(seconds: 86_399)]),
    EventRow(
      event: .appointmentAfter(.hours(24)), trigger: .passes(seconds: 1),
      before: [.happens(.appointmentCreated(viewing)), .passes(seconds: 3 * 86_400 + 3_599)]),
    row(.callUnanswered, .callUnanswered(CallDetails(number: "+44 7700 900555"))),
    row(.callVoicemail, .callVoicemail(CallDetails(number: "+44 7700 900555"))),
    receipt(.receivedDuplicate, GuideLead.receipt(duplicate: .of("999"))),
    receipt(.receivedNotDuplicate, GuideLead.receipt()),
    receipt(.receivedReferred, GuideLead.receipt(), method: .deliverImmediately),
    receipt(.receivedNotReferred, GuideLead.receipt()),
    receipt(.received, GuideLead.receipt()),
    receipt(.receivedUser, GuideLead.receipt(from: .user)),
    receipt(.receivedOther, GuideLead.receipt(from: .api)),
    row(.updated, .updated(Update(by: .api, ["town": "York"]))),
    row(.updatedUser, .updated(Update(by: .user, ["town": "York"]))),
    row(.updatedOther, .updated(Update(by: .webForm, ["town": "York"]))),
    row(.statusChanged, .statusChanged(to: "Warm")),
    row(.userChanged, .userChanged(to: "ben")),
    row(.validated, .progressMoved(to: .validated)),
    row(.invalidated, .progressMoved(to: .invalidated)),
    row(.contacted, .progressMoved(to: .contacted)),
    row(.qualified, .progressMoved(to: .qualified)),
    row(.converted, .progressMoved(to: .converted)),
    row(.closed, .progressMoved(to: .closed)),
    row(.referred, .referred(to: "acme")),
    row(.returnStarted, .returnStarted(partner), after: .referred(to: "acme")),
    row(.returnDeclined, .returnDeclined(partner), after: .referred(to: "acme"), .returnStarted(partner)),
    row(.returnAccepted, .returnAccepted(partner), after: .referred(to: "acme"), .returnStarted(partner)),
    row(.emailFailed, .emailFailed(message, permanently: true)),
    row(.emailOpened, .emailOpened(message)),
    row(.emailClicked, .emailClicked(message), after: .emailOpened(message)),
    row(.emailReplied, .emailReplied(message)),
    row(.emailUnsubscribed, .emailUnsubscribed(message)),
    row(.emailSpamReported, .emailSpamReported(message)),
    row(.textFailed, .textFailed(message)),
    row(.textReplied, .textReplied(message, stop: false)),
    row(.journeyStarted, .journeyStarted(JourneyDetails("fact find"))),
    row(
      .journeyPartiallyCompleted, .journeyPartiallyCompleted(JourneyDetails("fact find", step: "2")),
      after: .journeyStarted(JourneyDetails("fact find"))),
    row(
      .journeyCompleted, .journeyCompleted(JourneyDetails("fact find")),
      after: .journeyStarted(JourneyDetails("fact find"))),
  ]

  /// The row of an event.
  static subscript(kind: EventKind) -> EventRow { all[Int(kind.rawValue)] }
}
