/// What an email has beside what the rule book says: it is asked for when the email is sent, and kept nowhere.
public struct EmailAdditions: Hashable, Sendable {
  public var attachments: [EmailAttachment]
  /// How the recipient unsubscribes; mail to customers should have one.
  public var unsubscribe: UnsubscribeLink?
  /// The sender, where it is not the transport's own.
  public var sender: EmailSender?
  /// Where replies go, where it is not the sender.
  public var replyTo: EmailSender?

  public init(
    attachments: [EmailAttachment] = [], unsubscribe: UnsubscribeLink? = nil, sender: EmailSender? = nil,
    replyTo: EmailSender? = nil
  ) {
    self.attachments = attachments
    self.unsubscribe = unsubscribe
    self.sender = sender
    self.replyTo = replyTo
  }

  public static let none = EmailAdditions()
}

/// A file that goes with an email.
public struct EmailAttachment: Hashable, Sendable {
  public var name: String
  /// Such as `application/pdf`.
  public var contentType: String
  public var bytes: [UInt8]

  public init(name: String, contentType: String, bytes: [UInt8]) {
    self.name = name
    self.contentType = contentType
    self.bytes = bytes
  }
}

/// An address to send from or to reply to, with the name that is shown.
public struct EmailSender: Hashable, Sendable {
  public var address: String
  public var name: String?

  public init(_ address: String, name: String? = nil) {
    self.address = address
    self.name = name
  }
}

/// How the recipient of an email unsubscribes: an HTTPS address, an email address, or both.
public struct UnsubscribeLink: Hashable, Sendable {
  public var url: String?
  public var email: String?
  /// Whether one POST to the URL unsubscribes, without a page between (RFC 8058).
  public var isOneClick: Bool

  public init(url: String? = nil, email: String? = nil, isOneClick: Bool = true) {
    self.url = url
    self.email = email
    self.isOneClick = isOneClick
  }
}

/// Gives what an email has beside what the rule book says, such as the tenant's sender and the link to unsubscribe.
///
/// ### Implementation requirements
/// - Answer the same for the same delivery at every attempt, so that a repeat is the same email.
/// - Throw where it cannot be told now, which makes a retry.
///
/// ### A fake
///
///     struct OneLink: EmailAdditionSource {
///       func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions {
///         EmailAdditions(unsubscribe: UnsubscribeLink(url: "https://crm.example/stop/\(attempt.delivery)"))
///       }
///     }
public protocol EmailAdditionSource: Sendable {
  func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions
}
