import LeadActions

/// A rule book in which one thing leads to another in every way that there is.
enum GraphBook {
  static let book = RuleBook("Loans", version: 7) {
    Users("ann")
    Groups("brokers")
    Partners("acme")
    CustomEvent("scored")
    LeadGroup("Loans") {
      LeadType("Home", referralMethod: .deliverManually, partner: "acme") {
        LeadStatus("New")
        LeadStatus("Hot", progress: .qualified)
        Rule("mail", on: .receivedOther, do: { ContactCustomer(by: .email, template: "welcome") })
        Rule("both", on: .receivedOther, when: { $0.source == "web" && $0.user.isNotSet }) {
          ChangeStatus(to: "Hot")
          AssignToUser(.group("brokers"))
          NotifyUserByEmail()
        }
        Rule("off", on: .receivedOther, do: { AssignToUser(.user("ann")) }).off
        Rule("remind later", on: .appointmentBefore(.hours(2)), do: { NotifyUserByText() })
        Rule("remind", on: .appointmentBefore(.weeks(1)), do: { NotifyUserByText() })
        Rule("start", on: .statusChanged, do: { StartWorkflow("chase") })
        Rule("ping", on: .qualified, do: { Refer() })
        Rule("pong", on: .referred, do: { ChangeStatus(to: "Hot") })
        Rule("score", on: .userChanged, do: { CustomAction("score", .object(["model": .text("v2")])) })
        Rule("move", on: .custom("scored")) {
          AssignToUser(.user("ann"))
          ChangeLeadType(to: "Car")
        }
      }
      LeadType("Car") {
        LeadStatus("Parked")
        Rule("tell", on: .userChanged, do: { NotifyUserByEmail() })
        Rule("nowhere", on: .closed, do: { Refer(to: "acme") })
      }
    }
    MessageTemplate.email("welcome", subject: "s", text: "t")
    LeadWorkflow("chase") {
      Wait(.days(2))
      Step(StartWorkflow("second"))
    }
    LeadWorkflow("second") { Step(ChangeStatus(to: "New"), when: { $0.user.isSet }) }
    LeadWorkflow("idle") { Step(StopWorkflow()) }
  }

  static let graph = RuleGraph(book)
  static let home = graph.leadTypes[0]

  static func rule(_ id: RuleID, in type: GraphedLeadType = home) -> GraphedRule? {
    type.events.flatMap(\.rules).first { $0.id == id }
  }
}
