#if Callbacks
  public import Foundation
  import LeadActions

  /// Resend's webhooks, signed as Standard Webhooks says, under Svix's names: one event each.
  ///
  /// Of an email that came in Resend tells who sent it and not what it says; its text is to be asked for.
  public struct ResendCallbacks: CallbackSource {
    public let name = "resend"
    private let webhooks: StandardWebhooks
    private let tolerance: Double

    /// - Parameter tolerance: Seconds that may be between signing and now; Resend signs a repeat afresh.
    public init(_ webhooks: StandardWebhooks, tolerance: Double = StandardWebhooks.tolerance) {
      self.webhooks = webhooks
      self.tolerance = tolerance
    }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      var id = ""
      try genuine { () throws(SignatureProblem) in
        id = try webhooks.verify(request.headers, body: request.body, at: now, tolerance: tolerance).id
      }
      let value = try CallbackValue.read(request.body)
      guard let type = value["type"]?.text, let data = value["data"] else {
        throw .unreadable("it has no 'type' or 'data'")
      }
      var contents = CallbackContents()
      contents.add(event(value, type, data, id: id))
      return contents
    }

    private func event(_ value: CallbackValue, _ type: String, _ data: CallbackValue, id: String) -> CallbackEvent? {
      let at = CallbackTime.date(value["created_at"])
      if type == "email.received" {
        // No other header is told.
        let headers = MailHeaders([("Subject", data["subject"]?.text ?? "")])
        return .reply(
          from: data["from"]?.text, headers, id: id, at: at, text: nil, message: data["message_id"]?.text)
      }
      guard let kind = kind(type, data) else { return nil }
      let detail = data["click"] ?? data["open"]
      return CallbackEvent(
        kind, .email, id: id, at: at, message: data["email_id"]?.text,
        address: data["to"]?.list?.first?.text.flatMap(CallbackEvent.bareAddress),
        reason: reason(data), link: data["click"]?["link"]?.text,
        agent: detail?["userAgent"]?.text, sent: CallbackTime.date(data["created_at"]),
        echo: DeliveryEcho { tag($0, of: data).flatMap(DeliveryEcho.value(ofPlain:)) })
    }

    private func kind(_ type: String, _ data: CallbackValue) -> CallbackEvent.Kind? {
      switch type {
      case "email.delivered": .delivered
      case "email.delivery_delayed": .failed(permanently: false)
      // The third type, undetermined, says nothing for good of the address.
      case "email.bounced": .failed(permanently: data["bounce"]?["type"]?.text ?? "Permanent" == "Permanent")
      // Resend could not send it, for a quota, a domain or a key, and says nothing of the address.
      case "email.failed": .failed(permanently: false)
      // The address stands on Resend's own list of those that bounced or complained.
      case "email.suppressed": .failed(permanently: true)
      case "email.opened": .opened
      case "email.clicked": .clicked
      case "email.complained": .spamReported
      default: nil
      }
    }

    private func reason(_ data: CallbackValue) -> String? {
      data["bounce"]?["message"]?.text ?? data["failed"]?["reason"]?.text ?? data["suppressed"]?["message"]?.text
    }

    /// Tags come as an object, and came as a list of names and values.
    private func tag(_ name: String, of data: CallbackValue) -> String? {
      data["tags"]?[name]?.text ?? data["tags"]?.list?.first { $0["name"]?.text == name }?["value"]?.text
    }
  }
#endif
