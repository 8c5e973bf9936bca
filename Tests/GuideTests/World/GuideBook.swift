import LeadActions

/// A rule book with everything that the guide's actions name, into which a test puts its rules.
enum GuideBook {
  static let directory = Directory(
    users: [
      "ann": DirectoryUser(displayName: "Ann Archer", email: "ann@broker.example", mobile: "+44 7700 900001"),
      "ben": DirectoryUser(displayName: "Ben Baker", email: "ben@broker.example", mobile: "+44 7700 900002"),
      "cat": DirectoryUser(displayName: "Cat Cooper", email: "cat@broker.example", mobile: "+44 7700 900003"),
    ],
    groups: ["brokers": DirectoryGroup("ann", "ben", "cat")],
    partners: [
      "acme": DirectoryPartner(displayName: "Acme", email: "leads@acme.example", mobile: "+44 7700 900101"),
      "zenith": DirectoryPartner(displayName: "Zenith", email: "leads@zenith.example", mobile: "+44 7700 900102"),
    ])

  /// The members of the group, sorted.
  static let brokers: [UserName] = ["ann", "ben", "cat"]

  static let statuses = [
    LeadStatus("New"), LeadStatus("Warm"), LeadStatus("Spoken to", progress: .contacted),
    LeadStatus("Done", progress: .closed),
  ]

  /// Lead type `Remortgage` with the rules given, and a second one of the same group, `Purchase`.
  static func with(
    _ rules: Rule..., method: ReferralMethod = .none, partner: PartnerName? = nil, zone: Zone = .utc,
    purchase: [Rule] = [], version: Int = 1
  ) -> RuleBook {
    with(rules, method: method, partner: partner, zone: zone, purchase: purchase, version: version)
  }

  static func with(
    _ rules: [Rule], method: ReferralMethod = .none, partner: PartnerName? = nil, zone: Zone = .utc,
    purchase: [Rule] = [], version: Int = 1
  ) -> RuleBook {
    RuleBook("Mortgages", version: version) {
      Users("ann", "ben", "cat")
      Groups("brokers")
      Partners("acme", "zenith")
      CustomField("loan", .number)
      LeadGroup(
        "Mortgages",
        types: [
          LeadType(
            "Remortgage", zone: zone, referralMethod: method, partner: partner, statuses: statuses, rules: rules),
          LeadType("Purchase", zone: zone, statuses: statuses, rules: purchase),
        ])
      MessageTemplate.email(
        "welcome", subject: "Hello {{firstName}}", text: "Your broker is {{user}}.", html: "<p>{{firstName}}</p>")
      MessageTemplate.letter("welcome letter", body: "Dear {{fullName}}, your broker is {{user}}.")
      MessageTemplate.text("welcome text", body: "Hi {{firstName}}, {{user}} will call.")
      LeadWorkflow("chase") {
        Step(TaskUser(.user("ann"), title: "chase 1"))
        Wait(.days(1))
        Step(TaskUser(.user("ann"), title: "chase 2"))
      }
      LeadWorkflow("nurture") {
        Step(TaskUser(.user("ben"), title: "nurture 1"))
        Wait(.days(2))
        Step(TaskUser(.user("ben"), title: "nurture 2"))
      }
      directory
    }
  }
}

/// An action that shows that its rule acted, and on which event.
func mark(_ text: String = "{{event.type}}") -> TaskUser { TaskUser(.user("ann"), title: text) }
