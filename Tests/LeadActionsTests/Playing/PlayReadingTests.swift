import Foundation
import LeadActions
import Testing

private let noon = "2026-01-05T12:00:00Z"
private let moment = Timestamp.date(from: noon) ?? .distantPast

private func report(_ what: String) throws(PlayError) -> (Report, ActionOrigin?) {
  let json = #"""
    {"occurrences": [{"at": "2026-01-01T00:00:00Z", "lead": "1", "adopted": {"lead": {"type": "A"}}},
                     {"id": "x", "at": "\#(noon)", "lead": 1, \#(what)}]}
    """#
  let step = try Play(json: Data(json.utf8)).steps[1]
  return (step.occurrence.report, step.sentBy)
}

@Suite struct PlayReadingTests {
  @Test(
    arguments: [
      (#""statusChanged": {"to": "Hot"}"#, .statusChanged(to: "Hot")),
      (#""statusChanged": {"to": null}"#, .statusChanged(to: nil)),
      (#""userChanged": {"to": "ann"}"#, .userChanged(to: "ann")),
      (#""userChanged": {"to": null}"#, .userChanged(to: nil)),
      (#""progressMoved": {"to": "qualified"}"#, .progressMoved(to: .qualified)),
      (#""leadTypeChanged": {"to": "B"}"#, .leadTypeChanged(to: "B")),
      (#""referred": {"to": "acme"}"#, .referred(to: "acme")),
      (#""referralFailed": {"delivery": "d", "reason": "closed"}"#, .referralFailed(delivery: "d", reason: "closed")),
      (#""appointmentCancelled": {"id": 7}"#, .appointmentCancelled("7")),
      (#""appointmentStarted": {"id": "a"}"#, .appointmentStarted("a")),
      (#""appointmentCompleted": {"id": "a"}"#, .appointmentCompleted("a")),
      (#""taskCompleted": {"delivery": "d"}"#, .taskCompleted(delivery: "d", appointment: nil)),
      (
        #""taskCompleted": {"delivery": "d", "appointment": "a"}"#, .taskCompleted(delivery: "d", appointment: "a")
      ),
      (#""callUnanswered": {"number": "1"}"#, .callUnanswered(CallDetails(number: "1"))),
      (#""callUnanswered": {}"#, .callUnanswered(CallDetails())),
      (
        #""callVoicemail": {"number": "1", "recording": "r"}"#,
        .callVoicemail(CallDetails(number: "1", recording: "r"))
      ),
      (#""returnStarted": {"reason": "r"}"#, .returnStarted(ReferralDetails(reason: "r"))),
      (#""returnDeclined": {"partner": "p"}"#, .returnDeclined(ReferralDetails(partner: "p"))),
      (#""returnAccepted": null"#, .returnAccepted(ReferralDetails())),
      (
        #""emailFailed": {"message": "m", "reason": "full", "permanently": false}"#,
        .emailFailed(MessageDetails("m", reason: "full"), permanently: false)
      ),
      (#""emailFailed": {"message": "m"}"#, .emailFailed(MessageDetails("m"), permanently: true)),
      (
        #""emailOpened": {"message": "m", "recipient": "a@b.c", "likelyMachine": true}"#,
        .emailOpened(MessageDetails("m", recipient: "a@b.c", likelyMachine: true))
      ),
      (#""emailClicked": {"message": "m", "link": "l"}"#, .emailClicked(MessageDetails("m", link: "l"))),
      (
        #""emailReplied": {"message": "m", "text": "t", "delivery": "d"}"#,
        .emailReplied(MessageDetails("m", text: "t", delivery: "d"))
      ),
      (#""emailUnsubscribed": {"message": "m"}"#, .emailUnsubscribed(MessageDetails("m"))),
      (#""emailSpamReported": {"message": "m"}"#, .emailSpamReported(MessageDetails("m"))),
      (#""textFailed": {"message": "m"}"#, .textFailed(MessageDetails("m"))),
      (
        #""textReplied": {"message": "m", "text": "STOP", "stop": true}"#,
        .textReplied(MessageDetails("m", text: "STOP"), stop: true)
      ),
      (#""textReplied": {"message": "m"}"#, .textReplied(MessageDetails("m"), stop: false)),
      (#""consentChanged": {"channel": "letter", "open": false}"#, .consentChanged(.letter, open: false)),
      (#""journeyStarted": {"journey": "j"}"#, .journeyStarted(JourneyDetails("j"))),
      (
        #""journeyPartiallyCompleted": {"journey": "j", "step": "s"}"#,
        .journeyPartiallyCompleted(JourneyDetails("j", step: "s"))
      ),
      (#""journeyCompleted": {"journey": "j"}"#, .journeyCompleted(JourneyDetails("j"))),
      (
        #""custom": {"event": "e", "fields": {"n": 1, "t": "x", "d": {"date": "2026-01-05T12:00:00Z"}, "z": null}}"#,
        .custom("e", ["n": 1, "t": "x", "d": .date(moment)])
      ),
      (#""custom": {"event": "e"}"#, .custom("e", [:])),
      (#""timeReached": {"timer": "t"}"#, .timeReached("t")),
      (#""rulesActivated": {"version": 2}"#, .rulesActivated(version: 2)),
      (
        #""updated": {"by": "user", "values": {"town": null, "amount": 3, "emailConsent": false}}"#,
        .updated(
          Update(
            by: .user,
            [
              FieldAssignment("amount", to: 3), FieldAssignment("emailConsent", to: false),
              FieldAssignment("town", to: nil),
            ]))
      ),
    ] as [(String, Report)])
  func `every report has a form`(_ what: String, _ wanted: Report) throws {
    #expect(try report(what) == (wanted, nil))
  }

  @Test func `an appointment is read whole`() throws {
    let what = #"""
      {"id": "a", "start": "2026-01-05T12:00:00Z", "end": "2026-01-05T13:00:00+00:00", "title": "t", "user": "u",
       "location": "l"}
      """#
    let wanted = LeadAppointment(
      id: "a", start: moment, end: moment.addingTimeInterval(3_600), title: "t", user: "u", location: "l")
    #expect(try report("\"appointmentCreated\": \(what)").0 == .appointmentCreated(wanted))
    #expect(try report("\"appointmentUpdated\": \(what)").0 == .appointmentUpdated(wanted))
  }

  @Test func `a receipt is read whole, its lead with the occurrence's id and time`() throws {
    let json = #"""
      {"start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z", "occurrences": [
        {"at": "2026-01-05T12:00:00Z", "lead": 1000001, "received": {
          "from": "webForm", "duplicate": {"of": 5}, "referral": {"to": "acme"},
          "lead": {"type": "Remortgage", "subid": 9, "ipaddress": "192.168.0.1", "source": "s", "status": "New",
            "progress": "contacted", "user": "ann", "partner": "acme", "duplicateOf": 6,
            "contact": {"title": "Dr", "firstName": "Zoë", "lastName": "O'Hara", "company": "c", "email": "e",
              "phone": "1", "mobile": "2", "street": "s", "town": "t", "county": "k", "postcode": "p", "country": "y"},
            "consent": {"text": false}, "fields": {"loanAmount": 250000, "first": true}}}}]}
      """#
    let play = try Play(json: Data(json.utf8))
    let lead = Lead(
      id: 1_000_001, type: "Remortgage", received: moment, subid: "9", ipaddress: "192.168.0.1", source: "s",
      status: "New", progress: .contacted, user: "ann", partner: "acme", duplicateOf: "6",
      contact: Contact(
        title: "Dr", firstName: "Zoë", lastName: "O'Hara", company: "c", email: "e", phone: "1", mobile: "2",
        street: "s", town: "t", county: "k", postcode: "p", country: "y"),
      consent: Consent(text: false), fields: ["loanAmount": 250_000, "first": true])
    let receipt = Receipt(lead, from: .webForm, duplicate: .of(5), referral: .to("acme"))
    #expect(play.steps == [PlayStep(at: moment, Occurrence("1", lead: 1_000_001, .received(receipt)))])
    #expect(Timestamp.text(from: play.start) == "2026-01-01T00:00:00Z")
    #expect(Timestamp.text(from: play.end) == "2026-02-01T00:00:00Z")
    #expect(play.leads == [1_000_001])
  }

  @Test func `a receipt may say that it is no duplicate and was referred already`() throws {
    let json = #"""
      {"occurrences": [{"at": "2026-01-05T12:00:00Z", "lead": 1, "received": {
        "from": "user", "duplicate": false, "referral": {"already": "acme"},
        "lead": {"type": "A", "received": "2026-01-04T12:00:00Z"}}}]}
      """#
    let lead = Lead(id: 1, type: "A", received: moment.addingTimeInterval(-86_400))
    let receipt = Receipt(lead, from: .user, duplicate: .no, referral: .already("acme"))
    #expect(try Play(json: Data(json.utf8)).steps.first?.occurrence.report == .received(receipt))
  }

  @Test func `an adoption is read whole`() throws {
    let json = #"""
      {"occurrences": [{"at": "2026-01-05T12:00:00Z", "lead": 1, "adopted": {
        "lead": {"type": "A"}, "progressReached": ["validated"],
        "appointments": [{"id": "a", "start": "2026-01-05T12:00:00Z"}]}}]}
      """#
    let adoption = Adoption(
      Lead(id: 1, type: "A", received: moment), progressReached: [.validated],
      appointments: [LeadAppointment(id: "a", start: moment)])
    #expect(try Play(json: Data(json.utf8)).steps.first?.occurrence.report == .adopted(adoption))
  }

  @Test func `a message may be named by the rule or workflow that sent it`() throws {
    #expect(try report(#""emailOpened": {"rule": "welcome"}"#).1 == .rule("welcome"))
    #expect(try report(#""textReplied": {"workflow": "chase"}"#).1 == .workflow("chase"))
    #expect(try report(#""taskCompleted": {"rule": "call"}"#).1 == .rule("call"))
    #expect(try report(#""referralFailed": {"rule": "refer", "reason": "r"}"#).1 == .rule("refer"))
  }

  @Test func `occurrences are put in the order of their times, those of one moment as they stand`() throws {
    let json = #"""
      {"occurrences": [
        {"id": "c", "at": "2026-01-02T00:00:00Z", "lead": 1, "emailOpened": {"message": "m"}},
        {"id": "a", "at": "2026-01-01T00:00:00Z", "lead": 1, "adopted": {"lead": {"type": "A"}}},
        {"at": "2026-01-02T00:00:00Z", "lead": 1, "emailClicked": {"message": "m"}},
        {"id": "b", "at": "2026-01-01T12:00:00Z", "lead": 1, "userChanged": {"to": "ann"}}]}
      """#
    let play = try Play(json: Data(json.utf8))
    #expect(play.steps.map(\.occurrence.id) == ["a", "b", "c", "3"])
    #expect(play.start == play.steps.first?.at)
    #expect(play.end == play.steps.last?.at.addingTimeInterval(7 * 86_400))
  }
}
