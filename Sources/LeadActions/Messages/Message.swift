/// What a transport sends.
@nonexhaustive
public indirect enum Message: Hashable, Sendable, Codable {
  case email(EmailMessage)
  case text(TextMessage)
  case letter(Letter)
  case webhook(WebhookRequest)
  case task(UserTask)
  case referral(Referral)
  case custom(CustomMessage)
}

/// Something to be sent of a kind that the host defines.
public struct CustomMessage: Hashable, Sendable, Codable {
  public var name: CustomDeliveryName
  public var payload: PlainValue

  public init(_ name: CustomDeliveryName, _ payload: PlainValue = .object([:])) {
    self.name = name
    self.payload = payload
  }
}

/// The kind of a message, which decides its transport and how often it is tried.
@nonexhaustive
public enum MessageKind: Hashable, Sendable, Codable {
  case email
  case text
  case letter
  case webhook
  case task
  case referral
  case custom(CustomDeliveryName)
}

extension Message {
  public var kind: MessageKind {
    switch self {
    case .email: .email
    case .text: .text
    case .letter: .letter
    case .webhook: .webhook
    case .task: .task
    case .referral: .referral
    case .custom(let message): .custom(message.name)
    }
  }

  public var recipient: Recipient? {
    switch self {
    case .email(let message): message.recipient
    case .text(let message): message.recipient
    case .letter: .customer
    case .task(let task): .user(task.user)
    case .referral(let referral): .partner(referral.partner)
    case .webhook, .custom: nil
    }
  }

  /// The channel of the customer's consent that the message needs; none where it does not go to the customer.
  public var consentChannel: ContactChannel? {
    guard recipient == .customer else { return nil }
    switch self {
    case .email: return .email
    case .text: return .text
    case .letter: return .letter
    default: return nil
    }
  }
}

extension MessageKind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .email: "email"
    case .text: "text message"
    case .letter: "letter"
    case .webhook: "webhook"
    case .task: "task"
    case .referral: "referral"
    case .custom(let name): name.rawValue
    }
  }
}
