import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// What a test of rules looks like, and that it passes when the rules do what was meant.
@Suite struct ScenarioTests {
  @Test func `a web lead is assigned, greeted by name and called`() async throws {
    try await MortgageRules.scenario().run { test in
      try await test.when(.received(from: .webForm))
      try test.expect(
        .events(.receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .userChanged),
        .actions(
          .done("webhook", by: "to the CRM"),
          .done("assignToUser", by: "assign web leads", saying: "assigned to 'ann'"),
          .done("contactCustomer", by: "greet"),
          .done("taskUser", by: "call large loans")),
        .user("ann"))
    }
  }

  @Test func `messages are asked for by what they say`() async throws {
    try await MortgageRules.scenario().run { test in
      try await test.when(.received(from: .webForm))
      try test.expect(
        .user("ann"),
        .webhook(
          to: .beginning(with: "https://crm.example/"),
          fields: ["eventtype": "deliveryall", "user": "", "email": "jane@mail.example"]),
        .email(
          to: .customer, at: "jane@mail.example", subject: "Hello Jane",
          text: "Dear Jane Doe,\nAnn Baker will call you.\nBye"),
        .task(for: "ann", title: "Call Jane Doe", due: test.now.addingTimeInterval(7_200)))
    }
  }
}
