/// The HTTP POST request that a webhook makes, the same at every attempt.
public struct WebhookRequest: Hashable, Sendable, Codable {
  /// The URL as the rule book has it: `${NAME}` stands for a secret that is resolved only when the request is sent.
  public var url: String
  public var contentType: String
  public var body: String

  public init(url: String, contentType: String = Self.formEncoded, body: String) {
    self.url = url
    self.contentType = contentType
    self.body = body
  }

  public static let formEncoded = "application/x-www-form-urlencoded"
  public static let json = "application/json"
}
