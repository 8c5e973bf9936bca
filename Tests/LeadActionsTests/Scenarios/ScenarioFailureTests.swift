import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// The kit fails when it should, says what differs, and says where.
@Suite struct ScenarioFailureTests {
  /// What expectations of a received lead come to.
  private func failure(
    of expectations: ScenarioExpectation..., exhaustive: Bool = true,
    after prepare: (Scenario) async throws -> Void = { try await $0.when(.received(from: .webForm)) }
  ) async throws -> String {
    let test = try MortgageRules.scenario(exhaustive: exhaustive)
    try await prepare(test)
    do {
      for expectation in expectations { try test.expect(expectation, file: "MyTests.swift", line: 42) }
      try test.finish(file: "MyTests.swift", line: 43)
      return "none"
    } catch {
      return error.description
    }
  }

  @Test func `other events`() async throws {
    let text = try await failure(of: .events(.receivedNotDuplicate, .received, .receivedUser))
    #expect(
      text == """
        MyTests.swift:42: The events are others:
              receivedNotDuplicate
            + receivedNotReferred
              received
            - receivedUser
            + receivedOther
            + userChanged
        """)
  }

  @Test func `events in another order`() async throws {
    let text = try await failure(of: .events(.receivedNotReferred, .receivedNotDuplicate))
    #expect(text.contains("- receivedNotReferred") || text.contains("- receivedNotDuplicate"))
    #expect(
      try await failure(of: .raised(.received, .receivedNotDuplicate)).contains("did not come in this order"))
  }

  @Test func `an event that must not come`() async throws {
    let text = try await failure(of: .notRaised(.userChanged, .validated))
    #expect(text == "MyTests.swift:42: Events came that must not:\n    + userChanged")
  }

  @Test func `actions in another order, of another rule, and with another outcome`() async throws {
    let text = try await failure(
      of: .actions(
        .done("assignToUser", by: "assign web leads"), .done("webhook", by: "to the CRM"),
        .notDone("contactCustomer", by: "greet", because: .noConsent(.email)), .done("taskUser", by: "another")))
    #expect(
      text.replacing(/[0-9a-f]{32}/, with: "…") == """
        MyTests.swift:42: The actions are others:
            - assignToUser by rule 'assign web leads': done
              webhook by rule 'to the CRM': webhook … waits to be sent
            - contactCustomer by rule 'greet': not done, the customer does not want emails
            - taskUser by rule 'another': done
            + assignToUser by rule 'assign web leads': assigned to 'ann'
            + contactCustomer by rule 'greet': email … to the customer waits to be sent
            + taskUser by rule 'call large loans': task … to user 'ann' waits to be sent
        """)
  }

  @Test func `a text that differs in one line`() async throws {
    let text = try await failure(
      of: .email(to: .customer, subject: "Hello Jane", text: "Dear Jane Doe,\nBen Boyd will call you.\nBye"))
    #expect(
      text == """
        MyTests.swift:42: The email is another:
              to: the customer
              subject: Hello Jane
              text:
                Dear Jane Doe,
            -   Ben Boyd will call you.
            +   Ann Baker will call you.
                Bye
        """)
  }

  @Test func `a text without what it must contain`() async throws {
    let text = try await failure(of: .email(text: .containing("Ann Baker", "tomorrow")))
    #expect(text.contains("- text: … that contains 'Ann Baker' and 'tomorrow'"))
    #expect(text.contains("+ text: Dear Jane Doe,"))
  }

  @Test func `a message that did not come, and why it may not have`() async throws {
    let text = try await failure(of: .text(to: .customer, "Hi")) { test in
      test.directory = .empty
      try await test.when(.received(from: .webForm))
    }
    #expect(
      text == """
        MyTests.swift:42: No text message arrived:
            - to: the customer
            - body: Hi
              (assignToUser by rule 'assign web leads': not done, the directory has no user 'ann')
        """)
  }

  @Test func `a message that waits is not there yet`() async throws {
    let text = try await failure(of: .email()) { test in
      test.sending.script(.email, [.fail])
      try await test.when(.received(from: .webForm))
    }
    #expect(text.contains("No email arrived"))
    #expect(text.contains("(email to the customer, by rule 'greet' waits to be sent)"))
  }

  @Test func `the same message twice`() async throws {
    let text = try await failure(of: .email(), .email())
    #expect(text.hasPrefix("MyTests.swift:42: No email arrived beside those expected before:"))
  }

  @Test func `messages in another order`() async throws {
    let test = try await MortgageRules.received()
    test.directory.partners["Acme"]?.email = "acme@partner.example"
    let book = RuleBook("Two") {
      LeadGroup("G") {
        LeadType("T") {
          Rule("a", on: .received) { ContactCustomer(by: .email, template: "one") }
          Rule("b", on: .received) { ContactCustomer(by: .email, template: "two") }
        }
      }
      MessageTemplate.email("one", subject: "One", text: "1")
      MessageTemplate.email("two", subject: "Two", text: "2")
    }
    let two = try Scenario(book, leadOf: "T", contact: Contact(email: "jane@mail.example"))
    try await two.when(.received(from: .api))
    let error = #expect(throws: ScenarioFailure.self) { try two.expect(.email(subject: "Two"), .email(subject: "One")) }
    #expect(error?.description.contains("The email came earlier than one that is expected before it") == true)
    #expect(throws: Never.self) { try two.finish() }
  }

  @Test func `a task for another user, a webhook with another field, another referral`() async throws {
    #expect(try await failure(of: .task(for: "ben", title: "Call Jane Doe")).contains("- to: user 'ben'"))
    let webhook = try await failure(of: .webhook(fields: ["eventtype": "delivery", "user": ""]))
    #expect(webhook.contains("- field eventtype: delivery\n    + field eventtype: deliveryall\n      field user: "))
    #expect(try await failure(of: .webhook(fields: ["loan": "1"])).contains("- field loan: 1"))
    #expect(try await failure(of: .referral(to: "Acme")).contains("No referral arrived"))
  }

  @Test func `another state of the lead`() async throws {
    #expect(try await failure(of: .user("ben")).hasSuffix("The lead's user is another:\n    - ben\n    + ann"))
    #expect(try await failure(of: .status("Hot")).hasSuffix("The lead's status is another:\n    - Hot\n    + nothing"))
    #expect(try await failure(of: .progress(.contacted)).contains("The lead's progress is another:"))
    #expect(try await failure(of: .partner("Acme")).contains("The lead's partner is another:"))
    #expect(try await failure(of: .workflow("chase")).contains("The lead's workflow is another:"))
    #expect(try await failure(of: .leadType("Loan")).contains("The lead's lead type is another:"))
    #expect(try await failure(of: .field("loanAmount", 1)).hasSuffix("- 1\n    + 300000"))
    #expect(try await failure(of: .consent(.email, open: false)).contains("- closed"))
    #expect(try await failure(of: .duplicate(of: 7)).contains("- 7"))
  }

  @Test func `another history`() async throws {
    let text = try await failure(of: .history("Received from the API", "Received & Not Duplicate"))
    #expect(text.contains("- Received from the API\n    + Received from a web form\n      Received & Not Duplicate"))
    #expect(try await failure(of: .historyLine("Nothing changed")).contains("- Nothing changed"))
  }

  @Test func `nothing, and something came`() async throws {
    let text = try await failure(of: .nothing)
    #expect(text.contains("Nothing must come of 'received', and there came:"))
    #expect(text.contains("+ assignToUser by rule 'assign web leads': assigned to 'ann'"))
    #expect(text.contains("+ email to the customer, by rule 'greet'"))
    #expect(try await failure(of: .noMessage(.email)).contains("No email must arrive"))
    #expect(try await failure(of: .noMessage()).contains("No message must arrive"))
    #expect(try await failure(of: .waiting(.email)).contains("No email waits"))
    #expect(try await failure(of: .notSent(.email)).contains("No email was given up"))
    #expect(try await failure(of: .repeated).contains("must be a repeat"))
    #expect(try await failure(of: .refused()).contains("must be refused"))
  }

  @Test func `an effect that nothing expected fails at the end and is printed`() async throws {
    let text = try await failure(of: .user("ann"), .webhook(), .task())
    #expect(
      text.contains("Nothing expected this of 'received':\n    + email to the customer, by rule 'greet'"))
    #expect(text.contains("+   subject: Hello Jane"))
    #expect(try await failure(of: .user("ann"), exhaustive: false) == "none")
    let change = try await failure(of: .webhook(), .task(), .email())
    #expect(change.hasSuffix("    + assignToUser by rule 'assign web leads': assigned to 'ann'"))
  }

  @Test func `an effect that nothing expected fails when the next thing happens`() async throws {
    let test = try MortgageRules.scenario()
    try await test.when(.received(from: .webForm), file: "MyTests.swift", line: 7)
    let error = await #expect(throws: ScenarioFailure.self) { try await test.advance(by: .days(1)) }
    #expect(error?.items.map(\.place) == ["MyTests.swift:7"])
    #expect(error?.items.first?.difference.contains("+ email to the customer, by rule 'greet'") == true)
  }

  @Test func `a scenario that ends without finish ends with it`() async throws {
    await #expect(throws: ScenarioFailure.self) {
      try await MortgageRules.scenario().run { try await $0.when(.received(from: .webForm)) }
    }
  }

  @Test func `a refusal that nothing expected fails whatever the mode`() async throws {
    let text = try await failure(exhaustive: false) { try await $0.when(.statusChanged(to: "Hot")) }
    #expect(text.contains("+ refused: "))
    #expect(
      try await failure(of: .refused(because: "no")) { try await $0.when(.statusChanged(to: "Hot")) }
        .contains("refused for another reason:\n    - no"))
  }

  @Test func `everything that is wrong is listed at once`() async throws {
    let test = try MortgageRules.scenario()
    try await test.when(.received(from: .webForm))
    let error = #expect(throws: ScenarioFailure.self) {
      try test.expect(.events(), .user("ben"), .email(subject: "Hello"))
    }
    #expect(error?.items.count == 3)
  }

  @Test func `what cannot be asked says so`() async throws {
    let test = try MortgageRules.scenario()
    #expect(throws: ScenarioFailure.self) { try test.expect(.user("ann")) }
    await #expect(throws: ScenarioFailure.self) { try await test.again() }
    await #expect(throws: ScenarioFailure.self) { try await test.when(.emailOpened()) }
    await #expect(throws: ScenarioFailure.self) { try await test.advance(to: test.now.addingTimeInterval(-1)) }
  }
}
