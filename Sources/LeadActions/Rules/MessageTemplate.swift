/// A message in Mustache, processed for each lead that it is sent about.
public struct MessageTemplate: Hashable, Sendable {
  @nonexhaustive
  public enum Content: Hashable, Sendable {
    /// Subject and text are rendered as they are, HTML with its special characters escaped.
    case email(subject: String, text: String, html: String?)
    case letter(body: String)
    case text(body: String)
  }

  public var name: TemplateName
  public var content: Content
  /// Findings that are meant to be so here, each with the reason.
  public var allowed: [FindingCode: String]

  public init(_ name: TemplateName, _ content: Content, allowed: [FindingCode: String] = [:]) {
    self.name = name
    self.content = content
    self.allowed = allowed
  }

  public static func email(_ name: TemplateName, subject: String, text: String, html: String? = nil) -> Self {
    Self(name, .email(subject: subject, text: text, html: html))
  }

  public static func letter(_ name: TemplateName, body: String) -> Self { Self(name, .letter(body: body)) }
  public static func text(_ name: TemplateName, body: String) -> Self { Self(name, .text(body: body)) }

  public var channel: ContactChannel {
    switch content {
    case .email: .email
    case .letter: .letter
    case .text: .text
    }
  }
}
