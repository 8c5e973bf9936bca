#if SMTP
  import LeadActions

  /// Why an email cannot be written; what is quoted here is the host's or the lead's own data, and no secret.
  package enum MailProblem: Error, Hashable, Sendable {
    case recipient(String)
    case sender(String)
    case replyTo(String)
    case attachmentName(String)
    case attachmentType(name: String, type: String)
    case unsubscribeURL
    case unsubscribeAddress(String)
  }

  extension MailProblem {
    /// Whether it is the recipient's address that is wrong, so that no later attempt can succeed.
    package var isOfRecipient: Bool { if case .recipient = self { true } else { false } }
  }

  extension MailProblem: CustomStringConvertible {
    package var description: String {
      switch self {
      case .recipient(let text): "The recipient's address \(text.inQuotes) is no email address; correct the lead's"
      case .sender(let text): "The sender \(text.inQuotes), which the email's additions give, is no email address"
      case .replyTo(let text):
        "The address for replies, \(text.inQuotes), which the email's additions give, is no email address"
      case .attachmentName(let text):
        "The attachment's name \(text.inQuotes) is longer than \(ParameterText.limit) bytes; shorten it"
      case .attachmentType(let name, let type):
        "The attachment \(name.inQuotes) has the content type \(type.inQuotes), which is none; "
          + "give one such as 'application/pdf'"
      case .unsubscribeURL:
        "The URL to unsubscribe is none that a header can hold: write an https URL of at most "
          + "\(UnsubscribeHeaders.limit) characters, percent-encoded, without spaces"
      case .unsubscribeAddress(let text): "The address to unsubscribe, \(text.inQuotes), is no email address"
      }
    }
  }
#endif
