public import LeadActions

/// What was sent, by kind, for tests that ask for nothing but the messages; failed attempts are included.
extension RecordingTransports {
  public var emails: [EmailMessage] { messages { if case .email(let email) = $0 { email } else { nil } } }
  public var texts: [TextMessage] { messages { if case .text(let text) = $0 { text } else { nil } } }
  public var letters: [Letter] { messages { if case .letter(let letter) = $0 { letter } else { nil } } }
  public var webhooks: [WebhookRequest] { messages { if case .webhook(let request) = $0 { request } else { nil } } }
  public var tasks: [UserTask] { messages { if case .task(let task) = $0 { task } else { nil } } }
  public var referrals: [Referral] { messages { if case .referral(let referral) = $0 { referral } else { nil } } }
  public var customMessages: [CustomMessage] { messages { if case .custom(let message) = $0 { message } else { nil } } }

  private func messages<Kind>(_ kind: (Message) -> Kind?) -> [Kind] { sent.compactMap { kind($0.message) } }
}
