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

  public init(
    of delivery: DeliveryID, lead: LeadID, tenant: TenantName = .only, number: Int = 1, timeout: Double = 30
  ) {
    self.delivery = delivery
    self.tenant = tenant
    self.lead = lead
    self.number = number
    self.timeout = timeout
  }
}
