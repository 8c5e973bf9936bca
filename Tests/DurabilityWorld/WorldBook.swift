package import LeadActions

/// The rules that the world's leads follow: assigning, every kind of message, waits, reminders, a referral.
///
/// Whatever is sent tells one thing from another by its words, so that the judge sees it outside where something was
/// done twice, whatever ids it has: no two messages that are to be sent are about the same.
package enum WorldBook {
  package static let team: [UserName] = ["ann", "bob", "cat"]

  package static let rules = RuleBook("Durable loans") {
    Users("ann", "bob", "cat")
    Groups("Team")
    Partners("Acme")
    CustomField("amount", .number)
    LeadGroup("Loans") {
      LeadType("Loan", referralMethod: .deliverManually, partner: "Acme", lateTimers: .runNow) {
        Rule("assign", on: .receivedOther) { AssignToUser(.group("Team", by: .sequential)) }
        Rule("tell the user", on: .userChanged, when: { $0.user.isSet }) {
          ContactUser(by: .email, template: "new lead")
        }
        Rule("post received", on: .received) { PostWebhook("https://crm.example/received") }
        Rule("welcome", on: .receivedNotDuplicate) { ContactCustomer(by: .email, template: "welcome") }
        Rule("tell of duplicate", on: .receivedDuplicate) {
          ContactUser(.user("ann"), by: .text, template: "duplicate")
        }
        Rule("chase", on: .received) { StartWorkflow("chase") }
        Rule("post updated", on: .updated) { PostWebhook("https://crm.example/updated") }
        Rule("booked", on: .appointmentCreated) { ContactCustomer(by: .email, template: "booked") }
        Rule("soon", on: .appointmentBefore(.minutes(1))) { ContactCustomer(by: .text, template: "soon") }
        Rule("afterwards", on: .appointmentAfter(.minutes(1))) { ContactCustomer(by: .email, template: "afterwards") }
        Rule("post contacted", on: .contacted) { PostWebhook("https://crm.example/contacted") }
        Rule("stop chasing", on: .contacted, when: { $0.source == "phone" }) { StopWorkflow() }
        Rule("review", on: .qualified) { ContactUser(.user("bob"), by: .email, template: "review") }
        Rule("refer", on: .converted) { Refer() }
        Rule("brief the partner", on: .referred) { ContactPartner(by: .email, template: "brief") }
        Rule("goodbye", on: .closed) { ContactCustomer(by: .letter, template: "goodbye") }
        Rule("reply", on: .emailReplied) { TaskUser(.user("cat"), title: "reply {{event.message}}") }
        Rule("opened", on: .emailOpened) { TaskUser(.user("cat"), title: "opened {{event.message}}") }
        Rule("bounced", on: .emailFailed) { TaskUser(.user("cat"), title: "bounced {{event.message}}") }
      }
    }
    LeadWorkflow("chase") {
      Wait(.minutes(1))
      Step(ContactCustomer(by: .text, template: "chase"))
      Wait(.minutes(1))
      Step(PostWebhook("https://crm.example/chased"))
    }
    MessageTemplate.email("new lead", subject: "new lead {{id}}", text: "For {{user}}")
    MessageTemplate.email("welcome", subject: "welcome {{id}}", text: "{{user}} will call, 😀 naïve")
    MessageTemplate.text("duplicate", body: "duplicate {{id}} of {{duplicateOf}}")
    MessageTemplate.text("chase", body: "chase {{id}}")
    MessageTemplate.email("booked", subject: "booked {{appointment.id}}", text: "See you {{appointment.start}}")
    MessageTemplate.text("soon", body: "soon {{appointment.id}} {{appointment.start}}")
    MessageTemplate.email(
      "afterwards", subject: "afterwards {{appointment.id}} {{appointment.start}}", text: "Thank you")
    MessageTemplate.email("review", subject: "review {{id}}", text: "Please look at {{amount}}")
    MessageTemplate.email("brief", subject: "brief {{id}}", text: "For {{partner}}")
    MessageTemplate.letter("goodbye", body: "goodbye {{id}}")
  }

  package static let directory = Directory(
    users: [
      "ann": DirectoryUser(email: "ann@broker.example", mobile: "07700 900001"),
      "bob": DirectoryUser(email: "bob@broker.example", mobile: "07700 900002"),
      "cat": DirectoryUser(email: "cat@broker.example", mobile: "07700 900003"),
    ],
    groups: ["Team": DirectoryGroup("ann", "bob", "cat")],
    partners: ["Acme": DirectoryPartner(email: "leads@acme.example")])
}
