/// A text message, rendered and ready to be sent.
public struct TextMessage: Hashable, Sendable, Codable {
  public var recipient: Recipient
  public var number: String
  public var body: String

  public init(to recipient: Recipient, number: String, body: String) {
    self.recipient = recipient
    self.number = number
    self.body = body
  }
}
