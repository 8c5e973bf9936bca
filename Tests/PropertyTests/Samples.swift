import Foundation
import LeadActions
import RandomWorlds

/// A value of every case of what is written to files and stores.
struct Samples {
  private var chance: Chance

  init(seed: UInt64) { chance = Chance(seed: seed &+ 31_337) }

  /// Any text at all, ugly ones too.
  mutating func text() -> String {
    chance.list(0...6) { chance in
      chance.pick([
        "a", "\"", "\\", "\n", "\r\n", "\u{0}", "\u{301}", "😀", "👨‍👩‍👧", "é", "e\u{301}", "{{x}}", "\u{2028}", "/", "null",
        "1", "true",
        "\u{202E}", "\u{FFFD}", "\u{10FFFF}", " ",
      ])
    }.joined()
  }

  /// A date to the nanosecond, long ago and far off too.
  mutating func date() -> Date {
    let nanosecond = Double(chance.number(below: 1_000_000_000)) / 1e9
    switch chance.number(below: 7) {
    case 0: return Date(timeIntervalSinceReferenceDate: Double(chance.number(below: 1 << 40) - 1 << 39) + nanosecond)
    case 1: return Date(timeIntervalSince1970: Double(chance.number(below: 4_000_000_000)))
    case 2: return Date(timeIntervalSince1970: -Double(chance.number(below: 200_000_000_000)))
    case 3:
      let any = Double(bitPattern: chance.next())
      return Date(timeIntervalSinceReferenceDate: any.isFinite ? any : 0)
    case 4: return Date(timeIntervalSinceReferenceDate: nanosecond / 1_000)
    default: return Date(timeIntervalSinceReferenceDate: Double(chance.number(below: 2_000_000_000)) + nanosecond)
    }
  }

  mutating func value() -> FieldValue {
    switch chance.number(below: 4) {
    case 0: .text(text())
    case 1: .number(chance.pick([0, -1, 0.1, 1e300, .leastNonzeroMagnitude, 9_007_199_254_740_992, -2.5, 1e21]))
    case 2: .date(date())
    default: .flag(chance.once(in: 2))
    }
  }

  mutating func fields() -> [FieldName: FieldValue] {
    var fields: [FieldName: FieldValue] = [:]
    for _ in 0..<chance.number(below: 6) { fields[FieldName(text())] = value() }
    return fields
  }

  mutating func maybe() -> String? { chance.once(in: 3) ? nil : text() }

  mutating func lead() -> Lead {
    var lead = Lead(id: LeadID(rawValue: text()), type: LeadTypeName(text()), received: date(), subid: maybe())
    lead.status = maybe().map { StatusName($0) }
    lead.progress = chance.maybe { $0.pick(LeadProgress.allCases) }
    lead.duplicateOf = maybe().map { LeadID(rawValue: $0) }
    lead.contact = Contact(title: maybe(), company: maybe(), email: maybe(), country: maybe())
    lead.fields = fields()
    return lead
  }

  mutating func appointment() -> LeadAppointment {
    LeadAppointment(
      id: AppointmentID(rawValue: text()), start: date(), end: chance.once(in: 2) ? nil : date(), title: maybe(),
      user: maybe().map { UserName($0) }, location: maybe())
  }

  mutating func message() -> MessageDetails {
    MessageDetails(
      MessageID(rawValue: text()), recipient: maybe(), reason: maybe(), link: maybe(), text: maybe(),
      likelyMachine: chance.once(in: 2), delivery: maybe().map { DeliveryID(rawValue: $0) })
  }

  mutating func reports() -> [Report] {
    let referral = ReferralDetails(partner: maybe().map { PartnerName($0) }, reason: maybe())
    let call = CallDetails(number: maybe(), recording: maybe())
    let journey = JourneyDetails(JourneyName(text()), step: maybe())
    let receipts: [Report] = [
      .received(Receipt(lead(), from: .user, duplicate: .of("x"), referral: .to("p"))),
      .received(Receipt(lead(), from: .webForm, duplicate: .no, referral: .already("p"))),
      .received(Receipt(lead(), from: .import)),
      .adopted(Adoption(lead(), progressReached: [.closed, .validated], appointments: [appointment()])),
      .updated(Update(by: .api, [FieldAssignment("a", to: value()), FieldAssignment("b", to: nil)])),
    ]
    let appointments: [Report] = [
      .appointmentCreated(appointment()), .appointmentUpdated(appointment()), .appointmentCancelled("a"),
      .appointmentStarted("a"), .appointmentCompleted("a"), .taskCompleted(delivery: "d", appointment: "a"),
      .taskCompleted(delivery: "d", appointment: nil),
    ]
    let messages: [Report] = [
      .emailFailed(message(), permanently: true), .emailOpened(message()), .emailClicked(message()),
      .emailReplied(message()), .emailUnsubscribed(message()), .emailSpamReported(message()), .textFailed(message()),
      .textReplied(message(), stop: false), .consentChanged(.letter, open: true),
    ]
    return receipts + appointments + messages + [
      .statusChanged(to: nil), .statusChanged(to: StatusName(text())), .userChanged(to: UserName(text())),
      .progressMoved(to: .qualified), .leadTypeChanged(to: "t"), .referred(to: "p"),
      .referralFailed(delivery: "d", reason: text()), .callUnanswered(call), .callVoicemail(call),
      .returnStarted(referral), .returnDeclined(referral), .returnAccepted(referral), .journeyStarted(journey),
      .journeyPartiallyCompleted(journey), .journeyCompleted(journey), .custom("c", fields()), .timeReached("t"),
      .rulesActivated(version: 7),
    ]
  }

  mutating func details() -> [EventDetails] {
    [
      .none, .status(from: nil, to: "s"), .status(from: "s", to: nil), .user(from: UserName(text()), to: nil),
      .progress(from: nil, to: .closed), .progress(from: .closed, to: .contacted),
      .update(
        EventDetails.Change([FieldChange("a", from: value(), to: nil), FieldChange("b", from: nil, to: value())])),
      .referral(ReferralDetails(partner: "p", reason: maybe())), .appointment(appointment()),
      .call(CallDetails(number: maybe())), .message(message()), .journey(JourneyDetails("j", step: maybe())),
      .custom(fields()),
    ]
  }

  mutating func messages() -> [Message] {
    [
      .email(EmailMessage(to: .customer, address: text(), name: maybe(), subject: text(), text: text(), html: maybe())),
      .text(TextMessage(to: .user("u"), number: text(), body: text())),
      .letter(Letter(addressLines: [text(), text()], body: text())),
      .webhook(WebhookRequest(url: text(), body: text())), .referral(Referral(to: "p", method: text(), lead: lead())),
      .task(UserTask(.appointment, for: "u", title: text(), notes: maybe(), due: date())),
      .task(UserTask(.form("f"), for: "u", title: text())), .task(UserTask(.journey("j"), for: "u", title: text())),
      .task(UserTask(.task, for: "u", title: text())), .custom(CustomMessage("k", chance.plain(3))),
    ]
  }
}
