/// An email, rendered and ready to be sent.
///
/// No header value in it holds a line break or another control character.
public struct EmailMessage: Hashable, Sendable, Codable {
  public var recipient: Recipient
  public var address: String
  /// The recipient's name as the message's To header may show it.
  public var name: String?
  public var subject: String
  public var text: String
  public var html: String?

  public init(
    to recipient: Recipient, address: String, name: String? = nil, subject: String, text: String, html: String? = nil
  ) {
    self.recipient = recipient
    self.address = address
    self.name = name
    self.subject = subject
    self.text = text
    self.html = html
  }
}
