extension Report {
  /// Fills in what the report is about: a message or task that was sent.
  package mutating func concern(_ delivery: Delivery) {
    switch self {
    case .emailFailed(let it, let permanently): self = .emailFailed(it.about(delivery), permanently: permanently)
    case .emailOpened(let it): self = .emailOpened(it.about(delivery))
    case .emailClicked(let it): self = .emailClicked(it.about(delivery))
    case .emailReplied(let it): self = .emailReplied(it.about(delivery))
    case .emailUnsubscribed(let it): self = .emailUnsubscribed(it.about(delivery))
    case .emailSpamReported(let it): self = .emailSpamReported(it.about(delivery))
    case .textFailed(let it): self = .textFailed(it.about(delivery))
    case .textReplied(let it, let stop): self = .textReplied(it.about(delivery), stop: stop)
    case .taskCompleted(_, let appointment): self = .taskCompleted(delivery: delivery.id, appointment: appointment)
    case .referralFailed(_, let reason): self = .referralFailed(delivery: delivery.id, reason: reason)
    default: break
    }
  }
}

extension MessageDetails {
  fileprivate func about(_ delivery: Delivery) -> MessageDetails {
    var details = self
    details.message = MessageID(delivery.id.rawValue)
    details.delivery = delivery.id
    switch delivery.message {
    case .email(let email): details.recipient = details.recipient ?? email.address
    case .text(let text): details.recipient = details.recipient ?? text.number
    default: break
    }
    return details
  }
}
