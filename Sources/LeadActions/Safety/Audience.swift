/// Those whom a check is about, by whom a message goes to.
public struct Audience: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let customers = Self(rawValue: 1)
  public static let users = Self(rawValue: 2)
  public static let partners = Self(rawValue: 4)
  public static let everybody: Self = [.customers, .users, .partners]

  public func contains(_ recipient: Recipient) -> Bool {
    switch recipient {
    case .customer: contains(.customers)
    case .user: contains(.users)
    case .partner: contains(.partners)
    }
  }
}
