/// A new value for one of a lead's fields; no value empties the field.
public struct FieldAssignment: Hashable, Sendable, Codable {
  public let field: FieldName
  public let value: FieldValue?

  public init(_ field: FieldName, to value: FieldValue?) {
    self.field = field
    self.value = value
  }
}

/// Why a field cannot take a value.
@nonexhaustive
public enum FieldError: Error, Hashable, Sendable {
  /// An update may not change it: a lead keeps its id, its time of receipt and, but by its own occurrence, its type.
  case fixed(FieldName)
  /// It is yes or no: emptying the customer's consent must not open a channel by accident.
  case needsValue(FieldName)
  case wrongKind(FieldName, expected: FieldKind, found: FieldKind)
  case unknownProgress(String)
  /// A number or a date that is infinite or not a number cannot be compared.
  case notFinite(FieldName)
}

extension FieldError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fixed(let name):
      "The field \(name.inQuotes) cannot be changed by an update; report a change of lead type as leadTypeChanged."
    case .needsValue(let name): "The field \(name.inQuotes) cannot be emptied; give it yes or no."
    case .wrongKind(let name, let expected, let found):
      "The field \(name.inQuotes) holds a \(expected.rawValue) and was given a \(found.rawValue); convert the value first."
    case .unknownProgress(let text):
      "There is no progress \(text.inQuotes); use one of \(LeadProgress.allCases.map(\.rawValue).joined(separator: ", "))."
    case .notFinite(let name):
      "The field \(name.inQuotes) was given a value that is not finite; leave it empty instead."
    }
  }
}

extension Lead {
  /// Gives a field a value.
  ///
  /// - Throws: where the field is fixed or the value is of another kind; the lead is then as it was.
  mutating func assign(_ assignment: FieldAssignment) throws(FieldError) {
    let name = assignment.field
    if let value = assignment.value, !value.isFinite { throw .notFinite(name) }
    guard let property = LeadProperty(name) else {
      fields[name] = assignment.value
      return
    }
    if let found = assignment.value?.kind, found != property.kind {
      throw .wrongKind(name, expected: property.kind, found: found)
    }
    switch assignment.value {
    case .flag(let flag)?: assign(flag, to: property)
    case nil where property.kind == .flag: throw .needsValue(name)
    case .text(let text)?: try assign(text, to: property)
    case nil where property.kind == .text: try assign(nil, to: property)
    default: throw .fixed(name)
    }
  }

  private mutating func assign(_ open: Bool, to property: LeadProperty) {
    switch property {
    case .emailConsent: consent.email = open
    case .letterConsent: consent.letter = open
    case .textConsent: consent.text = open
    default: break
    }
  }

  private mutating func assign(_ text: String?, to property: LeadProperty) throws(FieldError) {
    let text = text?.nonEmpty
    switch property {
    case .subid: subid = text
    case .ipaddress: ipaddress = text
    case .source: source = text
    case .status: status = text.map(StatusName.init(_:))
    case .user: user = text.map(UserName.init(_:))
    case .partner: partner = text.map(PartnerName.init(_:))
    case .duplicateOf: duplicateOf = text.map(LeadID.init(rawValue:))
    case .progress:
      if let text {
        guard let known = LeadProgress(rawValue: text) else { throw .unknownProgress(text) }
        progress = known
      } else {
        progress = nil
      }
    case .title: contact.title = text
    case .firstName: contact.firstName = text
    case .lastName: contact.lastName = text
    case .company: contact.company = text
    case .email: contact.email = text
    case .phone: contact.phone = text
    case .mobile: contact.mobile = text
    case .street: contact.street = text
    case .town: contact.town = text
    case .county: contact.county = text
    case .postcode: contact.postcode = text
    case .country: contact.country = text
    case .id, .received, .leadType, .emailConsent, .letterConsent, .textConsent: throw .fixed(property.name)
    }
  }
}
