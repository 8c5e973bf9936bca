/// Performs Webhook: the guide's form-encoded body, with the lead as it is when the action runs.
public struct WebhookPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: PostWebhook, in context: inout ActionContext) throws -> [Effect] {
    [.deliver(.webhook(WebhookRequest(url: settings.url, body: Self.body(in: context))))]
  }

  /// `eventtype` and `eventdatetime` first, then the guide's keys and our standard ones, then the host's by name.
  ///
  /// A key is the field's name in lower case; a field without a value is sent empty, times stand on the wall of the
  /// lead type's zone (the guide: `eventdatetime=2012-01-01 12:00:00`).
  static func body(in context: borrowing ActionContext) -> String {
    var form = FormEncoding()
    form.append("eventtype", context.event.type)
    form.append("eventdatetime", context.zone.civilTime(at: context.eventTime).description)
    for property in LeadProperty.allCases {
      form.append(key(of: property.name), context.shown(context.lead.value(of: property)))
    }
    for name in context.lead.fields.keys.sorted() where !standardKeys.contains(key(of: name)) {
      form.append(key(of: name), context.shown(context.lead.fields[name]))
    }
    return form.text
  }

  /// A lead may come with fields that no rule book declares; none of them may pass for one of these.
  private static let standardKeys = Set(
    ["eventtype", "eventdatetime"] + LeadProperty.allCases.map { key(of: $0.name) })

  /// The key under which a webhook sends a field.
  static func key(of name: FieldName) -> String { name.rawValue.lowercased() }
}
