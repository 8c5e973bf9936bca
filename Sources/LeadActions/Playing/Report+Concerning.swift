extension Report {
  /// Fills in what the report is about: a message or task that was sent.
  package mutating func concern(_ delivery: Delivery) {
    switch delivery.message {
    case .email(let email): concern(delivery.id, recipient: email.address)
    case .text(let text): concern(delivery.id, recipient: text.number)
    default: concern(delivery.id, recipient: nil)
    }
  }

  /// Fills in what the report is about where no more than its id may be known.
  mutating func concern(_ delivery: DeliveryID, recipient: String?) {
    func about(_ details: MessageDetails) -> MessageDetails {
      var details = details
      details.message = MessageID(delivery.rawValue)
      details.delivery = delivery
      details.recipient = details.recipient ?? recipient
      return details
    }
    switch self {
    case .emailFailed(let it, let permanently): self = .emailFailed(about(it), permanently: permanently)
    case .emailOpened(let it): self = .emailOpened(about(it))
    case .emailClicked(let it): self = .emailClicked(about(it))
    case .emailReplied(let it): self = .emailReplied(about(it))
    case .emailUnsubscribed(let it): self = .emailUnsubscribed(about(it))
    case .emailSpamReported(let it): self = .emailSpamReported(about(it))
    case .textFailed(let it): self = .textFailed(about(it))
    case .textReplied(let it, let stop): self = .textReplied(about(it), stop: stop)
    case .taskCompleted(_, let appointment): self = .taskCompleted(delivery: delivery, appointment: appointment)
    case .referralFailed(_, let reason): self = .referralFailed(delivery: delivery, reason: reason)
    default: break
    }
  }
}
