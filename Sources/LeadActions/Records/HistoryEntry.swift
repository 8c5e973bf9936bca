public import struct Foundation.Date

/// One line of what happened to a lead.
public struct HistoryEntry: Hashable, Sendable, Codable {
  public var at: Date
  public var occurrence: OccurrenceID
  public var line: HistoryLine

  public init(at: Date, occurrence: OccurrenceID, _ line: HistoryLine) {
    self.at = at
    self.occurrence = occurrence
    self.line = line
  }
}

/// Which lines of a history are shown.
public enum HistoryFilter: Hashable, Sendable {
  /// Without what actions and their deliveries wrote; the default, as in the guide.
  case withoutActions
  case all

  public func shows(_ entry: HistoryEntry) -> Bool { self == .all || !entry.line.isAction }
}

/// What a line of history says.
@nonexhaustive
public enum HistoryLine: Hashable, Sendable, Codable {
  case adopted
  case received(from: Origin, duplicateOf: LeadID?)
  case updated(by: Origin, [FieldChange])
  /// A report that found everything so already, and raised nothing.
  case nothingChanged
  case event(Event, EventDetails)
  case leadTypeChanged(from: LeadTypeName, to: LeadTypeName)
  /// A status that the new lead type does not have stays.
  case statusNotInType(StatusName, LeadTypeName)
  /// A value of another kind than the rule book declares for the field: no comparison with it holds, but that it is not equal.
  case fieldOfOtherKind(FieldName, expected: FieldKind, found: FieldKind)
  case consent(ContactChannel, open: Bool)
  /// An opening or a click that is likely a machine's: it raises nothing and spends nothing.
  indirect case machineEvent(Event, MessageDetails)
  /// An event that happens once, and has happened before.
  case alreadyHappened(Event)
  indirect case emailFailedForNow(MessageDetails)
  case referralFailed(DeliveryID, ErrorText)
  case taskCompleted(DeliveryID)
  case appointmentUnknown(AppointmentID)
  case timerSkipped(Event, AppointmentID, due: Date)
  /// A custom event set for later was reached too late.
  case reminderSkipped(CustomEventName, due: Date)
  case timersSet(count: Int)
  case timerObsolete(TimerID)
  case workflowStarted(WorkflowName)
  case workflowStopped(WorkflowName)
  case workflowWaits(WorkflowName, until: Date)
  case workflowFinished(WorkflowName)
  /// The rule book version that the run began with is not at hand; it goes on with another, or stops.
  case workflowVersionMissing(WorkflowName, version: Int, goesOnWith: Int?)
  case cascadeStopped(limit: Int, rules: [RuleID], notRun: [Event])
  indirect case chainStopped(limit: Int, chain: OccurrenceID, rules: [RuleID], notRun: [Event])
  /// An occurrence that a delivery's outcome carried, and that could not be planned.
  case refused(OccurrenceID, ErrorText)
  case action(ActionOrigin, ActionName, ActionOutcome)
  /// A template's variables that had no value and were left empty.
  case variablesEmpty(TemplateName?, [String])
  indirect case delivery(DeliveryID, MessageKind, DeliveryReport)
}

/// What came of one attempt at a delivery, or of its wait for one.
@nonexhaustive
public enum DeliveryReport: Hashable, Sendable, Codable {
  case delivered(attempt: Int, note: String?)
  case failed(attempt: Int, ErrorText, retryAt: Date)
  /// Nobody knows whether it was taken; it is tried again under the same id.
  case uncertain(attempt: Int, ErrorText, retryAt: Date)
  /// Given up; it can be sent again by hand.
  case dead(attempts: Int, ErrorText)
  /// Its last useful time passed before it was sent.
  case expired
  /// The appointment that it reminded of moved or ended.
  case withdrawn
  /// The customer withdrew consent after it was planned.
  case noConsent(ContactChannel)
  case sentAgain
  case dropped
  /// It waits until somebody lets it go on; one line, however often it is looked at.
  case held(HoldReason)
  /// It waits until a time.
  case postponed(PostponeReason, until: Date)
  /// It would have had to wait until after its last useful time.
  case tooLate(PostponeReason, until: Date)
  /// It is never sent, and nothing has failed.
  case blocked(BlockReason)
}

extension HistoryLine {
  /// Whether an action or its delivery wrote the line; the default filter hides those.
  public var isAction: Bool {
    switch self {
    case .action, .variablesEmpty, .delivery: true
    default: false
    }
  }
}

extension HistoryLine {
  /// The delivery that the line is about: planned, tried, or at its end.
  public var delivery: DeliveryID? {
    switch self {
    case .delivery(let id, _, _), .taskCompleted(let id), .referralFailed(let id, _): id
    case .action(_, _, .done(.queued(let id, _, _))), .action(_, _, .done(.referred(_, let id))): id
    default: nil
    }
  }
}
