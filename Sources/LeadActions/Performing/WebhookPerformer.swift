/// Performs Webhook: the guide's form-encoded body, with the lead as it is when the action runs.
public struct WebhookPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: PostWebhook, in context: inout ActionContext) throws -> [Effect] {
    let request =
      switch settings.format {
      case .form: WebhookRequest(url: settings.url, body: Self.body(FormEncoding(), in: context))
      case .json:
        WebhookRequest(
          url: settings.url, contentType: WebhookRequest.json, body: Self.body(JSONEncoding(), in: context))
      }
    return [.deliver(.webhook(request))]
  }

  /// `eventtype` and `eventdatetime` first, then the guide's keys and our standard ones, then the host's by name.
  ///
  /// A key is the field's name in lower case; a field without a value is sent empty, times stand on the wall of the
  /// lead type's zone (the guide: `eventdatetime=2012-01-01 12:00:00`).
  private static func body(_ empty: some WebhookEncoding, in context: borrowing ActionContext) -> String {
    var body = empty
    body.append("eventtype", context.event.type)
    body.append("eventdatetime", context.zone.civilTime(at: context.eventTime).description)
    for property in LeadProperty.allCases {
      body.append(key(of: property.name), context.lead.value(of: property), in: context.zone)
    }
    for name in context.lead.fields.keys.sorted() where !standardKeys.contains(key(of: name)) {
      body.append(key(of: name), context.lead.fields[name], in: context.zone)
    }
    return body.text
  }

  /// A lead may come with fields that no rule book declares; none of them may pass for one of these.
  private static let standardKeys = Set(
    ["eventtype", "eventdatetime"] + LeadProperty.allCases.map { key(of: $0.name) })

  /// The key under which a webhook sends a field.
  static func key(of name: FieldName) -> String { name.rawValue.lowercased() }
}

/// What a webhook's body is written by.
private protocol WebhookEncoding {
  var text: String { get }
  mutating func append(_ name: String, _ value: String)
  mutating func append(_ name: String, _ value: FieldValue?, in zone: Zone)
}

extension FormEncoding: WebhookEncoding {
  fileprivate mutating func append(_ name: String, _ value: FieldValue?, in zone: Zone) {
    append(name, zone.shown(value))
  }
}

extension JSONEncoding: WebhookEncoding {
  fileprivate mutating func append(_ name: String, _ value: FieldValue?, in zone: Zone) {
    switch value {
    case .number(let number)?: append(name, number)
    case .flag(let flag)?: append(name, flag)
    case .text, .date: append(name, zone.shown(value))
    case nil: appendNull(name)
    }
  }
}
