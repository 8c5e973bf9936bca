import LeadActions
import Testing

@Suite struct RuleGraphTests {
  @Test func `events stand in the guide's order, of one kind the shorter period first, and custom ones last`() {
    #expect(
      GraphBook.home.events.map(\.event) == [
        .appointmentBefore(.hours(2)), .appointmentBefore(.weeks(1)), .receivedOther, .statusChanged, .userChanged,
        .qualified, .referred, .custom("scored"),
      ])
  }

  @Test func `actions stand as they run, and count so over the rules of an event that are switched on`() throws {
    let both = try #require(GraphBook.rule("both"))
    #expect(both.actions.map(\.action.title) == ["Assign to User", "Change Status", "Notify User by Email"])
    #expect(both.actions.map(\.turn) == [1, 3, 4])
    #expect(GraphBook.rule("mail")?.actions.map(\.turn) == [2])
    #expect(GraphBook.rule("off")?.actions.map(\.turn) == [nil])
  }

  @Test(
    arguments: [
      ("both", [.event(.userChanged, "Home"), .event(.statusChanged, "Home"), .event(.qualified, "Home")]),
      ("mail", []),
      ("start", [.workflow("chase")]),
      ("ping", [.event(.referred, "Home")]),
      ("move", [.event(.userChanged, "Car"), .leadType("Car")]),
    ] as [(RuleID, [Consequence.Kind])])
  func `an action leads to what it raises, for the type that the lead has then`(
    _ id: RuleID, _ kinds: [Consequence.Kind]
  ) throws {
    let rule = try #require(GraphBook.rule(id))
    #expect(rule.actions.flatMap(\.consequences).map(\.kind) == kinds)
    #expect(rule.actions.flatMap(\.consequences).allSatisfy { !$0.isGuess })
  }

  @Test func `an action of the host's own may raise any custom event, which is a guess`() {
    let consequences = GraphBook.rule("score")?.actions.flatMap(\.consequences)
    #expect(consequences == [Consequence(.event(.custom("scored"), "Home"), isGuess: true)])
  }

  @Test func `Refer leads to nothing where the referral method forbids it`() {
    let rule = GraphBook.rule("nowhere", in: GraphBook.graph.leadTypes[1])
    #expect(rule?.actions.map(\.consequences) == [[]])
  }

  @Test func `workflows are those that rules start, be it through workflows`() {
    #expect(GraphBook.home.workflows.map(\.name) == ["chase", "second"])
    #expect(GraphBook.graph.leadTypes[1].workflows == [])
    #expect(GraphBook.graph.idleWorkflows == ["idle"])
    guard case .action(let action)? = GraphBook.home.workflows.last?.steps.first?.content else {
      Issue.record("no step")
      return
    }
    #expect(action.consequences.map(\.kind) == [.event(.statusChanged, "Home")])
  }

  @Test func `a finding stands at its rule, workflow or lead type, else at the whole`() {
    let home = "leadGroups[0] 'Loans'.types[0] 'Home'"
    let places = [
      "\(home).rules[1] 'both'.do[0]", "\(home).statuses[0]", "workflows[0] 'chase'.steps[1].do",
      "templates[0] 'welcome'",
      "\(home).rules[10] 'none'", "\(home).rules[1] 'both'",
    ]
    let findings = places.map { place in Finding(code("LA101"), .warning, at: place, "m", why: "w", mend: "d") }
    let graph = RuleGraph(GraphBook.book, findings: findings)
    let type = graph.leadTypes[0]
    #expect(GraphBook.rule("both", in: type)?.findings.map(\.place) == [places[0], places[5]])
    #expect(type.findings.map(\.place) == [places[1], places[4]])
    #expect(type.workflows[0].findings.map(\.place) == [places[2]])
    #expect(graph.findings.map(\.place) == [places[3]])
    #expect(Set(graph.allFindings) == Set(findings))
    #expect(graph.allFindings.count == findings.count)
  }

  @Test func `a rule whose name holds brackets and points keeps its findings to itself`() {
    var book = GraphBook.book
    book.leadGroups[0].types[0].rules[0].id = "a.b[0].rules[1] 'both'"
    let place = RuleGraph(book).leadTypes[0].events.flatMap(\.rules).first { $0.id.rawValue.hasPrefix("a.b") }?.place
    let finding = Finding(code("LA101"), .error, at: "\(place ?? "").do[0]", "m", why: "w", mend: "d")
    let type = RuleGraph(book, findings: [finding]).leadTypes[0]
    #expect(type.events.flatMap(\.rules).filter { !$0.findings.isEmpty }.map(\.place) == [place])
  }

  @Test func `a chain of a thousand statuses is drawn, though every one leads to the next`() {
    var type = LeadType("Long")
    let events: [Event] = (1...1_000).map { .appointmentAfter(.minutes($0)) }
    type.rules = events.enumerated().map { Rule("r\($0)", on: $1, do: [.changeStatus(ChangeStatus(to: "S"))]) }
    type.statuses = [LeadStatus("S")]
    type.rules.append(Rule("loop", on: .statusChanged, do: [.startWorkflow(StartWorkflow("w0"))]))
    let workflows = (0..<1_000).map { LeadWorkflow("w\($0)", steps: [.action(StartWorkflow("w\($0 + 1)"))]) }
    let book = RuleBook("Long", leadGroups: [LeadGroup("G", types: [type])], workflows: workflows)
    #expect(RuleGraph(book).html().contains("w999"))
  }
}

private func code(_ text: String) -> FindingCode { FindingCode(rawValue: text) }
