/// What a particular event carries beside its name: the facts that its conditions, templates and webhooks may ask for.
@nonexhaustive
public enum EventDetails: Hashable, Sendable, Codable {
  case none
  case status(from: StatusName?, to: StatusName?)
  case user(from: UserName?, to: UserName?)
  case progress(from: LeadProgress?, to: LeadProgress)
  case update(Change)
  indirect case referral(ReferralDetails)
  indirect case appointment(LeadAppointment)
  indirect case call(CallDetails)
  indirect case message(MessageDetails)
  indirect case journey(JourneyDetails)
  case custom([FieldName: FieldValue])

  /// The fields that an update changed, each with its value before and after.
  public struct Change: Hashable, Sendable, Codable {
    public var fields: [FieldChange]
    public init(_ fields: [FieldChange]) { self.fields = fields }
  }
}

/// A field's value before and after a change.
public struct FieldChange: Hashable, Sendable, Codable {
  public var field: FieldName
  public var from: FieldValue?
  public var to: FieldValue?

  public init(_ field: FieldName, from: FieldValue?, to: FieldValue?) {
    self.field = field
    self.from = from
    self.to = to
  }
}

/// The partner that a referral or a return concerns, and why.
public struct ReferralDetails: Hashable, Sendable, Codable {
  public var partner: PartnerName?
  public var reason: String?

  public init(partner: PartnerName? = nil, reason: String? = nil) {
    self.partner = partner
    self.reason = reason
  }
}

/// An inbound call.
public struct CallDetails: Hashable, Sendable, Codable {
  /// The number that called.
  public var number: String?
  /// Where a voicemail can be heard.
  public var recording: String?

  public init(number: String? = nil, recording: String? = nil) {
    self.number = number
    self.recording = recording
  }
}

/// An email or text message, and what happened to it.
public struct MessageDetails: Hashable, Sendable, Codable {
  /// The message, as the host or its provider names it; what happens once, happens once to each message.
  public var message: MessageID
  /// The address or number that it went to, or that replied.
  public var recipient: String?
  /// Why it failed.
  public var reason: String?
  /// The address that was clicked.
  public var link: String?
  /// What a reply says.
  public var text: String?
  /// Whether an opening or a click is likely a machine's, such as a mail scanner's.
  public var likelyMachine: Bool
  /// Our delivery that this answers, so that a reply continues the chain of causes that the message came from.
  public var delivery: DeliveryID?

  public init(
    _ message: MessageID, recipient: String? = nil, reason: String? = nil, link: String? = nil, text: String? = nil,
    likelyMachine: Bool = false, delivery: DeliveryID? = nil
  ) {
    self.message = message
    self.recipient = recipient
    self.reason = reason
    self.link = link
    self.text = text
    self.likelyMachine = likelyMachine
    self.delivery = delivery
  }
}

/// A journey, which is a form of several pages that a customer or user works through.
public struct JourneyDetails: Hashable, Sendable, Codable {
  public var journey: JourneyName
  /// The last step that was completed.
  public var step: String?

  public init(_ journey: JourneyName, step: String? = nil) {
    self.journey = journey
    self.step = step
  }
}
