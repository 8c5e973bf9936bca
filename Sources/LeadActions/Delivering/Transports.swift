/// The transports that a host injects; what it does not use it leaves out.
///
/// A delivery whose transport is missing becomes a dead letter that says so, and can be sent again when it is there.
public struct Transports: Sendable {
  public var email: (any EmailTransport)?
  public var text: (any TextTransport)?
  public var letter: (any LetterTransport)?
  public var webhook: (any WebhookTransport)?
  public var task: (any TaskTransport)?
  public var referral: (any ReferralTransport)?
  public var custom: [CustomDeliveryName: any CustomTransport]

  public init(
    email: (any EmailTransport)? = nil, text: (any TextTransport)? = nil, letter: (any LetterTransport)? = nil,
    webhook: (any WebhookTransport)? = nil, task: (any TaskTransport)? = nil,
    referral: (any ReferralTransport)? = nil, custom: [CustomDeliveryName: any CustomTransport] = [:]
  ) {
    self.email = email
    self.text = text
    self.letter = letter
    self.webhook = webhook
    self.task = task
    self.referral = referral
    self.custom = custom
  }
}

/// No transport was injected for a kind of message.
public struct MissingTransport: Error, Hashable, Sendable, CustomStringConvertible {
  public var kind: MessageKind

  public init(_ kind: MessageKind) { self.kind = kind }

  public var description: String {
    switch kind {
    case .email: missing("EmailTransport", "email")
    case .text: missing("TextTransport", "text")
    case .letter: missing("LetterTransport", "letter")
    case .webhook: missing("WebhookTransport", "webhook")
    case .task: missing("TaskTransport", "task")
    case .referral: missing("ReferralTransport", "referral")
    case .custom(let name): missing("CustomTransport", "custom[\"\(name)\"]")
    }
  }

  private func missing(_ type: String, _ place: String) -> String {
    "There is no transport for it; give the dispatcher's transports one (\(type)) as '\(place)', then send it again"
  }
}
