import LeadActions
import Testing

@Suite struct OrderCheckTests {
  private static let meet = MessageTemplate.email("meet", subject: "Hello", text: "{{user}} will call you.")

  private func order(
    _ template: MessageTemplate = meet, method: ReferralMethod = .none, statuses: [LeadStatus] = [],
    @ListBuilder<Rule> _ rules: () -> [Rule]
  ) -> [String] {
    var book = Checking.book(statuses: statuses, method: method, partner: "acme", rules)
    book.templates.append(template)
    return Checking.found(in: book).filter { $0.hasPrefix("LA10") }
  }

  private let email = ContactCustomer(by: .email, template: "meet")
  private let assign = AssignToUser(.group("brokers"))

  @Test func `the guide's hazard is found, with the events that show it`() throws {
    var book = Checking.book {
      Rule("welcome", on: .received, email)
      Rule("assign", on: .receivedOther, assign)
    }
    book.templates.append(Self.meet)
    let finding = try #require(RuleChecker().check(book).findings.first { $0.code.rawValue == "LA101" })
    #expect(finding.severity == .error)
    #expect(finding.place == "\(Checking.type).rules[0] 'welcome'.do[0]")
    #expect(finding.related.map(\.place) == ["\(Checking.type).rules[1] 'assign'.do[0]"])
    #expect(finding.story.first == "The lead arrives by a web form or an API.")
    #expect(finding.story.contains { $0.hasPrefix("Received: rule 'welcome'") })
    #expect(finding.story.last == "Received (Other): rule 'assign' assigns a user.")
  }

  @Test func `the guide's remedy is silent`() {
    #expect(
      order {
        Rule("caller", on: .receivedUser, email)
        Rule("web lead", on: .receivedOther, do: [assign.action, email.action])
      } == [])
  }

  @Test func `whoever asks for the user first is silent`() {
    let guarded = MessageTemplate.email("meet", subject: "Hello", text: "{{#user}}{{name}} will call{{/user}}.")
    #expect(
      order(guarded) {
        Rule("welcome", on: .received, email)
        Rule("assign", on: .receivedOther, assign)
      } == [])
    #expect(
      order {
        Rule("welcome", on: .received, when: .field("user", .isSet(true)), email)
        Rule("assign", on: .receivedOther, assign)
      } == [])
  }

  @Test func `rules that never meet in one occurrence are silent`() {
    let large = Condition.field("source", .compare(.equals, "web"))
    #expect(
      order {
        Rule("welcome", on: .received, when: large, email)
        Rule("assign", on: .receivedOther, when: .not(large), assign)
      } == [])
    #expect(
      order {
        Rule("welcome", on: .received, when: large, email)
        Rule("assign", on: .receivedOther, when: large, assign)
      }.count == 1)
  }

  @Test func `a consequence that assigns is later too`() {
    let statuses = [LeadStatus("New"), LeadStatus("Open")]
    #expect(
      order(statuses: statuses) {
        Rule("look", on: .received, TaskUser(title: "Look"))
        Rule("open", on: .received, ChangeStatus(to: "Open"))
        Rule("assign", on: .statusChanged, when: .field("status", .changedTo("Open")), assign)
      } == ["LA101 \(Checking.type).rules[0] 'look'.do[0]"])
  }

  @Test func `the partner is read before the Refer of the same rule`() {
    let brief = ContactPartner(by: .email, template: "welcome")
    #expect(
      order(method: .deliverManually) { Rule("refer", on: .received, do: [brief.action, Refer().action]) }
        == ["LA103 \(Checking.type).rules[0] 'refer'.do[0]"])
    #expect(order(method: .deliverManually) { Rule("refer", on: .received, do: [Refer().action, brief.action]) } == [])
  }

  @Test func `a condition that only a later event makes true is found`() {
    let statuses = [LeadStatus("New"), LeadStatus("Hot")]
    #expect(
      order(statuses: statuses) {
        Rule("hot", on: .received, when: .field("status", .compare(.equals, "Hot")), NotifyUserByEmail(.user("ann")))
        Rule("heat", on: .receivedOther, ChangeStatus(to: "Hot"))
        Rule("heat callers", on: .receivedUser, ChangeStatus(to: "Hot"))
      } == ["LA102 \(Checking.type).rules[0] 'hot'.when"])
  }

  private let unassigned = Condition.field("user", .isSet(false))
  private let alarm = NotifyUserByEmail(.user("ben"))

  @Test func `an alarm that nobody has the lead, before a later event surely assigns it, is found`() {
    #expect(
      order {
        Rule("nobody", on: .received, when: unassigned, alarm)
        Rule("large", on: .receivedOther, when: .field("source", .compare(.equals, "fair")), assign)
        Rule("rest", on: .receivedOther, when: unassigned, AssignToUser(.user("ann")))
      } == ["LA101 \(Checking.type).rules[0] 'nobody'.when"])
    #expect(
      order(method: .deliverManually) {
        Rule("nobody", on: .received, when: .field("partner", .isSet(false)), alarm)
        Rule("refer", on: .receivedOther, Refer())
      } == ["LA103 \(Checking.type).rules[0] 'nobody'.when"])
  }

  @Test func `an alarm that some leads need is silent`() {
    let large = Condition.field("source", .compare(.equals, "fair"))
    // Behind those that assign, where only some are assigned, and where the rule sees to it itself.
    #expect(
      order {
        Rule("assign", on: .received, assign)
        Rule("nobody", on: .receivedOther, when: unassigned, alarm)
      } == [])
    #expect(
      order {
        Rule("nobody", on: .received, when: unassigned, alarm)
        Rule("large", on: .receivedOther, when: large, assign)
      } == [])
    #expect(
      order {
        Rule("nobody", on: .received, when: unassigned, do: [alarm.action, AssignToUser(.user("ann")).action])
        Rule("again", on: .receivedOther, AssignToUser(.user("ben")))
      } == [])
  }

  @Test func `another message for leads without a user is no alarm`() {
    let plain = ContactCustomer(by: .email, template: "welcome")
    #expect(
      order {
        Rule("hello", on: .received, when: unassigned, plain)
        Rule("assign", on: .receivedOther, assign)
      } == [])
  }

  @Test func `what is asked for too early is told of once`() {
    var book = Checking.book {
      Rule("running", on: .received, when: .field("workflow", .compare(.equals, "chase")), alarm)
      Rule("start", on: .receivedOther, StartWorkflow("chase"))
      Rule("start callers", on: .receivedUser, StartWorkflow("chase"))
    }
    book.workflows = [LeadWorkflow("chase", steps: [.wait(.days(1)), .action(email)])]
    book.templates.append(Self.meet)
    #expect(Checking.found(in: book) == ["LA105 \(Checking.type).rules[0] 'running'.when"])
  }
}
