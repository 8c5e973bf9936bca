import Foundation
import LeadActions
import Testing

private let welcome = ContactCustomer(by: .email, template: "welcome")

private let base = RuleBook("Loans", version: 1) {
  Users("ann", "ben")
  Groups("brokers")
  CustomField("amount", .number)
  LeadGroup("Loans") {
    LeadType("Home") {
      LeadStatus("New")
      LeadStatus("Hot", progress: .qualified)
      Rule("one", on: .received, when: { $0.source == "web" && $0.user.isNotSet }, do: { welcome })
      Rule("two", on: .received) {
        ChangeStatus(to: "Hot")
        NotifyUserByEmail(.user("ann"))
      }
      Rule("assign", on: .received, do: { AssignToUser(.user("ann")) })
      Rule("three", on: .received, do: { StopWorkflow() })
      Rule("other event", on: .updated, do: { StopWorkflow() })
    }
  }
  MessageTemplate.email("welcome", subject: "Hello", text: "Dear you,\nwe have your request.\n{{> foot}}\nBye")
  MessageTemplate.text("remind", body: "Tomorrow")
  Partial("foot", "Loans Ltd")
  LeadWorkflow("chase") {
    Wait(.days(2))
    Step(welcome, when: { $0.user.isSet })
    Step(StopWorkflow())
  }
}

/// What is different when one thing is changed, without the line that names the books.
private func lines(_ change: (inout RuleBook) -> Void) -> [String] {
  var book = base
  change(&book)
  return RuleBookDifference(from: base, to: book).description.split(separator: "\n").dropFirst().map(String.init)
}

private func ofType(_ change: (inout LeadType) -> Void) -> [String] {
  let lines = lines { change(&$0.leadGroups[0].types[0]) }
  #expect(lines.first?.hasPrefix("Lead type 'Home'") == true, "\(lines)")
  return Array(lines.dropFirst())
}

@Suite struct RuleBookDifferenceTests {
  @Test func `a book, its file and another version of it mean the same`() throws {
    #expect(RuleBookDifference(from: base, to: base).isEmpty)
    #expect(lines { $0.version = 2 } == ["No difference in meaning."])
    let read = try RuleBook(validating: FullBook.book.json())
    #expect(RuleBookDifference(from: FullBook.book, to: read).isEmpty)
  }

  @Test func `what is written otherwise and comes to the same is no difference`() {
    let same = lines { book in
      let rules = book.leadGroups[0].types[0].rules
      let web = Condition.field("source", .oneOf(["web"]))
      book.leadGroups[0].types[0].rules[0].condition = .not(.any([.field("user", .isSet(true)), .not(web)]))
      // Assign to User runs first wherever it stands, and events have no order among each other.
      book.leadGroups[0].types[0].rules = [4, 2, 0, 1, 3].map { book.leadGroups[0].types[0].rules[$0] }
      #expect(rules.count == 5)
      book.leadGroups[0].types[0].statuses.reverse()
      book.users.reverse()
      book.templates.reverse()
      book.workflows[0].steps[1].condition = .not(.field("user", .isSet(false)))
    }
    #expect(same == ["No difference in meaning."])
  }

  @Test func `rules that are added and removed are told whole`() {
    #expect(
      ofType { type in
        type.rules[3] = Rule(
          "new", on: .closed, when: .field("amount", .isSet(true)), do: [.refer(Refer())], isEnabled: false)
      } == [
        "  + rule 'new', on Closed", "      if amount is set", "      switched off",
        "      + Refer to the lead type's partner", "  - rule 'three', on Received",
        "      - Stop any running workflow",
      ])
  }

  @Test func `a rule whose id alone is another is renamed`() {
    #expect(ofType { $0.rules[1].id = "second" } == ["  ~ rule 'two' is now 'second'"])
  }

  @Test func `a rule that changed is told with what it was and what it is`() {
    #expect(
      ofType { type in
        type.rules[0].event = .receivedOther
        type.rules[0].condition = nil
        type.rules[0].isEnabled = false
      } == [
        "  ~ rule 'one'", "      event: Received → Received (Other)",
        "      condition: source is 'web' and user is not set → always", "      switched off",
      ])
  }

  @Test func `actions are added, removed, changed and moved`() {
    #expect(
      ofType { type in
        type.rules[1].actions = [
          .notifyUserByEmail(NotifyUserByEmail(.user("ann"))), .changeStatus(ChangeStatus(to: "Hot")),
        ]
      } == ["  ~ rule 'two'", "      ~ Notify user 'ann' by email (in another place)"]
        || ofType { type in
          type.rules[1].actions = [
            .notifyUserByEmail(NotifyUserByEmail(.user("ann"))), .changeStatus(ChangeStatus(to: "Hot")),
          ]
        } == ["  ~ rule 'two'", "      ~ Change the status to 'Hot' (in another place)"])
    #expect(
      ofType { type in
        type.rules[1].actions = [
          .assignToUser(AssignToUser(.user("ben"))), .changeStatus(ChangeStatus(to: "New")),
        ]
      } == [
        "  ~ rule 'two'", "      + Assign to user 'ben'",
        "      ~ Change the status to 'Hot' → Change the status to 'New'", "      - Notify user 'ann' by email",
      ])
  }

  @Test func `a rule that runs at another place of its event has moved, and the others have not`() {
    #expect(
      ofType { type in type.rules = [3, 0, 1, 2, 4].map { type.rules[$0] } } == [
        "  ~ rule 'three'", "      now runs before 'one'",
      ])
    #expect(
      ofType { type in type.rules = [1, 3, 0, 2, 4].map { type.rules[$0] } } == [
        "  ~ rule 'one'", "      now runs last",
      ])
  }

  @Test func `assigning rules have an order among each other`() {
    var book = base
    book.leadGroups[0].types[0].rules.append(
      Rule("assign 2", on: .received, do: [.assignToUser(AssignToUser(.user("ben")))]))
    var other = book
    other.leadGroups[0].types[0].rules.swapAt(2, 5)
    let rules = RuleBookDifference(from: book, to: other).leadTypes[0].rules
    #expect(rules.map(\.kind) == [.moved])
    #expect(rules.first?.place?.hasPrefix("assigns ") == true)
  }

  @Test func `settings and statuses of a lead type are told`() {
    #expect(
      ofType { type in
        type.zone = Zone("Europe/Paris") ?? .utc
        type.referralMethod = .deliverManually
        type.partner = "acme"
        type.lateTimers = .runNow
        type.countsMachineEvents = true
        type.statuses = [LeadStatus("New", progress: .contacted), LeadStatus("Cold")]
      } == [
        "  ~ time zone: UTC → Europe/Paris", "  ~ referral method: none → deliverManually", "  ~ partner added: 'acme'",
        "  ~ late appointment times: are skipped → fall due at once",
        "  ~ openings and clicks by machines: do not count → count",
        "  ~ status 'Cold' added: leaves progress as it is",
        "  ~ status 'Hot' removed: moves progress to qualified",
        "  ~ status 'New': leaves progress as it is → moves progress to contacted",
      ])
  }

  @Test func `lead types are added, removed, renamed and put into another group`() {
    #expect(lines { $0.leadGroups[0].types[0].name = "House" } == ["Lead type 'House' (was 'Home')"])
    #expect(lines { $0.leadGroups[0].name = "Credit" } == ["Lead type 'Home'", "  ~ lead group: 'Loans' → 'Credit'"])
    #expect(lines { $0.leadGroups[0].types.append(LeadType("Car")) } == ["Lead type 'Car' (new)"])
    #expect(lines { $0.leadGroups = [] }.first == "Lead type 'Home' (removed)")
  }

  @Test func `a template is told line by line, with who sends it`() {
    #expect(
      lines { $0.templates[0] = .email("welcome", subject: "Hello", text: "Dear you,\nwe have it.\n{{> foot}}\nBye") }
        == [
          "Templates", "  ~ 'welcome'", "      sent by rule 'one' of 'Home', workflow 'chase'", "      text",
          "        Dear you,", "      - we have your request.", "      + we have it.", "        {{> foot}}",
        ])
    #expect(
      lines { $0.templates[1] = .letter("remind", body: "Tomorrow") } == [
        "Templates", "  ~ 'remind'", "      channel: text message → letter", "      sent by no rule or workflow",
      ])
    #expect(
      lines { $0.partials["foot"] = "Loans plc" } == [
        "Templates", "  ~ piece 'foot'", "      sent by rule 'one' of 'Home', workflow 'chase'", "      body",
        "      - Loans Ltd", "      + Loans plc",
      ])
  }

  @Test func `a workflow is told step by step`() {
    #expect(
      lines { book in
        book.workflows[0].steps[0] = .wait(.days(3))
        book.workflows[0].steps[1].condition = nil
        book.workflows[0].steps.append(.action(ChangeStatus(to: "New")))
      } == [
        "Workflows", "  ~ 'chase'", "      ~ step 1: Wait 2 days → Wait 3 days",
        "      ~ step 2: Email 'welcome' to the customer, if user is set → Email 'welcome' to the customer",
        "      + step 4: Change the status to 'New'",
      ])
    #expect(
      lines { $0.workflows[0].steps.remove(at: 1) } == [
        "Workflows", "  ~ 'chase'", "      - step 2: Email 'welcome' to the customer, if user is set",
      ])
  }

  @Test func `names, fields and the directory are told`() {
    let told = lines { book in
      book.name = "Credit"
      book.users = ["ann", "eve"]
      book.fields = ["amount": .text, "rate": .number]
      book.customEvents = ["scored": ["score": .number]]
      book.directory = Directory(
        users: ["ann": DirectoryUser(email: "a@b.example", openLeads: 2)],
        groups: ["brokers": DirectoryGroup([GroupMember("ann", weight: 2, dailyCap: 3)])],
        partners: ["acme": DirectoryPartner()])
    }
    #expect(
      told == [
        "Names and directory", "  ~ name: 'Loans' → 'Credit'", "  ~ user removed: 'ben'", "  ~ user added: 'eve'",
        "  ~ field 'amount': a number → a text", "  ~ field 'rate' added: a number",
        "  ~ custom event 'scored' added: fields 'score' (number)", "  ~ directory added: in the book",
        "  ~ directory user 'ann' added: 'a@b.example', 2 open leads",
        "  ~ directory group 'brokers' added: 'ann' (weight 2, at most 3 a day)",
        "  ~ directory partner 'acme' added: no address",
      ])
  }

  @Test func `it is the same after JSON, and turned round what was added is removed`() throws {
    var book = base
    book.leadGroups[0].types[0].rules.removeLast()
    book.templates.removeLast()
    let difference = RuleBookDifference(from: base, to: book)
    let back = try JSONDecoder().decode(RuleBookDifference.self, from: JSONEncoder().encode(difference))
    #expect(back == difference)
    #expect(difference.leadTypes[0].rules.map(\.kind) == [.removed])
    #expect(RuleBookDifference(from: book, to: base).leadTypes[0].rules.map(\.kind) == [.added])
    #expect(difference.templates.map(\.kind) == [.removed])
  }

  @Test(arguments: hostileNames) func `hostile names are told on one line each`(_ name: String) {
    let difference = RuleBookDifference(from: RuleBook("B"), to: hostileBook(name))
    let plain = RuleBookDifference(from: RuleBook("B"), to: hostileBook("plain"))
    #expect(
      difference.description.split(whereSeparator: \.isNewline).count
        == plain.description.split(whereSeparator: \.isNewline).count)
  }

  @Test func `long texts of which everything is another are compared at once`() {
    let texts = [0, 1].map { offset in (0..<40_000).map { "\($0 * 2 + offset)" }.joined(separator: "\n") }
    let books = texts.map { RuleBook("B", templates: [.text("t", body: $0)]) }
    let lines = RuleBookDifference(from: books[0], to: books[1]).templates.first?.texts.first?.lines
    #expect(lines?.count == 80_000)
  }
}
