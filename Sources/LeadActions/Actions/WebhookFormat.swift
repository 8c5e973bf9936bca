/// How a webhook's body says what there is to say.
@nonexhaustive
public enum WebhookFormat: String, Hashable, Sendable, Codable, CaseIterable {
  /// Form fields, as the guide has them.
  case form
  /// One JSON object of the same keys in the same order: numbers and flags as such, times as the form writes them, and null
  /// where there is no value.
  case json
}
