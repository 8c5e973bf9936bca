import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.3: within an event.
@Suite struct AssignDecisionTests {
  @Test func `every Assign to User comes first in written order, then all other actions in written order`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("one", on: .received) {
          TaskUser(title: "1 for {{user}}")
          AssignToUser(.user("ann"))
        }
        Rule("two", on: .received) {
          TaskUser(title: "2 for {{user}}")
          AssignToUser(.user("bob"))
        }
      })
    let planned = try life.receive()
    #expect(planned.titles == ["1 for Bob Day", "2 for Bob Day"])
    #expect(
      planned.lines.filter { $0.hasPrefix("User Changed") } == [
        "User Changed from nothing to 'ann'", "User Changed from 'ann' to 'bob'",
      ])
  }

  @Test func `a condition is judged once, before the first of its rule's actions, and holds for all`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("nobody has it", on: .received, when: { $0.user.isNotSet }) {
          ContactCustomer(by: .email, template: "mail")
          AssignToUser(.user("ann"))
        }
      })
    let planned = try life.receive()
    #expect(planned.lead.user == "ann")
    #expect(planned.emails.map(\.text) == ["Ann Lee will call you."])
  }

  @Test func `a rule that makes its own condition false goes on to its end`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("new ones", on: .received, when: { $0.status == "New" }) {
          ChangeStatus(to: "Seen")
          TaskUser(.user("ann"), title: "went on")
        }
      })
    #expect(try life.receive { $0.status = "New" }.titles == ["went on"])
  }

  @Test func `Spanish speakers go to one group, and whom nobody has to another`() throws {
    let book = LeadLife.book {
      Rule("Spanish speakers", on: .received, when: { $0.source == "es" }) { AssignToUser(.group("Spanish")) }
      Rule("the others", on: .received, when: { $0.user.isNotSet }) { AssignToUser(.user("bob")) }
    }
    var spanish = try LeadLife(book)
    #expect(try spanish.receive { $0.source = "es" }.lead.user == "cat")
    var other = try LeadLife(book)
    #expect(try other.receive { $0.source = "fr" }.lead.user == "bob")
  }

  @Test func `a condition sees what earlier rules of the event did`() throws {
    var life = try LeadLife(
      LeadLife.book(method: .deliverManually, with: [LeadWorkflow("w") { Step(StopWorkflow()) }]) {
        LeadStatus("New")
        LeadStatus("Hot", progress: .qualified)
        LeadLife.mark("early", on: .received) {
          $0.status == "Hot" || $0.progress == .qualified || $0.isReferred == true
        }
        Rule("heat", on: .received) {
          ChangeStatus(to: "Hot")
          Refer(to: "Acme")
          StartWorkflow("w")
        }
        LeadLife.mark("status", on: .received) { $0.status == "Hot" }
        LeadLife.mark("status by detail", on: .received) { $0.status.begins(with: "H") }
        LeadLife.mark("progress", on: .received) { $0.progress == .qualified }
        LeadLife.mark("partner", on: .received) { $0.partner == "Acme" && $0.isReferred == true }
        LeadLife.mark("workflow", on: .received) { $0.workflow == "w" }
      })
    let planned = try life.receive { $0.status = "New" }
    #expect(planned.titles == ["status", "status by detail", "progress", "partner", "workflow"])
  }

  @Test func `each Assign to User that changes the user raises its own User Changed, and no other does`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("one", on: .received) { AssignToUser(.user("ann")) }
        Rule("two", on: .received) { AssignToUser(.user("ann")) }
        Rule("three", on: .received) { AssignToUser(.user("cat")) }
      })
    let planned = try life.receive()
    #expect(planned.events.filter { $0 == .userChanged }.count == 2)
    #expect(planned.has("Assign to User by rule 'two': no change, assigned to 'ann' already"))
  }

  @Test func `a rule with an Assign is judged in the assign pass and sees earlier assigns only`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("heat", on: .received) { ChangeStatus(to: "Hot") }
        Rule("hot ones", on: .received, when: { $0.status == "Hot" }) {
          AssignToUser(.user("ann"))
          TaskUser(.user("ann"), title: "hot")
        }
        Rule("assign", on: .received) { AssignToUser(.user("bob")) }
        Rule("Bob's", on: .received, when: { $0.user == "bob" }) { AssignToUser(.user("cat")) }
      })
    let planned = try life.receive()
    #expect(planned.titles.isEmpty)
    #expect(planned.lead.user == "cat")
  }

  @Test func `which rules an event has is fixed when the event begins`() throws {
    let other = LeadType("Other") { LeadLife.mark("new type", on: .received) }
    var life = try LeadLife(
      LeadLife.book(types: [other]) {
        Rule("change", on: .received) { ChangeLeadType(to: "Other") }
        LeadLife.mark("old type", on: .received)
      })
    #expect(try life.receive().titles == ["old type"])
  }
}

/// DESIGN 4.4: values as they are when the action runs.
@Suite struct ValueDecisionTests {
  @Test func `an email on Received does not know the user assigned on Received (Other)`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") }
        Rule("assign", on: .receivedOther) { AssignToUser(.user("ann")) }
      })
    let planned = try life.receive()
    #expect(planned.emails.map(\.text) == [" will call you."])
    #expect(planned.has("Left empty in template 'mail': user"))
    #expect(planned.lead.user == "ann")
  }

  @Test func `the guide's remedy: assign and write on Received (Other), write alone on Received (User)`() throws {
    let book = LeadLife.book {
      Rule("by hand", on: .receivedUser) { ContactCustomer(by: .email, template: "mail") }
      Rule("otherwise", on: .receivedOther) {
        ContactCustomer(by: .email, template: "mail")
        AssignToUser(.user("ann"))
      }
    }
    var web = try LeadLife(book)
    #expect(try web.receive(from: .webForm).emails.map(\.text) == ["Ann Lee will call you."])
    var user = try LeadLife(book)
    #expect(try user.receive(from: .user) { $0.user = "bob" }.emails.map(\.text) == ["Bob Day will call you."])
  }

  @Test func `a webhook's body is made when the action runs`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("post", on: .received) {
          PostWebhook("https://example.com/1")
          ChangeStatus(to: "Hot")
          PostWebhook("https://example.com/2")
        }
      })
    let planned = try life.receive { $0.status = "New" }
    #expect(planned.bodies.map { $0.first { $0.key == "status" }?.value } == ["New", "Hot"])
  }

  @Test func `a message is sent as it was rendered, whatever has changed since`() async throws {
    let world = try DecisionWorld(
      LeadLife.book { Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    try await world.receive { $0.user = "ann" }
    try await world.report("later", .userChanged(to: "bob"))
    try await world.dispatcher.deliverDue()
    let texts = world.transports.sent(.email).map { if case .email(let email) = $0.message { email.text } else { "" } }
    #expect(texts == ["Ann Lee will call you."])
  }
}
