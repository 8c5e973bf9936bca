extension Event {
  /// The row of the guide's table; a custom event has none.
  public var kind: EventKind? {
    switch self {
    case .appointmentCreated: .appointmentCreated
    case .appointmentUpdated: .appointmentUpdated
    case .appointmentCancelled: .appointmentCancelled
    case .appointmentStarted: .appointmentStarted
    case .appointmentCompleted: .appointmentCompleted
    case .appointmentBefore: .appointmentBefore
    case .appointmentAfter: .appointmentAfter
    case .callUnanswered: .callUnanswered
    case .callVoicemail: .callVoicemail
    case .receivedDuplicate: .receivedDuplicate
    case .receivedNotDuplicate: .receivedNotDuplicate
    case .receivedReferred: .receivedReferred
    case .receivedNotReferred: .receivedNotReferred
    case .received: .received
    case .receivedUser: .receivedUser
    case .receivedOther: .receivedOther
    case .updated: .updated
    case .updatedUser: .updatedUser
    case .updatedOther: .updatedOther
    case .statusChanged: .statusChanged
    case .userChanged: .userChanged
    case .validated: .validated
    case .invalidated: .invalidated
    case .contacted: .contacted
    case .qualified: .qualified
    case .converted: .converted
    case .closed: .closed
    case .referred: .referred
    case .returnStarted: .returnStarted
    case .returnDeclined: .returnDeclined
    case .returnAccepted: .returnAccepted
    case .emailFailed: .emailFailed
    case .emailOpened: .emailOpened
    case .emailClicked: .emailClicked
    case .emailReplied: .emailReplied
    case .emailUnsubscribed: .emailUnsubscribed
    case .emailSpamReported: .emailSpamReported
    case .textFailed: .textFailed
    case .textReplied: .textReplied
    case .journeyStarted: .journeyStarted
    case .journeyPartiallyCompleted: .journeyPartiallyCompleted
    case .journeyCompleted: .journeyCompleted
    case .custom: nil
    }
  }

  /// The event of a row that has no period.
  public init?(_ kind: EventKind) {
    switch kind {
    case .appointmentBefore, .appointmentAfter: return nil
    case .appointmentCreated: self = .appointmentCreated
    case .appointmentUpdated: self = .appointmentUpdated
    case .appointmentCancelled: self = .appointmentCancelled
    case .appointmentStarted: self = .appointmentStarted
    case .appointmentCompleted: self = .appointmentCompleted
    case .callUnanswered: self = .callUnanswered
    case .callVoicemail: self = .callVoicemail
    case .receivedDuplicate: self = .receivedDuplicate
    case .receivedNotDuplicate: self = .receivedNotDuplicate
    case .receivedReferred: self = .receivedReferred
    case .receivedNotReferred: self = .receivedNotReferred
    case .received: self = .received
    case .receivedUser: self = .receivedUser
    case .receivedOther: self = .receivedOther
    case .updated: self = .updated
    case .updatedUser: self = .updatedUser
    case .updatedOther: self = .updatedOther
    case .statusChanged: self = .statusChanged
    case .userChanged: self = .userChanged
    case .validated: self = .validated
    case .invalidated: self = .invalidated
    case .contacted: self = .contacted
    case .qualified: self = .qualified
    case .converted: self = .converted
    case .closed: self = .closed
    case .referred: self = .referred
    case .returnStarted: self = .returnStarted
    case .returnDeclined: self = .returnDeclined
    case .returnAccepted: self = .returnAccepted
    case .emailFailed: self = .emailFailed
    case .emailOpened: self = .emailOpened
    case .emailClicked: self = .emailClicked
    case .emailReplied: self = .emailReplied
    case .emailUnsubscribed: self = .emailUnsubscribed
    case .emailSpamReported: self = .emailSpamReported
    case .textFailed: self = .textFailed
    case .textReplied: self = .textReplied
    case .journeyStarted: self = .journeyStarted
    case .journeyPartiallyCompleted: self = .journeyPartiallyCompleted
    case .journeyCompleted: self = .journeyCompleted
    }
  }

  /// The event as a person reads it, such as `Received (Other)` or `Appointment 24 hours Before`.
  public var title: String {
    switch self {
    case .appointmentBefore(let period): "Appointment \(period) Before"
    case .appointmentAfter(let period): "Appointment \(period) After"
    case .custom(let name): name.rawValue
    default: kind?.title ?? ""
    }
  }

  /// The `eventtype` that webhooks send: the guide's where it prints one, ours for fifteen, a custom event's own name.
  public var type: String {
    if case .custom(let name) = self { return name.rawValue }
    return kind?.type ?? ""
  }
}

/// Rule books write `receivedOther`, `appointmentBefore 24 hours` and `custom priceDropped`.
extension Event: LosslessStringConvertible {
  public init?(_ text: String) {
    // Among scalars: a name may begin with a mark that would make one character with the space.
    guard let space = text.unicodeScalars.firstIndex(of: " ") else {
      guard let kind = EventKind(name: text), let event = Event(kind) else { return nil }
      self = event
      return
    }
    let rest = String(text.unicodeScalars[text.unicodeScalars.index(after: space)...])
    switch text[..<space] {
    case "appointmentBefore":
      guard let period = Period(rest) else { return nil }
      self = .appointmentBefore(period)
    case "appointmentAfter":
      guard let period = Period(rest) else { return nil }
      self = .appointmentAfter(period)
    case "custom" where !rest.isEmpty: self = .custom(CustomEventName(rest))
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .appointmentBefore(let period): "appointmentBefore \(period)"
    case .appointmentAfter(let period): "appointmentAfter \(period)"
    case .custom(let name): "custom \(name)"
    default: kind?.name ?? ""
    }
  }
}

extension Event: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let event = Event(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "There is no event '\(text)'.")
    }
    self = event
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
