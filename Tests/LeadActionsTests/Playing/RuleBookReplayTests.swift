import Foundation
import LeadActions
import Testing

private let start = Date(timeIntervalSince1970: 1_767_225_600)
private let mail = ContactCustomer(by: .email, template: "welcome")

private let old = RuleBook("Loans") {
  Users("ann")
  LeadGroup("Loans") {
    LeadType("Home") {
      LeadStatus("New")
      LeadStatus("Hot")
      Rule("welcome", on: .receivedUser, do: { mail })
      Rule("task", on: .received, do: { TaskUser(.user("ann"), title: "Call") })
      Rule("heat", on: .emailOpened, do: { ChangeStatus(to: "Hot") })
    }
  }
  MessageTemplate.email("welcome", subject: "Hello", text: "Hello")
  LeadWorkflow("chase") {
    Wait(.days(1))
    Step(mail)
  }
  Directory(users: ["ann": DirectoryUser(email: "ann@b.example")])
}

private func changed(_ change: (inout RuleBook) -> Void) -> RuleBook {
  var book = old
  change(&book)
  return book
}

private func rules(_ change: @escaping (inout [Rule]) -> Void) -> RuleBook {
  changed { change(&$0.leadGroups[0].types[0].rules) }
}

/// Forty leads, every fourth entered by a user, whose welcome is opened.
private let play: Play = {
  var steps: [PlayStep] = []
  for number in 1...40 {
    let at = start + Double(number) * 60
    let lead = Lead(
      id: LeadID(number), type: "Home", received: at, status: "New", contact: Contact(email: "a\(number)@b.example"))
    let isUser = number % 4 == 0
    steps.append(
      PlayStep(
        at: at, Occurrence("r\(number)", lead: lead.id, .received(Receipt(lead, from: isUser ? .user : .webForm)))))
    if isUser {
      steps.append(
        PlayStep(
          at: at + 30, Occurrence("o\(number)", lead: lead.id, .emailOpened(MessageDetails(""))),
          sentBy: .rule("welcome")))
    }
  }
  return Play(steps)
}()

@Suite struct RuleBookReplayTests {
  @Test func `the same book twice comes to no difference`() async throws {
    let difference = try await RuleBookReplay(from: old, to: old).replay(play)
    #expect(difference.isEmpty)
    #expect(difference.leads == 40 && difference.occurrences == 50)
    #expect(difference.description.hasSuffix("Nothing would have happened differently."))
    #expect(difference.messages.map { "\($0.kind) \($0.old.count) \($0.new.count)" } == ["email 10 10", "task 40 40"])
    let welcome = difference.rules.first { $0.rule == "welcome" }
    #expect(welcome?.old == welcome?.new)
    #expect(welcome?.old?.sent == [SentSummary(.email, to: .customer, count: 10, leads: 10)])
  }

  @Test func `a rule that would now write to everybody is counted exactly`() async throws {
    let new = rules { $0[0].event = .received }
    let difference = try await RuleBookReplay(from: old, to: new, examples: 2).replay(play)
    let welcome = try #require(difference.rules.first { $0.rule == "welcome" })
    #expect(welcome.old?.matched == 10 && welcome.new?.matched == 40)
    #expect(welcome.new?.sent == [SentSummary(.email, to: .customer, count: 40, leads: 40)])
    let emails = try #require(difference.messages.first { $0.kind == .email })
    #expect((emails.old.count, emails.new.count) == (10, 40))
    #expect(
      (emails.onlyOld.count, emails.onlyNew.count, emails.onlyNew.leads, emails.otherwise.count) == (0, 30, 30, 0))
    #expect(difference.differingLeads == 30)
    #expect(difference.examples.map(\.lead) == ["1", "10"])
    #expect(difference.examples.first?.lines == ["+ email to the customer: 'Hello', by rule 'welcome'"])
    #expect(
      difference.description.contains(
        "    would now send 40 emails to customers about 40 leads; before: 10 about 10 leads\n"))
    #expect(difference.description.contains("+ only the new book sends 30 emails to customers about 30 leads"))
    #expect(difference.endStates == [] && difference.refusals == [])
  }

  @Test func `what refers to a message that the other book never sends is refused there, and told`() async throws {
    let new = rules { $0[0] = Rule("greet", on: .receivedOther, do: [mail.action]) }
    let difference = try await RuleBookReplay(from: old, to: new).replay(play)
    #expect(difference.refusals.count == 10)
    #expect(Set(difference.refusals.map(\.book)) == [.new])
    #expect(difference.refusals.first?.reason.contains("rule 'welcome'") == true)
    #expect(difference.endStates.map { "\($0.what) \($0.leads)" } == ["status 10"])
    #expect(
      difference.rules.map { "\($0.rule) \($0.old == nil) \($0.new == nil)" }.sorted().first == "greet true false")
    #expect(difference.rules.last?.rule == "welcome" && difference.rules.last?.new == nil)
    #expect(difference.differingLeads == 40)
    let emails = try #require(difference.messages.first { $0.kind == .email })
    #expect((emails.onlyOld.count, emails.onlyNew.count) == (10, 30))
  }

  @Test func `a rule whose id alone is another is the same rule`() async throws {
    let difference = try await RuleBookReplay(from: old, to: rules { $0[1].id = "call" }).replay(play)
    #expect(difference.isEmpty)
    #expect(difference.rules.map(\.rule) == ["welcome", "call", "heat"])
  }

  @Test func `another text is the same message with another content`() async throws {
    let new = changed { $0.templates[0] = .email("welcome", subject: "Good day", text: "Hello") }
    let difference = try await RuleBookReplay(from: old, to: new, examples: 1).replay(play)
    let emails = try #require(difference.messages.first { $0.kind == .email })
    #expect((emails.onlyOld.count, emails.onlyNew.count, emails.otherwise.count) == (0, 0, 10))
    #expect(
      difference.examples.first?.lines == [
        "~ email to the customer: 'Good day', by rule 'welcome', before: 'Hello'"
      ])
  }

  @Test func `a workflow that is started later sends later, and its messages count for it`() async throws {
    let new = rules { $0.append(Rule("start", on: .receivedOther, do: [.startWorkflow(StartWorkflow("chase"))])) }
    let difference = try await RuleBookReplay(from: old, to: new).replay(play)
    let chase = try #require(difference.workflows.first)
    #expect(chase.old?.matched == 0 && chase.new?.matched == 30)
    #expect(chase.new?.sent == [SentSummary(.email, to: .customer, count: 30, leads: 30)])
    #expect(difference.differingLeads == 30)
  }

  @Test func `a lead type that the new book lacks is refused there`() async throws {
    let new = changed { $0.leadGroups[0].types[0].name = "House" }
    let difference = try await RuleBookReplay(from: old, to: new).replay(play)
    #expect(difference.refusals.count == 50)
    #expect(difference.differingLeads == 40)
  }

  @Test func `the same replay gives the same difference, and it is the same after JSON`() async throws {
    let replay = RuleBookReplay(from: old, to: rules { $0[0].event = .received })
    let (one, two) = (try await replay.replay(play), try await replay.replay(play))
    #expect(one == two)
    #expect(one.description == two.description)
    #expect(try JSONDecoder().decode(ReplayDifference.self, from: JSONEncoder().encode(one)) == one)
  }

  @Test func `a book that cannot be run is refused before anything is played`() async throws {
    let broken = rules { $0[0].actions = [ChangeStatus(to: "Unknown").action] }
    await #expect(throws: RuleBookError.self) { try await RuleBookReplay(from: old, to: broken).replay(play) }
  }
}
