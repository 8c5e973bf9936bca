#if Callbacks
  public import Foundation
  import LeadActions

  /// Twilio's callbacks, signed: what became of a text message, and text messages that came in.
  ///
  /// A status callback names its delivery in the query of its URL, which the transport put there.
  public struct TwilioCallbacks: CallbackSource {
    public let name = "twilio"
    private let signature: TwilioSignature

    public init(_ signature: TwilioSignature) { self.signature = signature }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      let form: FormFields
      let query: FormFields
      do {
        form = try FormFields(request.body)
        query = try FormFields(queryOf: request.url)
      } catch { throw .unreadable("\(error)") }
      try genuine { () throws(SignatureProblem) in try signature.verify(request, form) }
      var contents = CallbackContents()
      contents.add(event(form, query))
      return contents
    }

    private func event(_ form: FormFields, _ query: FormFields) -> CallbackEvent? {
      let message = form["MessageSid"] ?? form["SmsSid"]
      if let body = form["Body"] {
        let optOut: CallbackEvent.OptOut? =
          switch form["OptOutType"]?.uppercased() {
          case "STOP": .stop
          case "START": .start
          default: nil
          }
        return CallbackEvent(
          .replied, .text, id: message, at: nil, message: message, address: form["From"], text: body, optOut: optOut)
      }
      guard let status = form["MessageStatus"] ?? form["SmsStatus"], let kind = kind(status) else { return nil }
      let error = form["ErrorCode"].map { "\(status), error \($0)" } ?? status
      return CallbackEvent(
        kind, .text, id: message.map { "\($0)-\(status)" }, at: nil, message: message, address: form["To"],
        reason: kind == .delivered ? nil : error, echo: DeliveryEcho { query[$0] })
    }

    private func kind(_ status: String) -> CallbackEvent.Kind? {
      switch status {
      case "delivered": .delivered
      case "failed", "undelivered": .failed(permanently: true)
      default: nil
      }
    }
  }
#endif
