/// Events that belong together, for headings; in the guide's order.
enum EventFamily: CaseIterable {
  case appointments, calls, receipt, update, change, referral, messages, journeys, own

  init(_ event: Event) {
    self =
      switch event.kind {
      case nil: .own
      case let kind? where kind.rawValue <= EventKind.appointmentAfter.rawValue: .appointments
      case let kind? where kind.rawValue <= EventKind.callVoicemail.rawValue: .calls
      case let kind? where kind.rawValue <= EventKind.receivedOther.rawValue: .receipt
      case let kind? where kind.rawValue <= EventKind.updatedOther.rawValue: .update
      case let kind? where kind.rawValue <= EventKind.closed.rawValue: .change
      case let kind? where kind.rawValue <= EventKind.returnAccepted.rawValue: .referral
      case let kind? where kind.rawValue <= EventKind.textReplied.rawValue: .messages
      default: .journeys
      }
  }

  var title: String {
    switch self {
    case .appointments: "Appointments"
    case .calls: "Calls"
    case .receipt: "When a lead is received"
    case .update: "When a lead is updated"
    case .change: "Status, user and progress"
    case .referral: "Referrals and returns"
    case .messages: "Emails and text messages"
    case .journeys: "Journeys"
    case .own: "Events of your own"
    }
  }
}

extension Event {
  /// When the event happens, in a sentence for a rule author.
  var story: String {
    switch self {
    case .appointmentCreated: "An appointment is created."
    case .appointmentUpdated: "An appointment is updated."
    case .appointmentCancelled: "An appointment is cancelled."
    case .appointmentStarted: "An appointment is started."
    case .appointmentCompleted: "An appointment is completed."
    case .appointmentBefore(let period): "It is \(period) until an appointment begins."
    case .appointmentAfter(let period): "It is \(period) since an appointment ended."
    case .callUnanswered: "A call from outside is not answered."
    case .callVoicemail: "A caller leaves a voicemail."
    case .receivedDuplicate: "First, if the lead repeats another one."
    case .receivedNotDuplicate: "First, if the lead repeats no other."
    case .receivedReferred: "Second, if the lead was referred to a partner at once."
    case .receivedNotReferred: "Second, if the lead was not referred to a partner at once."
    case .received: "Third, with every lead."
    case .receivedUser: "Fourth, if a user entered the lead by hand."
    case .receivedOther: "Fourth, if the lead came in any other way."
    case .updated: "First, with every change of the lead's details; never through actions."
    case .updatedUser: "Second, if a user edited the lead."
    case .updatedOther: "Second, if the change came in any other way."
    case .statusChanged: "The status changes."
    case .userChanged: "The lead is assigned to another user, or to nobody."
    case .validated: "Progress moves to 'Validated', the first time."
    case .invalidated: "Progress moves to 'Invalidated', the first time."
    case .contacted: "Progress moves to 'Contacted', the first time."
    case .qualified: "Progress moves to 'Qualified', the first time."
    case .converted: "Progress moves to 'Converted', the first time."
    case .closed: "Progress moves to 'Closed', the first time."
    case .referred: "The lead is referred to a partner, each time."
    case .returnStarted: "A partner returns the lead."
    case .returnDeclined: "The return by a partner is declined."
    case .returnAccepted: "The return by a partner is accepted."
    case .emailFailed: "An email cannot be delivered, once for each."
    case .emailOpened: "An email is opened, once for each."
    case .emailClicked: "A link in an email is clicked, each time."
    case .emailReplied: "An email is replied to, each time."
    case .emailUnsubscribed: "The customer unsubscribes by an email, once for each."
    case .emailSpamReported: "An email is reported as spam, once for each."
    case .textFailed: "A text message cannot be delivered, once for each."
    case .textReplied: "A text message is replied to, each time."
    case .journeyStarted: "A journey is started."
    case .journeyPartiallyCompleted: "A part of a journey is completed."
    case .journeyCompleted: "A journey is completed."
    case .custom: "Your own system reports it, or an action of your own raises it."
    }
  }
}
