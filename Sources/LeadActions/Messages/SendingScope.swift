/// What sending can be switched off for: all of it, a kind of message, a destination, or what one rule or workflow sends;
/// of one tenant, or of all.
///
///     .everything                                  .everything(of: "acme")
///     .kind(.email)                                .destination(Destination(rawValue: "webhook hooks.example.com:443"))
///     .origin(.rule("chase"), of: "Enquiry")       .origin(.workflow("Nurture"))
public struct SendingScope: Hashable, Sendable, Codable {
  @nonexhaustive
  public enum Part: Hashable, Sendable, Codable {
    case everything
    case kind(MessageKind)
    case destination(Destination)
    /// A rule's id is unique in its lead type only; without one the rules of that id of all types.
    case origin(ActionOrigin, LeadTypeName?)
  }

  public var part: Part
  /// None where it is of all tenants.
  public var tenant: TenantName?

  public init(_ part: Part, tenant: TenantName? = nil) {
    self.part = part
    self.tenant = tenant
  }

  public static let everything = Self(.everything)
  public static func everything(of tenant: TenantName) -> Self { Self(.everything, tenant: tenant) }
  public static func kind(_ kind: MessageKind, tenant: TenantName? = nil) -> Self { Self(.kind(kind), tenant: tenant) }
  public static func destination(_ destination: Destination, tenant: TenantName? = nil) -> Self {
    Self(.destination(destination), tenant: tenant)
  }
  public static func origin(_ origin: ActionOrigin, of type: LeadTypeName? = nil, tenant: TenantName? = nil) -> Self {
    Self(.origin(origin, type), tenant: tenant)
  }
}

extension SendingScope {
  /// Every scope that a delivery lies in, the widest first.
  ///
  /// - Parameter type: The rule's lead type, or the lead's where that is not known.
  public static func all(of delivery: Delivery, tenant: TenantName, type: LeadTypeName) -> [SendingScope] {
    let parts: [Part] = [
      .everything, .kind(delivery.message.kind), .destination(Destination(of: delivery.message, tenant: tenant)),
      .origin(delivery.origin, nil), .origin(delivery.origin, type),
    ]
    return parts.flatMap { [SendingScope($0), SendingScope($0, tenant: tenant)] }
  }
}

extension SendingScope: CustomStringConvertible {
  public var description: String {
    let words =
      switch part {
      case .everything: "everything"
      case .kind(let kind): "every \(kind)"
      case .destination(let destination): "destination \(destination.rawValue.inQuotes)"
      case .origin(let origin, let type): "\(origin)" + (type.map { " of lead type \($0.inQuotes)" } ?? "")
      }
    return words + (tenant.map { " of tenant \($0.inQuotes)" } ?? "")
  }
}
