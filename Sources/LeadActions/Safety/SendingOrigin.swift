/// A rule or workflow whose messages are counted together.
public struct SendingOrigin: Hashable, Sendable, Codable {
  public var tenant: TenantName
  /// The type of the leads, since a rule's id is unique in its lead type only; none for workflows.
  public var leadType: LeadTypeName?
  public var origin: ActionOrigin

  public init(tenant: TenantName = .only, leadType: LeadTypeName?, origin: ActionOrigin) {
    self.tenant = tenant
    self.leadType = leadType
    self.origin = origin
  }

  /// - Parameter type: The rule's lead type, or the lead's where that is not known.
  init(of delivery: Delivery, tenant: TenantName, type: LeadTypeName) {
    self.init(tenant: tenant, leadType: type, origin: delivery.origin)
    if case .workflow = origin { leadType = nil }
  }
}

extension SendingOrigin: CustomStringConvertible {
  public var description: String {
    "\(origin)" + (leadType.map { " of lead type \($0.inQuotes)" } ?? "")
      + (tenant == .only ? "" : " of tenant \(tenant.inQuotes)")
  }
}
