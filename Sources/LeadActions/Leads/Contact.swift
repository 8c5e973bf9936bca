/// How the customer behind a lead can be reached.
public struct Contact: Hashable, Sendable, Codable {
  public var title: String?
  public var firstName: String?
  public var lastName: String?
  public var company: String?
  public var email: String?
  public var phone: String?
  public var mobile: String?
  public var street: String?
  public var town: String?
  public var county: String?
  public var postcode: String?
  public var country: String?

  public init(
    title: String? = nil, firstName: String? = nil, lastName: String? = nil, company: String? = nil,
    email: String? = nil, phone: String? = nil, mobile: String? = nil, street: String? = nil, town: String? = nil,
    county: String? = nil, postcode: String? = nil, country: String? = nil
  ) {
    self.title = title
    self.firstName = firstName
    self.lastName = lastName
    self.company = company
    self.email = email
    self.phone = phone
    self.mobile = mobile
    self.street = street
    self.town = town
    self.county = county
    self.postcode = postcode
    self.country = country
  }

  /// Title, first and last name, as a letter's first line has them; the company where there is no name.
  public var fullName: String? {
    var name = ""
    for case let part? in [title, firstName, lastName] where !part.isEmpty {
      if !name.isEmpty { name += " " }
      name += part
    }
    return name.isEmpty ? company?.nonEmpty : name
  }

  /// The number that texts go to: the mobile, or the phone where there is no mobile.
  public var textNumber: String? { mobile?.nonEmpty ?? phone?.nonEmpty }
}
