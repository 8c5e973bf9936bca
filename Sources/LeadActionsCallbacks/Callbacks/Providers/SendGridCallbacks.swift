#if Callbacks
  public import Foundation
  import LeadActions

  /// SendGrid's Event Webhook, signed: a list of events in JSON.
  ///
  /// Replies come by Inbound Parse: see ``SendGridReplies``.
  public struct SendGridEvents: CallbackSource {
    public let name = "sendgrid"
    private let signature: SendGridSignature
    private let tolerance: Double

    /// - Parameter tolerance: Seconds that may be between signing and now.
    public init(_ signature: SendGridSignature, tolerance: Double = SendGridSignature.tolerance) {
      self.signature = signature
      self.tolerance = tolerance
    }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      try genuine { () throws(SignatureProblem) in try signature.verify(request, at: now, tolerance: tolerance) }
      guard let list = try CallbackValue.read(request.body).list else { throw .unreadable("it is no list of events") }
      var contents = CallbackContents()
      for value in list { contents.add(event(value)) }
      return contents
    }

    private func event(_ value: CallbackValue) -> CallbackEvent? {
      guard let kind = kind(value) else { return nil }
      return CallbackEvent(
        kind, .email, id: value["sg_event_id"]?.text, at: CallbackTime.date(value["timestamp"]),
        message: value["sg_message_id"]?.text, address: value["email"]?.text,
        reason: value["reason"]?.text ?? value["response"]?.text, link: value["url"]?.text,
        agent: value["useragent"]?.text, isMachine: value["sg_machine_open"]?.flag ?? false,
        // Our custom arguments stand among SendGrid's own fields.
        echo: DeliveryEcho { value[$0]?.text })
    }

    private func kind(_ value: CallbackValue) -> CallbackEvent.Kind? {
      switch value["event"]?.text {
      case "delivered": .delivered
      // A block says something of this message, and a bounce of the address.
      case "bounce": .failed(permanently: value["type"]?.text != "blocked")
      case "dropped": dropped(value["reason"]?.text)
      case "deferred": .failed(permanently: false)
      case "open": .opened
      case "click": .clicked
      case "spamreport": .spamReported
      case "unsubscribe", "group_unsubscribe": .unsubscribed
      case "group_resubscribe": .resubscribed
      default: nil
      }
    }

    /// SendGrid did not even try; only some of its reasons say something of the address, and others are the sender's own
    /// fault, which must not close it.
    private func dropped(_ reason: String?) -> CallbackEvent.Kind {
      switch reason?.lowercased() {
      case "bounced address", "invalid": .failed(permanently: true)
      case "unsubscribed address": .unsubscribed
      case "spam reporting address": .spamReported
      default: .failed(permanently: false)
      }
    }
  }

  /// SendGrid's Inbound Parse: emails that came in, at a URL with a name and a password in it.
  public struct SendGridReplies: CallbackSource {
    public let name = "sendgrid"
    private let credentials: BasicCredentials

    public init(_ credentials: BasicCredentials) { self.credentials = credentials }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      try genuine { () throws(SignatureProblem) in try credentials.verify(request.headers) }
      // An email's own charset is left as it was, and named.
      let form = try MultipartFields.read(request, charsets: "charsets")
      guard let raw = form["headers"] else {
        throw .unreadable("it has no field 'headers'; switch 'Send Raw' off in the Inbound Parse settings")
      }
      let headers = MailHeaders(lines: raw)
      return CallbackContents(events: [
        .reply(from: form["from"] ?? headers["From"], headers, id: nil, at: nil, text: form["text"])
      ])
    }
  }
#endif
