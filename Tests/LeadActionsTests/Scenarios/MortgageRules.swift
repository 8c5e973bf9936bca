import LeadActions
import LeadActionsTesting

/// The rules that the kit's own tests are about.
enum MortgageRules {
  static let book = RuleBook("Mortgages") {
    Users("ann")
    Groups("Brokers")
    Partners("Acme")
    CustomField("loanAmount", .number)
    LeadGroup("Mortgages") {
      LeadType(
        "Remortgage", zone: Zone("Europe/London") ?? .utc, referralMethod: .deliverManually
      ) {
        LeadStatus("Hot", progress: .contacted)
        LeadStatus("Cold")
        Rule("assign web leads", on: .receivedOther) { AssignToUser(.user("ann")) }
        Rule("greet", on: .receivedOther) { ContactCustomer(by: .email, template: "welcome") }
        Rule("to the CRM", on: .received) { PostWebhook("https://crm.example/hook?key=${CRM}") }
        Rule("call large loans", on: .userChanged, when: { $0.loanAmount >= 250_000 && $0.user.isSet }) {
          TaskUser(title: "Call {{fullName}}", due: .hours(2))
        }
        Rule("chase", on: .statusChanged, when: { $0.status == "Hot" }) { StartWorkflow("chase") }
        Rule("remind", on: .appointmentBefore(.days(1))) { ContactCustomer(by: .text, template: "remind") }
        Rule("refer cold leads", on: .statusChanged, when: { $0.status == "Cold" }) {
          Refer(to: "Acme")
          ContactPartner(by: .email, template: "to partner")
        }
      }
    }
    MessageTemplate.email(
      "welcome", subject: "Hello {{firstName}}", text: "Dear {{fullName}},\n{{user.name}} will call you.\nBye")
    MessageTemplate.text("remind", body: "See you tomorrow at {{appointment.start.time}}.")
    MessageTemplate.email("to partner", subject: "{{fullName}}", text: "Is cold.")
    LeadWorkflow("chase") {
      Wait(.days(2))
      Step(TaskUser(title: "Chase {{fullName}}"), when: { $0.status == "Hot" })
    }
  }

  static let people = Directory(
    users: ["ann": DirectoryUser(displayName: "Ann Baker", email: "ann@broker.example")],
    partners: ["Acme": DirectoryPartner(displayName: "Acme Ltd")])

  static let jane = Lead(
    id: 1, type: "Remortgage", received: Scenario.usualStart,
    contact: Contact(firstName: "Jane", lastName: "Doe", email: "jane@mail.example", mobile: "07700 900123"),
    fields: ["loanAmount": 300_000])

  struct Secrets: SecretSource {
    func value(of name: SecretName, tenant: TenantName) async throws -> String? { "s3cret" }
  }

  static func scenario(_ lead: Lead = jane, exhaustive: Bool = true) throws -> Scenario {
    var settings = Scenario.Settings()
    settings.secrets = Secrets()
    settings.exhaustive = exhaustive
    return try Scenario(book, lead: lead, directory: people, settings: settings)
  }

  /// A scenario whose lead has been received.
  static func received(_ lead: Lead = jane, exhaustive: Bool = true) async throws -> Scenario {
    let test = try scenario(lead, exhaustive: exhaustive)
    try await test.given(.received(from: .webForm))
    return test
  }
}
