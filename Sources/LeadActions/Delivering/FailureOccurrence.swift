extension Delivery {
  /// What the failing of this delivery for good is to the lead: the guide's Email Failed or Text Message Failed, or a
  /// referral that could not be delivered; its id derives from the delivery's, so that it happens once.
  func failure(_ reason: ErrorText) -> Occurrence? {
    let report: Report
    switch message {
    case .email(let email):
      report = .emailFailed(details(recipient: email.address, reason), permanently: true)
    case .text(let text):
      report = .textFailed(details(recipient: text.number, reason))
    case .referral:
      report = .referralFailed(delivery: id, reason: reason.text)
    default: return nil
    }
    return Occurrence(OccurrenceID("failed:\(id)"), lead: lead, report)
  }

  private func details(recipient: String, _ reason: ErrorText) -> MessageDetails {
    MessageDetails(MessageID(id.rawValue), recipient: recipient, reason: reason.text, delivery: id)
  }
}
