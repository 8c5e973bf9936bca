#if Callbacks
  public import Foundation
  import LeadActions

  /// Callbacks in the library's own form, for providers that have none of the forms beside this one: JSON, signed as
  /// Standard Webhooks says.
  ///
  ///     {"events": [{
  ///       "id": "e-1", "type": "email.clicked", "at": "2026-01-31T12:00:00Z", "lead": "1000001", "tenant": "north",
  ///       "delivery": "5d41…", "message": "m-1", "address": "jane@mail.example", "link": "https://crm.example/offer",
  ///       "agent": "Mozilla/5.0 (…)", "machine": false}]}
  ///
  /// Types are `delivered`, `failed` (`"permanently": false` if for now), `opened`, `clicked`, `replied`, `unsubscribed`,
  /// `resubscribed` and `spam` behind `email.`, and `delivered`, `failed` and `replied` behind `text.`. All but `type` may
  /// be left out; without `id`, the request's own id and the event's place stand for it. A reply needs `address`, or
  /// `lead` and `delivery`, and anything else the latter.
  public struct JSONCallbacks: CallbackSource {
    public let name: String
    private let webhooks: StandardWebhooks
    private let tolerance: Double

    /// - Parameters:
    ///   - name: The provider's, with which the ids of its occurrences begin; unlike any other's.
    ///   - tolerance: Seconds that may be between signing and now.
    public init(_ name: String, _ webhooks: StandardWebhooks, tolerance: Double = StandardWebhooks.tolerance) {
      self.name = name
      self.webhooks = webhooks
      self.tolerance = tolerance
    }

    public func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
      var id = ""
      try genuine { () throws(SignatureProblem) in
        id = try webhooks.verify(request.headers, body: request.body, at: now, tolerance: tolerance).id
      }
      guard let list = try CallbackValue.read(request.body)["events"]?.list else {
        throw .unreadable("it is no object with a list of 'events'")
      }
      var contents = CallbackContents()
      for (place, value) in list.enumerated() { contents.add(event(value, id: "\(id)-\(place)")) }
      return contents
    }

    private func event(_ value: CallbackValue, id: String) -> CallbackEvent? {
      let type = (value["type"]?.text ?? "").split(separator: ".", maxSplits: 1)
      guard type.count == 2, let channel = ContactChannel(rawValue: String(type[0])), channel != .letter,
        let kind = kind(String(type[1]), value)
      else { return nil }
      let echo = DeliveryEcho { key in
        switch key {
        case DeliveryEcho.tenantKey: value["tenant"]?.text
        case DeliveryEcho.leadKey: value["lead"]?.text
        case DeliveryEcho.deliveryKey: value["delivery"]?.text
        case DeliveryEcho.sentKey: CallbackTime.date(value["sent"]).map { "\($0.timeIntervalSince1970)" }
        default: nil
        }
      }
      return CallbackEvent(
        kind, channel, id: value["id"]?.text ?? id, at: CallbackTime.date(value["at"]), message: value["message"]?.text,
        address: value["address"]?.text, reason: value["reason"]?.text, link: value["link"]?.text,
        text: value["text"]?.text, agent: value["agent"]?.text, isMachine: value["machine"]?.flag ?? false, echo: echo)
    }

    private func kind(_ name: String, _ value: CallbackValue) -> CallbackEvent.Kind? {
      switch name {
      case "delivered": .delivered
      case "failed": .failed(permanently: value["permanently"]?.flag ?? true)
      case "opened": .opened
      case "clicked": .clicked
      case "replied": value["automatic"]?.flag == true ? .repliedAutomatically : .replied
      case "unsubscribed": .unsubscribed
      case "resubscribed": .resubscribed
      case "spam": .spamReported
      default: nil
      }
    }
  }
#endif
