#if Callbacks
  public import Foundation
  import LeadActions

  /// Postmark's webhooks, events and emails that came in alike, at a URL with a name and a password in it: Postmark does
  /// not sign.
  public struct PostmarkCallbacks: CallbackSource {
    public let name = "postmark"
    private let credentials: BasicCredentials

    public init(_ credentials: BasicCredentials) { self.credentials = credentials }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      try genuine { () throws(SignatureProblem) in try credentials.verify(request.headers) }
      let value = try CallbackValue.read(request.body)
      guard case .object = value else { throw .unreadable("it is no object") }
      var contents = CallbackContents()
      if let type = value["RecordType"]?.text, type != "Inbound" {
        contents.add(event(value, type))
      } else if value["FromFull"] != nil || value["From"] != nil {
        contents.events.append(reply(value))
      } else {
        contents.add(nil)
      }
      return contents
    }

    private func event(_ value: CallbackValue, _ type: String) -> CallbackEvent? {
      guard let kind = kind(value, type) else { return nil }
      let times = ["DeliveredAt", "BouncedAt", "ReceivedAt", "ChangedAt"]
      // Only bounces and complaints have ids; openings and clicks are told apart by their times.
      let id = value["ID"]?.text.map { "\(type)-\($0)" }
      return CallbackEvent(
        kind, .email, id: id, at: times.lazy.compactMap { CallbackTime.date(value[$0]) }.first,
        message: value["MessageID"]?.text, address: value["Email"]?.text ?? value["Recipient"]?.text,
        reason: value["Details"]?.text ?? value["Description"]?.text ?? value["SuppressionReason"]?.text,
        link: value["OriginalLink"]?.text, agent: value["UserAgent"]?.text,
        echo: DeliveryEcho { echoed(value["Metadata"], $0) })
    }

    /// As the transport over HTTP gave it, or as the one by SMTP did, where a header's value cannot be everything.
    private func echoed(_ metadata: CallbackValue?, _ key: String) -> String? {
      metadata?[key]?.text ?? metadata?[EchoText.plainKey(key)]?.text.flatMap(DeliveryEcho.value(ofPlain:))
    }

    private func kind(_ value: CallbackValue, _ type: String) -> CallbackEvent.Kind? {
      switch type {
      case "Delivery": .delivered
      case "Open": .opened
      case "Click": .clicked
      case "SpamComplaint": .spamReported
      case "Bounce": bounce(value)
      case "SubscriptionChange": subscription(value)
      default: nil
      }
    }

    private func bounce(_ value: CallbackValue) -> CallbackEvent.Kind? {
      switch value["Type"]?.text {
      case "HardBounce", "BadEmailAddress", "ManuallyDeactivated": .failed(permanently: true)
      case "SpamComplaint": .spamReported
      case "Unsubscribe": .unsubscribed
      case "AutoResponder", "AddressChange", "ChallengeVerification": .repliedAutomatically
      case "Subscribe", "OpenRelayTest", nil: nil
      // Postmark says whether it has given the address up.
      default: .failed(permanently: value["Inactive"]?.flag ?? false)
      }
    }

    private func subscription(_ value: CallbackValue) -> CallbackEvent.Kind? {
      guard value["SuppressSending"]?.flag ?? true else {
        // An operator's click is not the recipient's consent.
        return value["Origin"]?.text == "Recipient" ? .resubscribed : nil
      }
      return switch value["SuppressionReason"]?.text {
      case "HardBounce": .failed(permanently: true)
      case "SpamComplaint": .spamReported
      case "ManualSuppression": .unsubscribed
      default: nil
      }
    }

    private func reply(_ value: CallbackValue) -> CallbackEvent {
      let others = (value["Headers"]?.list ?? []).compactMap { header in
        header["Name"]?.text.flatMap { name in header["Value"]?.text.map { (name, $0) } }
      }
      // The subject stands beside the other headers.
      let headers = MailHeaders([("Subject", value["Subject"]?.text ?? "")] + others)
      let text = [value["StrippedTextReply"], value["TextBody"]].lazy.compactMap { $0?.text }.first { !$0.isEmpty }
      return .reply(
        from: value["FromFull"]?["Email"]?.text ?? value["From"]?.text, headers, id: value["MessageID"]?.text, at: nil,
        text: text)
    }
  }
#endif
