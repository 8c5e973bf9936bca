import LeadActions
import Testing

@Suite struct LoopCheckTests {
  private let statuses = ["New", "Hot", "Cold"].map { LeadStatus($0) }

  private func loops(_ workflows: [LeadWorkflow] = [], @ListBuilder<Rule> _ rules: () -> [Rule]) -> [String] {
    var book = Checking.book(statuses: statuses, rules)
    book.workflows = workflows
    return Checking.found(in: book).filter { $0.hasPrefix("LA2") }
  }

  private func status(_ name: StatusName) -> Condition { .field("status", .changedTo(.text(name.rawValue))) }

  @Test func `two statuses that follow each other are found once, spelled out`() throws {
    let book = Checking.book(statuses: statuses) {
      Rule("cool", on: .statusChanged, when: status("Hot"), ChangeStatus(to: "Cold"))
      Rule("heat", on: .statusChanged, when: status("Cold"), ChangeStatus(to: "Hot"))
    }
    let found = RuleChecker().check(book).findings.filter { $0.code.rawValue == "LA201" }
    #expect(found.count == 1)
    let finding = try #require(found.first)
    #expect(finding.severity == .error)
    #expect(finding.related.count == 1)
    #expect(finding.story.contains { $0.hasPrefix("Status Changed: rule 'cool' changes the status to 'Cold'") })
    #expect(finding.story.last?.hasSuffix("and so on without end.") == true)
  }

  @Test func `a round that conditions make impossible is silent`() {
    let web = Condition.field("source", .compare(.equals, "web"))
    #expect(
      loops {
        Rule("cool", on: .statusChanged, when: status("Hot") && web, ChangeStatus(to: "Cold"))
        Rule("heat", on: .statusChanged, when: status("Cold") && !web, ChangeStatus(to: "Hot"))
      } == [])
    #expect(loops { Rule("assign", on: .userChanged, AssignToUser(.user("ann"))) } == [])
    #expect(
      loops {
        Rule("assign", on: .userChanged, when: .field("user", .isSet(false)), AssignToUser(.group("brokers")))
      } == [])
  }

  @Test func `users who hand a lead to each other are found`() {
    #expect(
      loops {
        Rule("to ben", on: .userChanged, when: .field("user", .compare(.equals, "ann")), AssignToUser(.user("ben")))
        Rule("to ann", on: .userChanged, when: .field("user", .compare(.equals, "ben")), AssignToUser(.user("ann")))
      }.count == 1)
  }

  @Test func `a workflow that begins anew every hour is found, and one that does every week may live`() {
    func chase(_ wait: Period) -> LeadWorkflow {
      LeadWorkflow(
        "chase",
        steps: [.wait(wait), .action(TaskUser(.user("ann"), title: "Ring")), .action(StartWorkflow("chase"))])
    }
    let start = Rule("chase", on: .received, StartWorkflow("chase"))
    #expect(loops([chase(.hours(1))]) { start } == ["LA202 workflows[0] 'chase'.steps[2]"])
    #expect(loops([chase(.weeks(1))]) { start } == [])
  }

  private let write = ContactCustomer(by: .email, template: "welcome")

  @Test func `a workflow that writes to the customer without end is found, however long it waits`() {
    let start = Rule("news", on: .converted, StartWorkflow("news"))
    func news(_ guardian: Condition? = nil) -> LeadWorkflow {
      LeadWorkflow(
        "news", steps: [.wait(.weeks(4)), .action(write), .action(StartWorkflow("news"), when: guardian)])
    }
    #expect(loops([news()]) { start } == ["LA202 workflows[0] 'news'.steps[2]"])
    #expect(loops([news(.field("status", .compare(.equals, "Hot")))]) { start } == [])
    #expect(
      loops([news()]) {
        start
        Rule("stop", on: .emailUnsubscribed, StopWorkflow())
      } == [])
  }

  @Test func `a round that a condition on the lead ends is silent, however often it comes`() {
    let waiting = Condition.field("user", .isSet(false))
    let remind = LeadWorkflow(
      "remind",
      steps: [
        .wait(.hours(4)), .action(NotifyUserByEmail(.user("ann")), when: waiting),
        .action(StartWorkflow("remind"), when: waiting),
      ])
    #expect(loops([remind]) { Rule("remind", on: .received, StartWorkflow("remind")) } == [])
  }

  private var chase: LeadWorkflow {
    LeadWorkflow(
      "chase",
      steps: [.wait(.days(3)), .action(write), .action(ChangeStatus(to: "Hot")), .wait(.days(5)), .action(write)])
  }

  @Test func `a workflow that a rule begins anew upon its own step is found at the rule`() {
    #expect(
      loops([chase]) {
        Rule("chase", on: .statusChanged, when: .field("status", .oneOf(["New", "Hot"])), StartWorkflow("chase"))
        Rule("stop", on: .closed, StopWorkflow())
      } == ["LA202 \(Checking.type).rules[0] 'chase'.do[0]"])
    #expect(
      loops([chase]) {
        Rule("chase", on: .statusChanged, when: status("New"), StartWorkflow("chase"))
        Rule("stop", on: .closed, StopWorkflow())
      } == [])
  }

  @Test func `a chase whose steps set one status after the other and begin it anew is found as endless`() throws {
    var book = Checking.book(statuses: statuses) {
      Rule("chase", on: .statusChanged, when: .field("status", .isSet(true)), StartWorkflow("chase"))
    }
    book.workflows = [
      LeadWorkflow(
        "chase",
        steps: [
          .wait(.days(3)), .action(ChangeStatus(to: "Hot")), .wait(.days(5)), .action(ChangeStatus(to: "Cold")),
          .wait(.days(7)), .action(TaskUser(.user("ann"), title: "Ring")),
        ])
    ]
    let found = RuleChecker().check(book).findings.filter { $0.code.rawValue == "LA202" }
    #expect(found.map(\.place) == ["\(Checking.type).rules[0] 'chase'.do[0]"])
    #expect(found.first?.message.hasSuffix("nothing ends that.") == true)
  }

  @Test func `workflows that take turns until a rule stops them are silent`() {
    let turns = ["Hot", "Cold"].map { (name: StatusName) in
      LeadWorkflow(
        WorkflowName("to \(name)"), steps: [.wait(.days(30)), .action(write), .action(ChangeStatus(to: name))])
    }
    #expect(
      loops(turns) {
        Rule("hot", on: .statusChanged, when: status("Hot"), StartWorkflow("to Cold"))
        Rule("cold", on: .statusChanged, when: status("Cold"), StartWorkflow("to Hot"))
        Rule("stop", on: .closed, StopWorkflow())
      } == [])
  }
}
