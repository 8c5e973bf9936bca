/// A lead of one tenant: what every key of a store begins with.
public struct LeadKey: Hashable, Sendable, Codable {
  public var tenant: TenantName
  public var lead: LeadID

  public init(tenant: TenantName = .only, lead: LeadID) {
    self.tenant = tenant
    self.lead = lead
  }
}

extension LeadKey: Comparable, CustomStringConvertible {
  public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.tenant, lhs.lead) < (rhs.tenant, rhs.lead) }

  public var description: String {
    tenant == .only ? "lead \(lead.inQuotes)" : "lead \(lead.inQuotes) of tenant \(tenant.inQuotes)"
  }
}

/// A delivery of one lead; its id need not be unique beyond that.
public struct DeliveryKey: Hashable, Sendable, Codable {
  public var lead: LeadKey
  public var delivery: DeliveryID

  public init(_ lead: LeadKey, _ delivery: DeliveryID) {
    self.lead = lead
    self.delivery = delivery
  }
}

extension DeliveryKey: Comparable, CustomStringConvertible {
  public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.lead, lhs.delivery) < (rhs.lead, rhs.delivery) }

  public var description: String { "delivery \(delivery.inQuotes) of \(lead)" }
}
