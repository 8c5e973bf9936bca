/// A letter to the customer, rendered and ready to be printed.
public struct Letter: Hashable, Sendable, Codable {
  /// Name and address as they stand on the envelope, a line each.
  public var addressLines: [String]
  public var body: String

  public init(addressLines: [String], body: String) {
    self.addressLines = addressLines
    self.body = body
  }
}
