import Foundation
import LeadActions
import Testing

extension LeadFields {
  fileprivate var amount: LeadField<Double> { "amount" }
  fileprivate var moveIn: LeadField<Date> { "moveIn" }
}

@Suite struct LeadFieldsTests {
  let lead = LeadFields()
  static let day = Date(timeIntervalSince1970: 0)

  @Test func `operators write comparisons`() {
    #expect((lead.status == "Hot") == .field("status", .compare(.equals, "Hot")))
    #expect((lead.user != "ann") == .field("user", .compare(.notEquals, "ann")))
    #expect((lead.amount < 5) == .field("amount", .compare(.lessThan, 5)))
    #expect((lead.amount <= 5) == .field("amount", .compare(.atMost, 5)))
    #expect((lead.amount > 5) == .field("amount", .compare(.moreThan, 5)))
    #expect((lead.amount >= 5) == .field("amount", .compare(.atLeast, 5)))
    #expect((lead.isDuplicate == true) == .field("isDuplicate", .compare(.equals, true)))
    #expect((lead.progress == .closed) == .field("progress", .compare(.equals, "closed")))
    #expect((lead.received < Self.day) == .field("received", .compare(.lessThan, .date(Self.day))))
  }

  @Test func `methods write the other tests`() throws {
    #expect(lead.user.isSet == .field("user", .isSet(true)))
    #expect(lead.user.isNotSet == .field("user", .isSet(false)))
    #expect(lead.status.changed == .field("status", .changed))
    #expect(lead.status.changed(from: "New") == .field("status", .changedFrom("New")))
    #expect(lead.status.changed(to: "Hot") == .field("status", .changedTo("Hot")))
    #expect(lead.status.isOne(of: "New", "Hot") == .field("status", .oneOf(["New", "Hot"])))
    #expect(lead.town.contains("or") == .field("town", .text(.contains("or"), ignoringCase: false)))
    #expect(
      lead.town.begins(with: "yo", ignoringCase: true) == .field("town", .text(.beginsWith("yo"), ignoringCase: true)))
    #expect(lead.postcode.matches("YO*") == .field("postcode", .text(.matches(Wildcard("YO*")), ignoringCase: false)))
    #expect(lead.moveIn.isBefore(Self.day) == .field("moveIn", .compare(.lessThan, .date(Self.day))))
    #expect(lead.moveIn.isAfter(Self.day) == .field("moveIn", .compare(.moreThan, .date(Self.day))))
    #expect(lead.moveIn.isOlder(than: .days(2)) == .field("moveIn", .olderThan(.days(2))))
    #expect(lead.moveIn.isYounger(than: .hours(2)) == .field("moveIn", .youngerThan(.hours(2))))
    let hours = try #require(WeeklyHours([.monday], "09:00-17:00"))
    #expect(lead.isWithin(hours) == .withinHours(hours))
  }

  @Test func `and, or and not join conditions without needless nesting`() {
    let (a, b, c) = (lead.user.isSet, lead.status.changed, lead.town.isSet)
    #expect((a && b && c) == .all([a, b, c]))
    #expect((a && (b && c)) == .all([a, b, c]))
    #expect((a || b || c) == .any([a, b, c]))
    #expect((a || (b || c)) == .any([a, b, c]))
    #expect((a && b || c) == .any([.all([a, b]), c]))
    #expect((a && (b || c)) == .all([a, .any([b, c])]))
    #expect(!(a && b) == .not(.all([a, b])))
    #expect((!a && b).description == "not (user is set) and status changed")
    #expect((a && (b || c)).description == "user is set and (status changed or town is set)")
    #expect((a && b || c).fieldsRead == ["user", "status", "town"])
  }

  @Test func `every field in Swift is a field of the catalog, of the same kind`() {
    let (event, appointment) = (lead.event, lead.appointment)
    let texts: [FieldName] = [
      lead.id.name, lead.subid.name, lead.ipaddress.name, lead.source.name, lead.leadType.name, lead.leadGroup.name,
      lead.status.name, lead.progress.name, lead.user.name, lead.partner.name, lead.duplicateOf.name,
      lead.workflow.name,
      lead.fullName.name, lead.title.name, lead.firstName.name, lead.lastName.name, lead.company.name, lead.email.name,
      lead.phone.name, lead.mobile.name, lead.street.name, lead.town.name, lead.county.name, lead.postcode.name,
      lead.country.name, event.recipient.name, event.message.name, event.reason.name, event.link.name, event.text.name,
      event.partner.name, event.number.name, event.recording.name, event.journey.name, event.step.name, event.from.name,
      event.to.name, appointment.id.name, appointment.title.name, appointment.user.name, appointment.location.name,
    ]
    let flags = [
      lead.isDuplicate.name, lead.isReferred.name, lead.emailConsent.name, lead.letterConsent.name,
      lead.textConsent.name, event.machine.name,
    ]
    let dates = [lead.received.name, appointment.start.name, appointment.end.name]
    let catalog = FieldCatalog()
    for name in texts { #expect(catalog.find(name)?.kind == .text, "\(name)") }
    for name in flags { #expect(catalog.find(name)?.kind == .flag, "\(name)") }
    for name in dates { #expect(catalog.find(name)?.kind == .date, "\(name)") }
    #expect(Set(texts + flags + dates) == Set(catalog.names))
  }

  @Test func `facts and fields of custom events are found by their prefix`() {
    let catalog = FieldCatalog(
      custom: ["amount": .number], facts: ["score": .number], customEvents: ["newPrice": .number])
    let score: LeadField<Double> = lead.fact("score")
    let price: LeadField<Double> = lead.event.custom("newPrice")
    #expect(catalog.find(score.name)?.source == .fact("score"))
    #expect(catalog.find(price.name)?.source == .customEvent("newPrice"))
    #expect(catalog.find("amount")?.source == .custom("amount"))
    #expect(catalog.find("score") == nil)
    #expect(catalog.find("fact.other") == nil)
    #expect(catalog.names.contains("fact.score") && catalog.names.contains("event.newPrice"))
  }

  @Test func `a declared field can never hide a standard one`() {
    let catalog = FieldCatalog(custom: ["status": .number, "isDuplicate": .text, "event.link": .number])
    #expect(catalog.find("status")?.source == .lead(.status))
    #expect(catalog.find("isDuplicate")?.source == .record(.isDuplicate))
    #expect(catalog.find("event.link")?.source == .event(.link))
  }
}
