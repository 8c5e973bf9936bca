package import Foundation
package import LeadActions

/// The names and values that random worlds are made of: few, so that rules and leads often meet.
package enum Pool {
  package static let users: [UserName] = ["ann", "ben", "cat", "dan"]
  package static let groups: [GroupName] = ["brokers", "callers", "closers"]
  package static let partners: [PartnerName] = ["acme", "zeta"]
  package static let types: [LeadTypeName] = ["Remortgage", "Purchase", "Protection"]
  package static let leadGroups: [LeadGroupName] = ["Mortgages", "Insurance"]
  package static let statuses: [StatusName] = ["New", "Hot", "Won", "Lost", "Cold"]
  package static let workflows: [WorkflowName] = ["chase", "welcome", "again"]
  package static let leads: [LeadID] = ["lead-0", "lead-1"]
  package static let emails: [TemplateName] = ["mail", "mail html"]
  package static let texts: [TemplateName] = ["sms"]
  package static let letters: [TemplateName] = ["letter"]
  package static let fields: [FieldName: FieldKind] = [
    "loanAmount": .number, "moveIn": .date, "firstTime": .flag, "notes": .text,
  ]
  package static let facts: [FieldName: FieldKind] = ["score": .number, "segment": .text, "vip": .flag]
  package static let customEvents: [CustomEventName: [FieldName: FieldKind]] = [
    "priceDropped": ["newPrice": .number, "why": .text], "nudged": ["count": .number],
  ]
  package static let catalog = FieldCatalog(
    custom: fields, facts: facts,
    customEvents: customEvents.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } })
  package static let zones = ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata"].compactMap { Zone($0) }

  package static let words = [
    "", "a", "Smith", "smith", "Smithson", "SW1A 1AA", "Ann", "é", "e\u{301}", "{{secret}}", "two\nlines", "x*y?",
  ]
  package static let addresses = ["jane@example.com", "Joe@Example.com", "kim@example.org", "no address"]
  package static let numbers = ["07700 900123", "+44 7700 900123", "07700 900999", "123"]

  /// 2026-03-20, nine days before the clocks go forward in London.
  package static let start = Date(timeIntervalSince1970: 1_773_964_800)

  /// Every event of the guide, the two with a period in several lengths, and the host's own.
  package static let events: [Event] =
    EventKind.allCases.compactMap(Event.init(_:))
    + [
      .appointmentBefore(.hours(24)), .appointmentBefore(.days(1)), .appointmentBefore(.minutes(30)),
      .appointmentAfter(.hours(2)), .appointmentAfter(.weeks(1)), .custom("priceDropped"), .custom("nudged"),
    ]
}
