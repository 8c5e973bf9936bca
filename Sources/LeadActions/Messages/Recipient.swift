/// Whom a message goes to.
@nonexhaustive
public enum Recipient: Hashable, Sendable, Codable {
  case customer
  case user(UserName)
  case partner(PartnerName)
}

extension Recipient: CustomStringConvertible {
  public var description: String {
    switch self {
    case .customer: "the customer"
    case .user(let name): "user \(name.inQuotes)"
    case .partner(let name): "partner \(name.inQuotes)"
    }
  }
}
