/// Everything that a host can report of a lead.
@nonexhaustive
public indirect enum Report: Hashable, Sendable, Codable {
  /// A lead that existed before the library did; its record is made, and nothing is raised.
  case adopted(Adoption)
  case received(Receipt)
  case updated(Update)
  case statusChanged(to: StatusName?)
  case userChanged(to: UserName?)
  case progressMoved(to: LeadProgress)
  case leadTypeChanged(to: LeadTypeName)
  /// A referral that the host made itself; it is recorded and sends nothing.
  case referred(to: PartnerName)
  /// A referral of ours that could not be delivered; the partner stays.
  case referralFailed(delivery: DeliveryID, reason: String)
  case appointmentCreated(LeadAppointment)
  case appointmentUpdated(LeadAppointment)
  case appointmentCancelled(AppointmentID)
  case appointmentStarted(AppointmentID)
  case appointmentCompleted(AppointmentID)
  /// A task that one of our deliveries asked for is done; an Appointment action's task completes its appointment.
  case taskCompleted(delivery: DeliveryID, appointment: AppointmentID?)
  case callUnanswered(CallDetails)
  case callVoicemail(CallDetails)
  case returnStarted(ReferralDetails)
  case returnDeclined(ReferralDetails)
  case returnAccepted(ReferralDetails)
  /// An email could not be delivered; only where that is permanent is it the guide's Email Failed.
  case emailFailed(MessageDetails, permanently: Bool)
  case emailOpened(MessageDetails)
  case emailClicked(MessageDetails)
  case emailReplied(MessageDetails)
  case emailUnsubscribed(MessageDetails)
  case emailSpamReported(MessageDetails)
  case textFailed(MessageDetails)
  /// A text message was answered; a stop closes the channel before the event's rules run.
  case textReplied(MessageDetails, stop: Bool)
  case consentChanged(ContactChannel, open: Bool)
  case journeyStarted(JourneyDetails)
  case journeyPartiallyCompleted(JourneyDetails)
  case journeyCompleted(JourneyDetails)
  case custom(CustomEventName, [FieldName: FieldValue])
  /// A timer of ours fell due.
  case timeReached(TimerID)
  /// Another version of the rule book came into force: appointment timers are set anew.
  case rulesActivated(version: Int)
}

/// A lead that existed before the library did.
public struct Adoption: Hashable, Sendable, Codable {
  public var lead: Lead
  /// The stages that the lead has been through, beside the one it is at; they raise nothing any more.
  public var progressReached: [LeadProgress]
  public var appointments: [LeadAppointment]

  public init(_ lead: Lead, progressReached: [LeadProgress] = [], appointments: [LeadAppointment] = []) {
    self.lead = lead
    self.progressReached = progressReached
    self.appointments = appointments
  }
}

/// Who or what brought something about: a user of the CRM by hand, or anything else.
///
/// The guide tells apart only the user's 'New Lead' and 'Edit Lead' from all other ways.
@nonexhaustive
public enum Origin: String, Hashable, Sendable, Codable, CaseIterable {
  case user
  case webForm
  case api
  case `import`
  case other

  public var isUser: Bool { self == .user }
}

/// A lead's first arrival.
public struct Receipt: Hashable, Sendable, Codable {
  /// Whether the lead repeats another.
  @nonexhaustive
  public enum Duplicate: Hashable, Sendable, Codable {
    /// The pipeline's duplicate matcher finds out.
    case unknown
    case no
    case of(LeadID)
  }

  /// What the host knows of a referral at receipt.
  @nonexhaustive
  public enum Referring: Hashable, Sendable, Codable {
    /// The lead type decides: with Deliver Immediately and a partner of its own, receipt refers.
    case byLeadType
    /// The host chose the partner; receipt refers if the lead type's method is Deliver Immediately.
    case to(PartnerName)
    /// The host has referred the lead already; it is recorded and sends nothing.
    case already(PartnerName)
  }

  public var lead: Lead
  public var origin: Origin
  public var duplicate: Duplicate
  public var referral: Referring

  public init(
    _ lead: Lead, from origin: Origin, duplicate: Duplicate = .unknown, referral: Referring = .byLeadType
  ) {
    self.lead = lead
    self.origin = origin
    self.duplicate = duplicate
    self.referral = referral
  }
}

/// New values for a lead's fields.
public struct Update: Hashable, Sendable, Codable {
  public var origin: Origin
  public var assignments: [FieldAssignment]

  public init(by origin: Origin, _ assignments: [FieldAssignment]) {
    self.origin = origin
    self.assignments = assignments
  }

  public init(by origin: Origin, _ values: KeyValuePairs<FieldName, FieldValue?>) {
    self.init(by: origin, values.map { FieldAssignment($0.key, to: $0.value) })
  }
}
