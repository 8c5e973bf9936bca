#if HTTP
  public import LeadActions

  /// Why a request to a provider could not be made; it holds no secret, and what can be mended is tried again.
  @nonexhaustive
  public enum ProviderProblem: Error, Hashable, Sendable {
    /// The source has no such secret, or there is no source.
    case unknownSecret(SecretName)
    /// The source threw; its error is left out, since it may hold anything.
    case unreadableSecret(SecretName)
    /// A `${` that nothing closes, or with nothing inside.
    case unclosedSecret
    /// A header's value has a line break or another control character in it.
    case headerValue(String)
    /// The lead's address is none, or more than one.
    case recipient(String)
    /// The link to unsubscribe is none that a mail program can follow.
    case unsubscribeLink
    case tooLarge(bytes: Int, limit: Int)
  }

  extension ProviderProblem: CustomStringConvertible {
    public var description: String {
      switch self {
      case .unknownSecret(let name):
        "The provider's settings name secret \(name.inQuotes), which the secret source does not have; add it"
      case .unreadableSecret(let name): "Secret \(name.inQuotes), which the provider's settings name, could not be read"
      case .unclosedSecret: "The provider's settings have a '${' without a name and '}' behind it; write '${NAME}'"
      case .headerValue(let name):
        "The value of header '\(name)' has a line break or another control character in it; give one without"
      case .recipient(let text): "The recipient's address \(text.inQuotes) is no email address; correct the lead's"
      case .unsubscribeLink:
        "The link to unsubscribe is no 'https://' address, or its email is none; correct what the addition source gives"
      case .tooLarge(let bytes, let limit):
        "The message has \(bytes) bytes, and the provider takes at most \(limit); send smaller attachments"
      }
    }
  }
#endif
