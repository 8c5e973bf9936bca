import struct Foundation.Date

extension HistoryEntry {
  /// The line as a person's log has it, every time in it on the wall of a zone.
  public func text(in zone: Zone = .utc) -> String { "\(zone.civilTime(at: at))  \(line.text(in: zone))" }
}

extension HistoryLine: CustomStringConvertible {
  /// One line, whatever characters a lead's values hold; its times in UTC, as they are written in files.
  public var description: String { words(\.toTheSecond).onOneLine }

  /// The same with its times on the wall of a zone.
  public func text(in zone: Zone) -> String { words { zone.civilTime(at: $0).description }.onOneLine }

  private func words(_ shown: (Date) -> String) -> String {
    switch self {
    case .adopted: "Adopted: the lead existed before"
    case .received(let origin, let original):
      "Received from \(origin.words)" + (original.map { ", a duplicate of lead \($0)" } ?? "")
    case .updated(let origin, let changes):
      "Updated by \(origin.words): \(changes.map(\.words).joined(separator: ", "))"
    case .nothingChanged: "Nothing changed"
    case .event(let event, let details): "\(event.title)\(details.words(shown))"
    case .leadTypeChanged(let from, let to): "Lead type changed from '\(from)' to '\(to)'"
    case .statusNotInType(let status, let type):
      "Status '\(status)' stays, although lead type '\(type)' has no such status"
    case .fieldOfOtherKind(let name, let expected, let found):
      "Field '\(name)' holds a \(found.rawValue), although the rule book has it as a \(expected.rawValue)"
    case .consent(let channel, let open): "The customer \(open ? "accepts" : "does not want") \(channel.plural)"
    case .machineEvent(let event, let details):
      "\(event.title) of message \(details.message), likely by a machine, not counted"
    case .alreadyHappened(let event): "\(event.title) again, which counts once"
    case .emailFailedForNow(let details):
      "Email \(details.message) failed for now" + (details.reason.map { ": \(ErrorText($0))" } ?? "")
    case .referralFailed(let delivery, let reason): "Referral \(delivery) could not be delivered: \(reason)"
    case .taskCompleted(let delivery): "Task \(delivery) completed"
    case .appointmentUnknown(let id): "Appointment \(id) is not known"
    case .timerSkipped(let event, let appointment, let due):
      "\(event.title) of appointment \(appointment) skipped: its time \(shown(due)) had passed"
    case .reminderSkipped(let name, let due): "Event '\(name)' skipped: its time \(shown(due)) had passed"
    case .timersSet(let count): "\(count) appointment \(count == 1 ? "time" : "times") set anew"
    case .timerObsolete(let id): "Timer \(id) fell due, but is not needed any more"
    case .workflowStarted(let name): "Workflow '\(name)' started"
    case .workflowStopped(let name): "Workflow '\(name)' stopped"
    case .workflowWaits(let name, let until): "Workflow '\(name)' waits until \(shown(until))"
    case .workflowFinished(let name): "Workflow '\(name)' finished"
    case .workflowVersionMissing(let name, let version, let other):
      "Workflow '\(name)' began with rule book version \(version), which is not at hand; it "
        + (other.map { "goes on with version \($0)" } ?? "stops")
    case .cascadeStopped(let limit, let rules, let notRun):
      "Stopped after \(limit) events, by rules \(rules.listed); not run: \(notRun.listed)"
    case .chainStopped(let limit, let chain, let rules, let notRun):
      "Stopped: the chain of causes from \(chain) has raised \(limit) events in 24 hours, by rules \(rules.listed); "
        + "not run: \(notRun.listed)"
    case .refused(let id, let reason): "Occurrence \(id) was refused: \(reason)"
    case .action(let origin, let action, let outcome): "\(Action.title(of: action)) by \(origin): \(outcome)"
    case .variablesEmpty(let template, let paths):
      "Left empty in \(template.map { "template '\($0)'" } ?? "a text"): \(paths.joined(separator: ", "))"
    case .delivery(let id, let kind, let report): "\(kind.capitalised) \(id) \(report.words(shown))"
    }
  }
}

extension Origin {
  var words: String {
    switch self {
    case .user: "a user"
    case .webForm: "a web form"
    case .api: "the API"
    case .import: "an import"
    case .other: "elsewhere"
    }
  }
}

extension ContactChannel {
  var plural: String {
    switch self {
    case .email: "emails"
    case .letter: "letters"
    case .text: "text messages"
    }
  }
}

extension FieldChange {
  fileprivate var words: String {
    "\(field) from \(from?.shortened.quoted ?? "nothing") to \(to?.shortened.quoted ?? "nothing")"
  }
}

extension FieldValue {
  /// The value as a line of history shows it: a long text is cut.
  fileprivate var shortened: FieldValue {
    guard case .text(let text) = self, let end = text.index(text.startIndex, offsetBy: 200, limitedBy: text.endIndex),
      end != text.endIndex
    else { return self }
    return .text("\(text[..<end])…")
  }
}

extension EventDetails {
  fileprivate func words(_ shown: (Date) -> String) -> String {
    switch self {
    case .none, .update: ""
    case .status(let from, let to): Self.change(from?.rawValue, to?.rawValue)
    case .user(let from, let to): Self.change(from?.rawValue, to?.rawValue)
    case .progress(let from, _): from.map { ", from \($0.rawValue)" } ?? ""
    case .referral(let it):
      (it.partner.map { ": partner '\($0)'" } ?? "") + (it.reason.map { " (\(ErrorText($0)))" } ?? "")
    case .appointment(let it): ": appointment \(it.id) at \(shown(it.start))"
    case .call(let it): it.number.map { " from \($0)" } ?? ""
    case .message(let it):
      ": message \(it.message)" + (it.link.map { ", link \($0)" } ?? "")
        + (it.reason.map { " (\(ErrorText($0)))" } ?? "")
    case .journey(let it): ": '\(it.journey)'" + (it.step.map { " at '\($0)'" } ?? "")
    case .custom(let fields):
      fields.isEmpty
        ? ""
        : ": " + fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.shortened)" }.joined(separator: ", ")
    }
  }

  private static func change(_ from: String?, _ to: String?) -> String {
    " from \(from.map { "'\($0)'" } ?? "nothing") to \(to.map { "'\($0)'" } ?? "nothing")"
  }
}

extension [RuleID] {
  fileprivate var listed: String { isEmpty ? "none" : map { "'\($0)'" }.joined(separator: ", ") }
}

extension MessageKind {
  fileprivate var capitalised: String { description.prefix(1).uppercased() + description.dropFirst() }
}

extension ActionOutcome: CustomStringConvertible {
  public var description: String {
    switch self {
    case .done(let deed): "\(deed)"
    case .unchanged(let deed): "no change, \(deed) already"
    case .notDone(let reason): "not done, \(reason)"
    case .failed(let text): "failed, \(text)"
    }
  }
}

extension ActionOutcome.Deed: CustomStringConvertible {
  public var description: String {
    switch self {
    case .assigned(let user, let group):
      "assigned to \(user.map { "'\($0)'" } ?? "nobody")" + (group.map { ", chosen from group '\($0)'" } ?? "")
    case .status(let status): "status '\(status)'"
    case .leadType(let type): "lead type '\(type)'"
    case .progress(let progress): "progress '\(progress.rawValue)'"
    case .field(let name): "field '\(name)' changed"
    case .queued(let id, let kind, let recipient):
      "\(kind) \(id)" + (recipient.map { " to \($0)" } ?? "") + " waits to be sent"
    case .referred(let partner, let id): "referred to partner '\(partner)', referral \(id) waits to be sent"
    case .workflowStarted(let name): "workflow '\(name)' starts"
    case .workflowStopped(let name): "workflow '\(name)' stopped"
    case .raised(let name): "event '\(name)' raised"
    case .timer(let name): "event '\(name)' set for later"
    case .noted(let text): text
    case .nothing: "nothing to do"
    }
  }
}

extension DeliveryReport: CustomStringConvertible {
  public var description: String { words(\.toTheSecond) }

  fileprivate func words(_ shown: (Date) -> String) -> String {
    switch self {
    case .delivered(let attempt, let note):
      "delivered" + (attempt > 1 ? " at attempt \(attempt)" : "") + (note.map { " (\($0))" } ?? "")
    case .failed(let attempt, let text, let retry):
      "failed at attempt \(attempt): \(text); next at \(shown(retry))"
    case .uncertain(let attempt, let text, let retry):
      "uncertain after attempt \(attempt): \(text); next at \(shown(retry)), under the same id"
    case .dead(let attempts, let text): "given up after \(attempts) \(attempts == 1 ? "attempt" : "attempts"): \(text)"
    case .expired: "not sent: its last useful time had passed"
    case .withdrawn: "withdrawn: the appointment moved or ended"
    case .noConsent(let channel): "not sent: the customer does not want \(channel.plural) any more"
    case .sentAgain: "will be sent again"
    case .dropped: "dropped"
    case .held(let reason): "held: \(reason)"
    case .postponed(let reason, let until): "waits until \(shown(until)): \(reason)"
    case .tooLate(let reason, let until):
      "not sent: it would have had to wait until \(shown(until)), after its last useful time: \(reason)"
    case .blocked(let reason): "not sent: \(reason)"
    }
  }
}

extension Date {
  /// As a person reads a time; waits are counted in fractions of a second, which nobody wants to see.
  fileprivate var toTheSecond: String {
    Timestamp.text(from: Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)))
  }
}

extension [Event] {
  fileprivate var listed: String { isEmpty ? "no event" : map(\.title).joined(separator: ", ") }
}
