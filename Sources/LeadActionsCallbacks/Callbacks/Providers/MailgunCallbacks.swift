#if Callbacks
  public import Foundation
  import LeadActions

  /// Mailgun's webhooks (one event in JSON) and its routes (an email that came in, as a form), both signed.
  public struct MailgunCallbacks: CallbackSource {
    public let name = "mailgun"
    private let signature: MailgunSignature
    private let tolerance: Double

    /// - Parameter tolerance: Seconds that may be between signing and now.
    public init(_ signature: MailgunSignature, tolerance: Double = MailgunSignature.tolerance) {
      self.signature = signature
      self.tolerance = tolerance
    }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      if request.headers["Content-Type"]?.lowercased().hasPrefix("application/json") ?? false {
        // The signature stands in the body: it is read before it is believed.
        let value = try CallbackValue.read(request.body)
        let signed = value["signature"]
        try verify(now) { signed?[$0]?.text }
        var contents = CallbackContents()
        contents.add(value["event-data"].flatMap(event))
        return contents
      }
      let form = try MultipartFields.read(request)
      try verify(now) { form[$0] }
      return CallbackContents(events: [reply(form)])
    }

    private func verify(_ now: Date, _ value: (String) -> String?) throws(CallbackProblem) {
      let (timestamp, token) = (value("timestamp") ?? "", value("token") ?? "")
      let given = value("signature") ?? ""
      try genuine { () throws(SignatureProblem) in
        try signature.verify(timestamp: timestamp, token: token, signature: given, at: now, tolerance: tolerance)
      }
    }

    private func event(_ data: CallbackValue) -> CallbackEvent? {
      guard let kind = kind(data) else { return nil }
      let status = data["delivery-status"]
      let texts = [status?["description"], status?["message"], data["reject"]?["reason"], data["reason"]]
      return CallbackEvent(
        kind, .email, id: data["id"]?.text, at: CallbackTime.date(data["timestamp"]),
        message: data["message"]?["headers"]?["message-id"]?.text, address: data["recipient"]?.text,
        reason: texts.lazy.compactMap { $0?.text }.first { !$0.isEmpty }, link: data["url"]?.text,
        agent: data["client-info"]?["user-agent"]?.text,
        isMachine: !(data["client-info"]?["bot"]?.text ?? "").isEmpty,
        echo: DeliveryEcho { data["user-variables"]?[$0]?.text })
    }

    private func kind(_ data: CallbackValue) -> CallbackEvent.Kind? {
      switch data["event"]?.text {
      case "delivered": .delivered
      case "failed": .failed(permanently: data["severity"]?.text != "temporary")
      // Mailgun refused to take it, for what the message or the account is, and says nothing of the address.
      case "rejected": .failed(permanently: false)
      case "opened": .opened
      case "clicked": .clicked
      case "unsubscribed": .unsubscribed
      case "complained": .spamReported
      default: nil
      }
    }

    private func reply(_ form: FormFields) -> CallbackEvent {
      let list = (try? CallbackValue.read(Array((form["message-headers"] ?? "[]").utf8)))?.list ?? []
      let headers = MailHeaders(
        list.compactMap { pair in
          guard let pair = pair.list, pair.count == 2, let name = pair[0].text, let value = pair[1].text else {
            return nil
          }
          return (name, value)
        })
      // The sender on the envelope may be a bounce address; who wrote it stands in From.
      return .reply(
        from: form["from"] ?? form["sender"], headers, id: nil,
        at: form["timestamp"].flatMap { Double($0) }.flatMap { CallbackTime.date($0) },
        text: form["stripped-text"] ?? form["body-plain"], message: form["Message-Id"])
    }
  }
#endif
