import struct Foundation.Date

extension DrawnReports {
  /// A lead's first arrival, or its joining from before.
  func arrival(of lead: LeadID, at now: Date, _ chance: inout SeededGenerator) -> Report? {
    guard let type = chance.pick(palette.types) else { return nil }
    let new = newLead(lead, of: type, at: now, &chance)
    if chance.once(in: 9) {
      return .adopted(
        Adoption(new, progressReached: chance.maybe { $0.pick(LeadProgress.allCases) }.map { [$0] } ?? []))
    }
    let partner = chance.pick(palette.book.partners)
    let referral: Receipt.Referring =
      switch chance.next(below: 6) {
      case 0: partner.map { .to($0) } ?? .byLeadType
      case 1: partner.map { .already($0) } ?? .byLeadType
      default: .byLeadType
      }
    return .received(
      Receipt(
        new, from: chance.pick(.user, .webForm, .api, .import, .other), duplicate: chance.pick(.unknown, .unknown, .no),
        referral: referral))
  }

  private func newLead(_ id: LeadID, of type: LeadType, at now: Date, _ chance: inout SeededGenerator) -> Lead {
    var lead = Lead(
      id: id, type: type.name, received: now, source: chance.maybe { _ in "web" },
      status: chance.maybe { $0.pick(type.statuses.isEmpty ? palette.statuses : type.statuses.map(\.name)) },
      progress: chance.once(in: 6) ? chance.pick(LeadProgress.allCases) : nil,
      user: chance.once(in: 4) ? chance.pick(palette.book.users) : nil, contact: contact(&chance),
      consent: Consent(email: !chance.once(in: 8), letter: !chance.once(in: 8), text: !chance.once(in: 8)))
    for (name, kind) in palette.fields where !chance.once(in: 4) {
      lead.fields[name] = palette.value(of: name, kind, at: now, &chance)
    }
    return lead
  }

  /// One of the customers, so that several leads are of the same.
  func contact(_ chance: inout SeededGenerator) -> Contact {
    let number = chance.next(below: max(1, customers))
    return Contact(
      firstName: chance.maybe { $0.pick("Ann", "Ben", "é", "") }, lastName: chance.pick("Smith", "Jones", "Ó Briain"),
      email: chance.once(in: 8) ? nil : "customer\(number)@example.com",
      mobile: chance.once(in: 4) ? nil : "07700 9001\(10 + number % 90)",
      street: chance.maybe { _ in "1 High St" }, town: chance.maybe { _ in "Bath" },
      postcode: chance.maybe { _ in "BA1 1AA" })
  }
}
