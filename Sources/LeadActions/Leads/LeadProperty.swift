/// A field that every lead has, by which conditions, templates, updates and webhooks name it.
@nonexhaustive
public enum LeadProperty: String, Hashable, Sendable, CaseIterable {
  case id, subid, ipaddress, received, source
  case leadType, status, progress, user, partner, duplicateOf
  case title, firstName, lastName, company, email, phone, mobile, street, town, county, postcode, country
  case emailConsent, letterConsent, textConsent

  public var name: FieldName { FieldName(rawValue) }

  public init?(_ name: FieldName) { self.init(rawValue: name.rawValue) }

  public var kind: FieldKind {
    switch self {
    case .received: .date
    case .emailConsent, .letterConsent, .textConsent: .flag
    default: .text
    }
  }
}

extension Lead {
  /// The value of a field that every lead has; text that is empty counts as no value.
  public func value(of property: LeadProperty) -> FieldValue? {
    switch property {
    case .received: .date(received)
    case .emailConsent: .flag(consent.email)
    case .letterConsent: .flag(consent.letter)
    case .textConsent: .flag(consent.text)
    default: text(of: property).map(FieldValue.text)
    }
  }

  /// The value of a field that every lead has, or of one that the host added.
  public func value(of name: FieldName) -> FieldValue? {
    if let property = LeadProperty(name) { return value(of: property) }
    return field(name)
  }

  /// A field that the host added; an empty text counts as no value there too.
  func field(_ name: FieldName) -> FieldValue? {
    let value = fields[name]
    return value == .text("") ? nil : value
  }

  func text(of property: LeadProperty) -> String? {
    switch property {
    case .id: id.rawValue
    case .subid: subid?.nonEmpty
    case .ipaddress: ipaddress?.nonEmpty
    case .source: source?.nonEmpty
    case .leadType: type.rawValue
    case .status: status?.rawValue
    case .progress: progress?.rawValue
    case .user: user?.rawValue
    case .partner: partner?.rawValue
    case .duplicateOf: duplicateOf?.rawValue
    case .title: contact.title?.nonEmpty
    case .firstName: contact.firstName?.nonEmpty
    case .lastName: contact.lastName?.nonEmpty
    case .company: contact.company?.nonEmpty
    case .email: contact.email?.nonEmpty
    case .phone: contact.phone?.nonEmpty
    case .mobile: contact.mobile?.nonEmpty
    case .street: contact.street?.nonEmpty
    case .town: contact.town?.nonEmpty
    case .county: contact.county?.nonEmpty
    case .postcode: contact.postcode?.nonEmpty
    case .country: contact.country?.nonEmpty
    case .received, .emailConsent, .letterConsent, .textConsent: nil
    }
  }
}
