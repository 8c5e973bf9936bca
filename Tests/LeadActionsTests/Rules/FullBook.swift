import Foundation
import LeadActions

/// A rule book that uses every feature, written in Swift; `fullBookJSON` is the same one in a file.
enum FullBook {
  static let opening = Date(timeIntervalSince1970: 1_767_225_600)

  struct ScoreLead: CustomActionSettings {
    static let actionName: ActionName = "scoreLead"
    var model: String
  }

  static func hours(_ days: [Weekday], _ text: String) -> WeeklyHours { WeeklyHours(days, text) ?? WeeklyHours([:]) }

  static let book = RuleBook("Mortgages", version: 3) {
    Users("ann", "ben")
    Groups("brokers")
    Partners("acme")
    CustomField("loanAmount", .number)
    CustomField("firstTime", .flag)
    CustomField("moveIn", .date)
    Fact("score", .number)
    CustomEvent("priceDropped", fields: ["newPrice": .number])
    LeadGroup("Mortgages") {
      remortgage
      LeadType("Purchase", statuses: [LeadStatus("New")], rules: [])
    }
    MessageTemplate.email(
      "welcome", subject: "Welcome", text: "Hello {{fullName}},\nwe have your request.", html: "<p>Hello</p>")
    MessageTemplate.text("remind", body: "See you tomorrow.").allowing("LA821", because: "partners know it")
    MessageTemplate.letter("hello", body: "Dear\r\n{{fullName}}\n")
    Partial("signature", "--\nMortgages")
    LeadWorkflow("chase") {
      Wait(.days(2))
      Step(ContactCustomer(by: .text, template: "remind"), when: { !$0.user.isSet })
      Wait(.hours(1), when: { $0.progress != .closed })
      Step(StopWorkflow())
    }.allowing("LA002", because: "kept for later")
    directory
  }
  .allowing("LA901", because: "the old server has no https").allowing("LA902", because: "it checks our address")

  private static let loan = LeadField<Double>("loanAmount")

  private static let remortgage = LeadType(
    "Remortgage", zone: Zone("Europe/London") ?? .utc, referralMethod: .deliverManually, partner: "acme",
    lateTimers: .runNow, countsMachineEvents: true
  ) {
    LeadStatus("New")
    LeadStatus("Hot", progress: .qualified)
    Rule("assign web leads", on: .receivedOther, when: { _ in loan >= 250_000 }) {
      AssignToUser(.group("brokers", by: .sequential))
      AssignToUser(.user("ann"))
      ContactCustomer(by: .email, template: "welcome")
      ContactPartner(by: .text, template: "remind")
      ContactUser(.user("ben"), by: .email, template: "welcome")
      NotifyUserByEmail()
      NotifyUserByText(.group("brokers"))
    }
    Rule("tasks", on: .appointmentBefore(.hours(24))) {
      AppointmentTask(title: "Meet {{fullName}}", due: .weeks(1))
      FormTask(.group("brokers", by: .weighted), form: "fact find", title: "Form", due: .minutes(90))
      JourneyTask(journey: "apply")
      TaskUser(title: "Call {{fullName}}", notes: "About\nthe loan", due: .hours(2))
    }
    Rule("the rest", on: .custom("priceDropped"), when: { everything($0) }) {
      ChangeLeadType(to: "Purchase")
      ChangeStatus(to: "New")
      StartWorkflow("chase")
      StopWorkflow()
      Refer()
      Refer(to: "acme", again: true)
      PostWebhook("https://crm.example.com/hook?secret=${crm-hook}")
      ScoreLead(model: "v2")
    }.off.allowing("LA903", because: "a test key")
  }
  .allowing("LA001", because: "no")

  private static func everything(_ lead: LeadFields) -> Condition {
    .all([
      .any([lead.status == "Hot", lead.status != "New", lead.source < "m", loan <= 2.5, loan > -3, loan < 1e21]),
      .not(lead.isDuplicate == true), lead.user.isOne(of: "ann", "ben"), lead.lastName.contains("son"),
      lead.email.begins(with: "a", ignoringCase: true), lead.postcode.matches("SW?? *"), lead.user.isSet,
      lead.partner.isNotSet, lead.status.changed, lead.status.changed(from: "New"), lead.status.changed(to: "Hot"),
      lead.received.isBefore(opening), lead.received.isAfter(opening + 0.5), lead.received == opening,
      lead.received.isOlder(than: .weeks(2)), lead.received.isYounger(than: .minutes(5)),
      lead.isWithin(hours([.monday, .friday], "22:00-06:00")), lead.fact("score", as: Double.self) >= 3,
      lead.event.custom("newPrice", as: Double.self) < 100, .all([]),
    ])
  }

  private static let directory = Directory(
    version: 7,
    users: [
      "ann": DirectoryUser(
        displayName: "Ann Ames", email: "ann@example.com", mobile: "+447700900123", zone: Zone("Europe/Paris"),
        workingHours: hours([.monday], "09:00-17:30"),
        absences: [Absence(from: opening, until: opening + 86_400)], openLeads: 4),
      "ben": DirectoryUser(),
    ],
    groups: [
      "brokers": DirectoryGroup([GroupMember("ann"), GroupMember("ben", weight: 3, dailyCap: 5, monthlyCap: 50)])
    ],
    partners: ["acme": DirectoryPartner(displayName: "Acme", email: "leads@acme.example", mobile: "1")])
}
