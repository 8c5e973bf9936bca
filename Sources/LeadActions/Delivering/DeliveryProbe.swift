/// Points between the steps of a delivery, at which tests stop it as a crash would.
@nonexhaustive
public enum DeliveryPoint: String, Hashable, Sendable, CaseIterable {
  case claimed
  /// The lead was read again, and nothing speaks against sending.
  case checked
  /// The very last moment before the transport.
  case beforeSending
  /// The transport has answered; nothing is recorded.
  case afterSending
  case settled
}

/// Is told of every point that a delivery reaches; throwing there leaves the claim as a crash would leave it.
public struct DeliveryProbe: Sendable {
  public var reached: @Sendable (DeliveryPoint, Claim) async throws -> Void

  public init(_ reached: @escaping @Sendable (DeliveryPoint, Claim) async throws -> Void) { self.reached = reached }

  public static let none = DeliveryProbe { _, _ in }
}
