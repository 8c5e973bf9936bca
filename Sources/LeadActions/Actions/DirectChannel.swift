/// The channels on which partners and users are contacted; letters go to customers only.
@nonexhaustive
public enum DirectChannel: String, Hashable, Sendable, Codable, CaseIterable {
  case email
  case text

  public var channel: ContactChannel {
    switch self {
    case .email: .email
    case .text: .text
    }
  }
}
