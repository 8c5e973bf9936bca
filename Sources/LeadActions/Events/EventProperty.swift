/// A field of an event that conditions and templates can name, such as `event.recipient` or `appointment.start`.
@nonexhaustive
public enum EventProperty: String, Hashable, Sendable, CaseIterable {
  case recipient = "event.recipient"
  case message = "event.message"
  case reason = "event.reason"
  case link = "event.link"
  case text = "event.text"
  case machine = "event.machine"
  case partner = "event.partner"
  case number = "event.number"
  case recording = "event.recording"
  case journey = "event.journey"
  case step = "event.step"
  /// What a status, user or progress was before it changed, and what it changed to.
  case from = "event.from"
  case to = "event.to"
  case appointmentID = "appointment.id"
  case appointmentTitle = "appointment.title"
  case appointmentStart = "appointment.start"
  case appointmentEnd = "appointment.end"
  case appointmentUser = "appointment.user"
  case appointmentLocation = "appointment.location"

  public var name: FieldName { FieldName(rawValue) }

  public init?(_ name: FieldName) { self.init(rawValue: name.rawValue) }

  public var kind: FieldKind {
    switch self {
    case .machine: .flag
    case .appointmentStart, .appointmentEnd: .date
    default: .text
    }
  }
}

extension EventDetails {
  /// The value of a field of the event, where the event has it.
  public func value(of property: EventProperty) -> FieldValue? {
    switch self {
    case .none, .update, .custom: nil
    case .status(let from, let to): change(property, from?.rawValue, to?.rawValue)
    case .user(let from, let to): change(property, from?.rawValue, to?.rawValue)
    case .progress(let from, let to): change(property, from?.rawValue, to.rawValue)
    case .referral(let it): it.value(of: property)
    case .appointment(let it): it.value(of: property)
    case .call(let it): it.value(of: property)
    case .message(let it): it.value(of: property)
    case .journey(let it): it.value(of: property)
    }
  }

  private func change(_ property: EventProperty, _ from: String?, _ to: String?) -> FieldValue? {
    switch property {
    case .from: from.map(FieldValue.text)
    case .to: to.map(FieldValue.text)
    default: nil
    }
  }
}

extension ReferralDetails {
  fileprivate func value(of property: EventProperty) -> FieldValue? {
    switch property {
    case .partner: (partner?.rawValue).map(FieldValue.text)
    case .reason: reason.map(FieldValue.text)
    default: nil
    }
  }
}

extension LeadAppointment {
  func value(of property: EventProperty) -> FieldValue? {
    switch property {
    case .appointmentID: .text(id.rawValue)
    case .appointmentTitle: title.map(FieldValue.text)
    case .appointmentStart: .date(start)
    case .appointmentEnd: end.map(FieldValue.date)
    case .appointmentUser: (user?.rawValue).map(FieldValue.text)
    case .appointmentLocation: location.map(FieldValue.text)
    default: nil
    }
  }
}

extension CallDetails {
  fileprivate func value(of property: EventProperty) -> FieldValue? {
    switch property {
    case .number: number.map(FieldValue.text)
    case .recording: recording.map(FieldValue.text)
    default: nil
    }
  }
}

extension MessageDetails {
  fileprivate func value(of property: EventProperty) -> FieldValue? {
    switch property {
    case .message: .text(message.rawValue)
    case .recipient: recipient.map(FieldValue.text)
    case .reason: reason.map(FieldValue.text)
    case .link: link.map(FieldValue.text)
    case .text: text.map(FieldValue.text)
    case .machine: .flag(likelyMachine)
    default: nil
    }
  }
}

extension JourneyDetails {
  fileprivate func value(of property: EventProperty) -> FieldValue? {
    switch property {
    case .journey: .text(journey.rawValue)
    case .step: step.map(FieldValue.text)
    default: nil
    }
  }
}
