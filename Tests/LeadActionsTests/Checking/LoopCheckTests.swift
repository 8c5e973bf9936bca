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
}
