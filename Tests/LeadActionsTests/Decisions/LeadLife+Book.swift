import Foundation
import LeadActions

extension LeadLife {
  /// A rule book with one lead type, 'Loan', and whatever its rules name.
  static func book(
    version: Int = 1, zone: Zone = .utc, method: ReferralMethod = .none, partner: PartnerName? = nil,
    lateTimers: LateTimerPolicy = .skip, countsMachineEvents: Bool = false, types: [LeadType] = [],
    with others: [any RuleBookPart] = [], @ListBuilder<any LeadTypePart> _ parts: () -> [any LeadTypePart]
  ) -> RuleBook {
    var loan = LeadType(
      "Loan", zone: zone, referralMethod: method, partner: partner, lateTimers: lateTimers,
      countsMachineEvents: countsMachineEvents)
    for part in parts() { part.add(to: &loan) }
    var book = RuleBook("Decisions", version: version) {
      Users("ann", "bob", "cat")
      Groups("Team", "Spanish", "Nobody")
      Partners("Acme", "Best")
      CustomField("amount", .number)
      CustomField("note", .text)
      CustomEvent("ping", fields: ["count": .number])
      LeadGroup("Lending", types: [loan] + types)
      MessageTemplate.email("mail", subject: "Hello {{firstName}}", text: "{{user}} will call you.")
      MessageTemplate.text("sms", body: "Hello {{firstName}}, {{user}} will call.")
      MessageTemplate.letter("post", body: "Dear {{fullName}}")
    }
    for other in others { other.add(to: &book) }
    return book
  }

  static let directory = Directory(
    users: [
      "ann": DirectoryUser(displayName: "Ann Lee", email: "ann@broker.example", mobile: "07700 900001"),
      "bob": DirectoryUser(displayName: "Bob Day", email: "bob@broker.example", mobile: "07700 900002"),
      "cat": DirectoryUser(displayName: "Cat Fox", email: "cat@broker.example", mobile: "07700 900003"),
    ],
    groups: [
      "Team": DirectoryGroup("ann", "bob", "cat"), "Spanish": DirectoryGroup("cat"), "Nobody": DirectoryGroup([]),
    ],
    partners: [
      "Acme": DirectoryPartner(displayName: "Acme Ltd", email: "leads@acme.example", mobile: "07700 900010"),
      "Best": DirectoryPartner(displayName: "Best plc", email: "leads@best.example"),
    ])

  /// A rule that leaves a mark: a task for Ann, whose title says that it ran.
  static func mark(_ id: RuleID, on event: Event, when condition: ((LeadFields) -> Condition)? = nil) -> Rule {
    Rule(id, on: event, when: condition) { TaskUser(.user("ann"), title: id.rawValue) }
  }

  static let amount = LeadField<Double>("amount")

  static func appointment(
    _ start: String, id: AppointmentID = "a", to end: String? = nil, title: String? = nil
  ) -> LeadAppointment {
    LeadAppointment(id: id, start: time(start), end: end.map(time), title: title)
  }
}
