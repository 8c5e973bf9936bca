/// The stages whose event has been raised; each is raised once in a lead's life.
public struct ProgressLedger: OptionSet, Hashable, Sendable, Codable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(_ progress: LeadProgress) {
    let bit: UInt8 =
      switch progress {
      case .validated: 0
      case .invalidated: 1
      case .contacted: 2
      case .qualified: 3
      case .converted: 4
      case .closed: 5
      }
    self.init(rawValue: 1 << bit)
  }

  public func contains(_ progress: LeadProgress) -> Bool { contains(Self(progress)) }

  /// Spends a stage's event; false where it was spent already.
  mutating func spend(_ progress: LeadProgress) -> Bool { insert(Self(progress)).inserted }
}
