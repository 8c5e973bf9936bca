import Foundation
import LeadActions
import Testing

@Suite struct ReportTests {
  private static let lead = Lead(
    id: "1", type: "Home", received: Date(timeIntervalSince1970: 0.5), progress: .closed,
    contact: Contact(email: "a@b.c"),
    consent: Consent(text: false), fields: ["amount": 1.5, "moveIn": .date(Date(timeIntervalSince1970: 7)), "x": true])
  private static let appointment = LeadAppointment(id: "a", start: Date(timeIntervalSince1970: 1), title: "Visit")
  private static let message = MessageDetails("m", recipient: "a@b.c", likelyMachine: true, delivery: "d")

  static let all: [Report] = [
    .adopted(Adoption(lead, progressReached: [.contacted], appointments: [appointment])),
    .received(Receipt(lead, from: .import, duplicate: .of("7"), referral: .to("acme"))),
    .received(Receipt(lead, from: .user)),
    .updated(Update(by: .api, ["amount": nil, "note": "x", "firstTime": true])),
    .statusChanged(to: nil), .userChanged(to: "ann"), .progressMoved(to: .closed), .leadTypeChanged(to: "Car"),
    .referred(to: "acme"), .referralFailed(delivery: "d", reason: "gone"), .appointmentCreated(appointment),
    .appointmentUpdated(appointment), .appointmentCancelled("a"), .appointmentStarted("a"), .appointmentCompleted("a"),
    .taskCompleted(delivery: "d", appointment: "a"), .taskCompleted(delivery: "d", appointment: nil),
    .callUnanswered(CallDetails(number: "1")), .callVoicemail(CallDetails(recording: "r")),
    .returnStarted(ReferralDetails(partner: "acme")), .returnDeclined(ReferralDetails(reason: "x")),
    .returnAccepted(ReferralDetails()), .emailFailed(message, permanently: true), .emailOpened(message),
    .emailClicked(message), .emailReplied(message), .emailUnsubscribed(message), .emailSpamReported(message),
    .textFailed(message), .textReplied(message, stop: true), .consentChanged(.letter, open: false),
    .journeyStarted(JourneyDetails("j")), .journeyPartiallyCompleted(JourneyDetails("j", step: "2")),
    .journeyCompleted(JourneyDetails("j")), .custom("priceDropped", ["newPrice": 5]), .timeReached("t"),
    .rulesActivated(version: 3),
  ]

  @Test(arguments: all)
  func `every report survives JSON`(report: Report) throws {
    let occurrence = Occurrence("o", lead: "1", report)
    #expect(try JSONDecoder().decode(Occurrence.self, from: JSONEncoder().encode(occurrence)) == occurrence)
  }

  @Test func `every report is another`() {
    #expect(Set(Self.all).count == Self.all.count)
    #expect(
      Occurrence("o", lead: "1", .emailOpened(Self.message)) != Occurrence("o", lead: "2", .emailOpened(Self.message)))
  }
}
