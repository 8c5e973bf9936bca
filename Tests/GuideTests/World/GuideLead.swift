import LeadActions

import struct Foundation.Date

/// The lead of the guide's example request: its id, its address, and its time of receipt.
enum GuideLead {
  static let id: LeadID = "1000001"
  static let received = Zone.utc.date(at: CivilTime(year: 2012, month: 1, day: 1, hour: 12))

  static let jane = Contact(
    title: "Ms", firstName: "Jane", lastName: "Smith", email: "jane@home.example", mobile: "+44 7700 900555",
    street: "1 High Street", town: "Leeds", postcode: "LS1 1AA")

  static func lead(
    _ id: LeadID = id, user: UserName? = nil, status: StatusName? = nil, progress: LeadProgress? = nil,
    partner: PartnerName? = nil, duplicateOf: LeadID? = nil, contact: Contact = jane
  ) -> Lead {
    Lead(
      id: id, type: "Remortgage", received: received, ipaddress: "192.168.0.1", status: status, progress: progress,
      user: user, partner: partner, duplicateOf: duplicateOf, contact: contact)
  }

  /// The report of its first arrival, by a web form and no duplicate unless said otherwise.
  static func receipt(
    _ lead: Lead = lead(), from origin: Origin = .webForm, duplicate: Receipt.Duplicate = .no,
    referral: Receipt.Referring = .byLeadType
  ) -> Report {
    .received(Receipt(lead, from: origin, duplicate: duplicate, referral: referral))
  }

  /// The report of a lead that existed already, which raises nothing.
  static func adoption(_ lead: Lead = lead()) -> Report { .adopted(Adoption(lead)) }

  /// A viewing two days after the lead's receipt, an hour long.
  static let viewing = LeadAppointment(
    id: "viewing", start: received.addingTimeInterval(2 * 86_400),
    end: received.addingTimeInterval(2 * 86_400 + 3_600))
}
