#if CommandLine
  import Foundation
  import LeadActions

  /// What a host would report for an event to happen, in the form that a file of leads has.
  struct EventReport {
    let event: Event
    let lead: ExplainedLead
    let type: LeadType?
    let book: RuleBook
    let at: Date
    /// What the event changes to, where it changes something.
    let to: String?
    /// Further settings of the report.
    let details: [String: PlainValue]

    /// The name of the report and its settings.
    func report() throws(CommandFailure) -> (name: String, settings: PlainValue) {
      switch event {
      case .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred, .received, .receivedUser,
        .receivedOther:
        return with("received", try receipt())
      case .updated, .updatedUser, .updatedOther: return ("updated", try update())
      case .statusChanged: return with("statusChanged", ["to": try target("status", lead["status"])])
      case .userChanged: return with("userChanged", ["to": try target("user", lead["user"])])
      case .validated, .invalidated, .contacted, .qualified, .converted, .closed:
        return with("progressMoved", ["to": .text(event.progress?.rawValue)])
      case .referred: return with("referred", ["to": try partner()])
      case .returnStarted, .returnDeclined, .returnAccepted:
        return with(event.description, ownPartner.map { ["partner": $0] } ?? [:])
      case .callUnanswered, .callVoicemail:
        return with(event.description, (contact("phone") ?? contact("mobile")).map { ["number": $0] } ?? [:])
      case .emailFailed, .emailOpened, .emailClicked, .emailReplied, .emailUnsubscribed, .emailSpamReported:
        return with(event.description, message(to: contact("email")))
      case .textFailed, .textReplied: return with(event.description, message(to: contact("mobile")))
      case .journeyStarted, .journeyPartiallyCompleted, .journeyCompleted:
        return with(event.description, ["journey": "1"])
      case .custom(let name):
        return ("custom", .object(["event": .name(name), "fields": .object(details)]))
      case .appointmentBefore, .appointmentAfter: return ("timeReached", .object(["timer": .text(Self.timer)]))
      case .appointmentCreated: return with("appointmentCreated", created)
      case .appointmentUpdated: return with("appointmentUpdated", moved)
      default: return with(event.description, ["id": appointment["id"] ?? "1"])
      }
    }

    /// The timer that falls due before or after an appointment.
    static let timer = "explained"

    private func with(_ name: String, _ settings: [String: PlainValue]) -> (String, PlainValue) {
      (name, .object(settings.merging(details) { $1 }))
    }

    // MARK: The lead

    private func receipt() throws(CommandFailure) -> [String: PlainValue] {
      var receipt: [String: PlainValue] = ["from": event == .receivedUser ? "user" : "webForm", "lead": lead.lead]
      if event == .receivedDuplicate {
        receipt["duplicate"] = .object(["of": lead["duplicateOf"] ?? .name(lead.another)])
      }
      if event == .receivedNotDuplicate { receipt["duplicate"] = .flag(false) }
      let refers = type?.referralMethod == .deliverImmediately && type?.partner != nil
      if event == .receivedReferred, !refers || to != nil {
        receipt["referral"] = .object(["already": try partner()])
      }
      return receipt
    }

    private func update() throws(CommandFailure) -> PlainValue {
      guard !details.isEmpty else {
        throw CommandFailure(
          nil, "\(event.title) happens where something changed.", mend: "Say what, such as --set loanAmount=300000.")
      }
      return .object(["by": event == .updatedUser ? "user" : "webForm", "values": .object(details)])
    }

    private func target(_ thing: String, _ current: PlainValue?) throws(CommandFailure) -> PlainValue {
      if let to { return .text(to) }
      if let current { return current }
      throw CommandFailure(
        nil, "The lead has no \(thing), so that \(event.title) has nothing that it changed to.",
        mend: "Say what, such as --to NAME.")
    }

    /// The partner that the lead or its type names.
    private var ownPartner: PlainValue? { lead["partner"] ?? type?.partner.map { .text($0.rawValue) } }

    private func partner() throws(CommandFailure) -> PlainValue {
      if let to { return .text(to) }
      if let ownPartner { return ownPartner }
      if let only = book.partners.first, book.partners.count == 1 { return .text(only.rawValue) }
      throw CommandFailure(nil, "Neither the lead nor its type names a partner.", mend: "Say which, such as --to NAME.")
    }

    private func contact(_ key: String) -> PlainValue? {
      guard case .object(let contact)? = lead["contact"] else { return nil }
      return contact[key]
    }

    private func message(to recipient: PlainValue?) -> [String: PlainValue] {
      var settings: [String: PlainValue] = ["recipient": recipient ?? .null]
      if details["rule"] == nil, details["workflow"] == nil { settings["message"] = "1" }
      return settings
    }

    // MARK: Appointments

    /// The lead's appointment, or one that fits the event.
    var appointment: [String: PlainValue] {
      if let appointment = lead.appointment { return appointment }
      let zone = type?.zone ?? .utc
      let start =
        switch event {
        case .appointmentBefore(let period): period.after(at, in: zone)
        case .appointmentAfter(let period): period.before(at, in: zone)
        default: at.addingTimeInterval(7 * 86_400)
        }
      return ["id": "1", "start": .text(Timestamp.text(from: start))]
    }

    /// The appointment that must be known before the event.
    var known: [String: PlainValue]? { event.concernsAppointment && event != .appointmentCreated ? appointment : nil }

    private var created: [String: PlainValue] {
      var created = appointment
      if let known = lead.appointment { created["id"] = known["id"] == "2" ? "3" : "2" }
      return created
    }

    /// The appointment an hour later, where nothing else is said of it.
    private var moved: [String: PlainValue] {
      var moved = appointment
      guard details.isEmpty, case .text(let text)? = moved["start"], let start = Timestamp.date(from: text) else {
        return moved
      }
      moved["start"] = .text(Timestamp.text(from: start.addingTimeInterval(3_600)))
      moved["end"] = nil
      return moved
    }
  }
#endif
