/// A field's value during one stretch of an occurrence: with each change it is another.
struct FieldVersion: Hashable, Sendable {
  var source: FieldSource
  var number: Int
}

/// Which of its values each field shows at one moment of an occurrence, and what the event in hand changed.
struct FieldView: Hashable, Sendable {
  /// What the event changes, so far as conditions ask for it.
  enum Change: Hashable, Sendable {
    case none
    /// Nobody knows which event it is.
    case unknown
    case single(FieldSource, from: FieldVersion, to: FieldVersion)
    /// An update: each field was or was not changed by it, from version 0 to version 1.
    case update
  }

  /// What an event carries beside its name.
  enum Carried: Hashable, Sendable {
    case nothing, unknown, change, referral, appointment, call, message, journey
    case custom(Set<FieldName>)
  }

  var base = 0
  var versions: [FieldSource: Int] = [:]
  /// Tells the fields of one event of an occurrence from those of another.
  var eventNumber = 0
  var change = Change.unknown
  var carried = Carried.unknown
  /// The zone of the lead type whose rules run.
  var zone = Zone.utc

  /// The value that a field has now.
  func current(_ source: FieldSource) -> FieldVersion {
    switch source {
    case .event, .customEvent: FieldVersion(source: source, number: eventNumber)
    case .fact: FieldVersion(source: source, number: 0)
    case .lead, .record, .custom: FieldVersion(source: source, number: versions[source] ?? base)
    }
  }
}

extension FieldView.Carried {
  init(_ event: Event, _ book: RuleBook) {
    switch event {
    case .appointmentCreated, .appointmentUpdated, .appointmentCancelled, .appointmentStarted, .appointmentCompleted,
      .appointmentBefore, .appointmentAfter:
      self = .appointment
    case .callUnanswered, .callVoicemail: self = .call
    case .receivedReferred, .referred, .returnStarted, .returnDeclined, .returnAccepted: self = .referral
    case .statusChanged, .userChanged, .validated, .invalidated, .contacted, .qualified, .converted, .closed:
      self = .change
    case .emailFailed, .emailOpened, .emailClicked, .emailReplied, .emailUnsubscribed, .emailSpamReported, .textFailed,
      .textReplied:
      self = .message
    case .journeyStarted, .journeyPartiallyCompleted, .journeyCompleted: self = .journey
    // A host may send fields that the book does not declare, but conditions cannot name those.
    case .custom(let name): self = .custom(Set((book.customEvents[name] ?? [:]).keys))
    default: self = .nothing
    }
  }

  /// Whether an event of the kind may have a value for a field of events.
  func canHave(_ property: EventProperty) -> Bool {
    switch self {
    case .unknown: true
    case .nothing, .custom: false
    case .change: property == .from || property == .to
    case .referral: property == .partner || property == .reason
    case .appointment:
      switch property {
      case .appointmentID, .appointmentTitle, .appointmentStart, .appointmentEnd, .appointmentUser,
        .appointmentLocation:
        true
      default: false
      }
    case .call: property == .number || property == .recording
    case .message:
      switch property {
      case .message, .recipient, .reason, .link, .text, .machine: true
      default: false
      }
    case .journey: property == .journey || property == .step
    }
  }
}
