/// A moment in a lead's life that rules act on: one case for each row of the guide's table, and the host's own.
@nonexhaustive
public enum Event: Hashable, Sendable {
  case appointmentCreated
  case appointmentUpdated
  case appointmentCancelled
  case appointmentStarted
  case appointmentCompleted
  case appointmentBefore(Period)
  case appointmentAfter(Period)
  case callUnanswered
  case callVoicemail
  case receivedDuplicate
  case receivedNotDuplicate
  case receivedReferred
  case receivedNotReferred
  case received
  case receivedUser
  case receivedOther
  case updated
  case updatedUser
  case updatedOther
  case statusChanged
  case userChanged
  case validated
  case invalidated
  case contacted
  case qualified
  case converted
  case closed
  case referred
  case returnStarted
  case returnDeclined
  case returnAccepted
  case emailFailed
  case emailOpened
  case emailClicked
  case emailReplied
  case emailUnsubscribed
  case emailSpamReported
  case textFailed
  case textReplied
  case journeyStarted
  case journeyPartiallyCompleted
  case journeyCompleted
  /// An event that the host defines and the rule book declares.
  case custom(CustomEventName)
}

extension Event {
  /// The event that the first move to a stage of progress is.
  public init(_ progress: LeadProgress) {
    self =
      switch progress {
      case .validated: .validated
      case .invalidated: .invalidated
      case .contacted: .contacted
      case .qualified: .qualified
      case .converted: .converted
      case .closed: .closed
      }
  }

  /// The stage of progress that this event is the first move to.
  public var progress: LeadProgress? {
    switch self {
    case .validated: .validated
    case .invalidated: .invalidated
    case .contacted: .contacted
    case .qualified: .qualified
    case .converted: .converted
    case .closed: .closed
    default: nil
    }
  }

  /// The time before or after an appointment that the event happens at.
  public var period: Period? {
    switch self {
    case .appointmentBefore(let period), .appointmentAfter(let period): period
    default: nil
    }
  }

  /// Whether the event is one of the seven about an appointment.
  public var concernsAppointment: Bool {
    switch self {
    case .appointmentCreated, .appointmentUpdated, .appointmentCancelled, .appointmentStarted, .appointmentCompleted,
      .appointmentBefore, .appointmentAfter:
      true
    default: false
    }
  }
}
