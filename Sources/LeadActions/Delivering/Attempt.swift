public import struct Foundation.Date

/// One attempt at sending a delivery.
public struct Attempt: Hashable, Sendable {
  /// The same at every attempt and after a restart: the key by which a receiver recognises a repeat.
  public var delivery: DeliveryID
  public var tenant: TenantName
  public var lead: LeadID
  /// The first is 1.
  public var number: Int
  /// Seconds until the answer is not waited for any more.
  public var timeout: Double
  /// The chain of causes that the delivery comes from. A receiver that reports back by another way hands it on as
  /// ``Occurrence/chain``, so that the two cannot keep each other going without end.
  public var chain: OccurrenceID?
  /// When the delivery was planned, the same at every attempt; none where nobody knows.
  public var created: Date?

  public init(
    of delivery: DeliveryID, lead: LeadID, tenant: TenantName = .only, number: Int = 1, timeout: Double = 30,
    chain: OccurrenceID? = nil, created: Date? = nil
  ) {
    self.delivery = delivery
    self.tenant = tenant
    self.lead = lead
    self.number = number
    self.timeout = timeout
    self.chain = chain
    self.created = created
  }
}
