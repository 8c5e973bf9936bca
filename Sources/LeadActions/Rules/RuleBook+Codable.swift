/// Encoded in the form of rule book files, whatever the format.
extension RuleBook: Codable {
  public init(from decoder: any Decoder) throws { try self.init(reading: PlainValue(from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try plainValue.encode(to: encoder) }
}

/// Encoded in the form of rule book files, whatever the format.
extension Rule: Codable {
  public init(from decoder: any Decoder) throws {
    self = try PlainValue(from: decoder).read("rule") { Rule($0) }
  }
  public func encode(to encoder: any Encoder) throws { try plainValue.encode(to: encoder) }
}

/// Encoded in the form of rule book files, whatever the format.
extension Condition: Codable {
  public init(from decoder: any Decoder) throws {
    self = try PlainValue(from: decoder).read("condition") { Condition($0) }
  }
  public func encode(to encoder: any Encoder) throws { try plainValue.encode(to: encoder) }
}

/// Encoded in the form of rule book files, whatever the format.
extension Action: Codable {
  public init(from decoder: any Decoder) throws {
    self = try PlainValue(from: decoder).read("action") { Action($0) }
  }
  public func encode(to encoder: any Encoder) throws { try plainValue.encode(to: encoder) }
}
