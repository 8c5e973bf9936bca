public import struct Foundation.Date

/// A lead as its host reports it and as actions change it.
public struct Lead: Hashable, Sendable, Codable, Identifiable {
  public var id: LeadID
  /// The sender's own reference for the lead, if it gave one.
  public var subid: String?
  /// The address the lead was sent from.
  public var ipaddress: String?
  public var received: Date
  /// Where the lead came from, such as the name of a web form or a campaign.
  public var source: String?
  public var type: LeadTypeName
  public var status: StatusName?
  public var progress: LeadProgress?
  /// The user that the lead is assigned to.
  public var user: UserName?
  /// The partner that the lead was last referred to.
  public var partner: PartnerName?
  /// The lead that this one repeats.
  public var duplicateOf: LeadID?
  private var boxedContact: Boxed<Contact>
  public var consent: Consent
  /// Further fields, which the rule book declares with their kinds.
  public var fields: [FieldName: FieldValue]

  public var contact: Contact {
    get { boxedContact.value }
    set { boxedContact.value = newValue }
  }

  private enum CodingKeys: String, CodingKey {
    case id, subid, ipaddress, received, source, type, status, progress, user, partner, duplicateOf
    case boxedContact = "contact"
    case consent, fields
  }

  public init(
    id: LeadID, type: LeadTypeName, received: Date, subid: String? = nil, ipaddress: String? = nil,
    source: String? = nil, status: StatusName? = nil, progress: LeadProgress? = nil, user: UserName? = nil,
    partner: PartnerName? = nil, duplicateOf: LeadID? = nil, contact: Contact = Contact(),
    consent: Consent = Consent(), fields: [FieldName: FieldValue] = [:]
  ) {
    self.id = id
    self.subid = subid
    self.ipaddress = ipaddress
    self.received = received
    self.source = source
    self.type = type
    self.status = status
    self.progress = progress
    self.user = user
    self.partner = partner
    self.duplicateOf = duplicateOf
    boxedContact = Boxed(contact)
    self.consent = consent
    self.fields = fields
  }
}
