import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.6: once only.
@Suite struct OnceDecisionTests {
  @Test(arguments: LeadActions.LeadProgress.allCases)
  func `each stage is raised once in a lead's life, whatever progress does`(_ stage: LeadActions.LeadProgress) throws {
    let other: LeadActions.LeadProgress = stage == .closed ? .validated : .closed
    var life = try LeadLife(LeadLife.book(types: [LeadType("Other")]) {})
    try life.receive()
    var raised = 0
    for round in 0..<100 {
      if round == 50 { try life.happen(.leadTypeChanged(to: "Other")) }
      raised += try life.happen(.progressMoved(to: stage)).events.filter { $0 == Event(stage) }.count
      try life.happen(.progressMoved(to: other))
    }
    #expect(raised == 1)
  }

  @Test func `stages jumped over raise nothing, and can be raised later`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    #expect(try life.happen(.progressMoved(to: .converted)).events == [.converted])
    #expect(try life.happen(.progressMoved(to: .contacted)).events == [.contacted])
  }

  @Test func `the once is spent when the event begins, whether or not a rule's condition held`() throws {
    var life = try LeadLife(
      LeadLife.book { LeadLife.mark("rich", on: .contacted) { _ in LeadLife.amount > 10 } })
    try life.receive()
    #expect(try life.happen(.progressMoved(to: .contacted)).titles.isEmpty)
    try life.update(["amount": 20])
    try life.happen(.progressMoved(to: .qualified))
    let again = try life.happen(.progressMoved(to: .contacted))
    #expect(again.titles.isEmpty)
    #expect(again.has("Contacted again, which counts once"))
  }

  @Test func `events not run at a cascade's limit spend nothing`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("a", on: .statusChanged, when: { $0.status == "A" }) { ChangeStatus(to: "B") }
        Rule("b", on: .statusChanged, when: { $0.status == "B" }) { ChangeStatus(to: "A") }
        LeadStatus("A")
        LeadStatus("B")
        LeadStatus("Won", progress: .converted)
        Rule("win", on: .statusChanged, when: { $0.event.from == "Start" }) { ChangeStatus(to: "Won") }
        LeadStatus("Start")
      }, limits: PlanLimits(events: 2))
    try life.receive { $0.status = "Start" }
    let cut = try life.happen(.statusChanged(to: "A"))
    #expect(cut.events == [.statusChanged, .statusChanged])
    #expect(cut.lead.progress == .converted)
    try life.happen(.progressMoved(to: .closed))
    #expect(try life.happen(.progressMoved(to: .converted)).events == [.converted])
  }

  @Test func `a likely machine's opening raises nothing and spends nothing, but leaves a line`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    let machine = try life.happen(.emailOpened(MessageDetails("m", likelyMachine: true)))
    #expect(machine.events.isEmpty)
    #expect(machine.lines == ["Email Opened of message m, likely by a machine, not counted"])
    #expect(try life.happen(.emailClicked(MessageDetails("m", likelyMachine: true))).events.isEmpty)
    #expect(try life.happen(.emailOpened(MessageDetails("m"))).events == [.emailOpened])
  }

  @Test func `a lead type can opt in to machines' openings and clicks, and a condition can ask`() throws {
    var life = try LeadLife(
      LeadLife.book(countsMachineEvents: true) {
        LeadLife.mark("machine", on: .emailOpened) { $0.event.machine == true }
      })
    try life.receive()
    #expect(try life.happen(.emailOpened(MessageDetails("m", likelyMachine: true))).titles == ["machine"])
    #expect(try life.happen(.emailOpened(MessageDetails("m"))).events.isEmpty)
  }

  @Test func `failing, opening, unsubscribing and reporting spam happen once to each message`() throws {
    let reports: [(Event, (MessageID) -> Report)] = [
      (.emailFailed, { .emailFailed(MessageDetails($0), permanently: true) }),
      (.emailOpened, { .emailOpened(MessageDetails($0)) }),
      (.emailUnsubscribed, { .emailUnsubscribed(MessageDetails($0)) }),
      (.emailSpamReported, { .emailSpamReported(MessageDetails($0)) }),
      (.textFailed, { .textFailed(MessageDetails($0)) }),
    ]
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    for (event, report) in reports {
      #expect(try life.happen(report("m1")).events == [event])
      let again = try life.happen(report("m1"))
      #expect(again.events.isEmpty)
      #expect(again.has("\(event.title) again, which counts once"))
      #expect(try life.happen(report("m2")).events == [event])
    }
  }

  @Test func `a message of ours is one message, by whatever name its provider reports it`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    let delivery = try #require(life.receive().plan.deliveries.first).id
    let ours = MessageDetails(MessageID(delivery.rawValue), delivery: delivery)
    #expect(try life.happen(.emailFailed(ours, permanently: true)).events == [.emailFailed])
    let providers = MessageDetails("provider-1", delivery: delivery)
    #expect(try life.happen(.emailFailed(providers, permanently: true)).events.isEmpty)
  }

  @Test func `replying, clicking and referring happen every time`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    for _ in 0..<3 {
      #expect(try life.happen(.emailReplied(MessageDetails("m"))).events == [.emailReplied])
      #expect(try life.happen(.emailClicked(MessageDetails("m"))).events == [.emailClicked])
      #expect(try life.happen(.textReplied(MessageDetails("t"), stop: false)).events == [.textReplied])
      #expect(try life.happen(.referred(to: "Acme")).events == [.referred])
    }
  }

  @Test func `an email that fails for now is a line and no event, and spends nothing`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    let soft = try life.happen(.emailFailed(MessageDetails("m", reason: "mailbox full"), permanently: false))
    #expect(soft.events.isEmpty)
    #expect(soft.lines == ["Email m failed for now: mailbox full"])
    #expect(try life.happen(.emailFailed(MessageDetails("m"), permanently: true)).events == [.emailFailed])
  }

  @Test func `email events are raised for any recipient, and conditions can ask for whom`() throws {
    var life = try LeadLife(
      LeadLife.book { LeadLife.mark("Ann's", on: .emailOpened) { $0.event.recipient == "ann@broker.example" } })
    try life.receive()
    #expect(try life.happen(.emailOpened(MessageDetails("m1", recipient: "ann@broker.example"))).titles == ["Ann's"])
    let jane = try life.happen(.emailOpened(MessageDetails("m2", recipient: "jane@example.com")))
    #expect(jane.events == [.emailOpened] && jane.titles.isEmpty)
  }

  @Test func `two workers that move progress at the same moment raise its event once`() async throws {
    let store = InMemoryStore()
    let book = LeadLife.book {}
    try await DecisionWorld(book, store: store).receive()
    let facts = MeetingFacts(point: MeetingPoint(2))
    let worlds = try [DecisionWorld(book, store: store, facts: facts), DecisionWorld(book, store: store, facts: facts)]
    let raised = try await withThrowingTaskGroup(of: [Event].self) { group in
      for (index, world) in worlds.enumerated() {
        group.addTask { try await world.report(OccurrenceID(index), .progressMoved(to: .contacted)).outcome.events }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(raised == [.contacted])
  }

  @Test func `the ledger is committed with the record, so a commit that fails spends nothing`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    // The first plan is never committed.
    #expect(try life.planned(.progressMoved(to: .contacted)).events == [.contacted])
    #expect(try life.happen(.progressMoved(to: .contacted)).events == [.contacted])
    #expect(life.record?.spent.contains(.contacted) == true)
  }
}

/// DESIGN 4.7: changes of status and user.
@Suite struct ChangeDecisionTests {
  @Test func `setting the status or user that the lead has raises nothing, and is recorded as no change`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("same", on: .received) {
          ChangeStatus(to: "Hot")
          AssignToUser(.user("ann"))
        }
      })
    let planned = try life.receive {
      $0.status = "Hot"
      $0.user = "ann"
    }
    #expect(!planned.events.contains(.statusChanged) && !planned.events.contains(.userChanged))
    #expect(planned.has("Change Status by rule 'same': no change, status 'Hot' already"))
    #expect(planned.has("Assign to User by rule 'same': no change, assigned to 'ann' already"))
    #expect(try life.happen(.statusChanged(to: "Hot")).lines == ["Nothing changed"])
    #expect(try life.happen(.userChanged(to: "ann")).lines == ["Nothing changed"])
    #expect(try life.happen(.userChanged(to: nil)).events == [.userChanged])
  }

  @Test func `a status moves progress where it carries one, and leaves it where it does not`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadStatus("Called", progress: .contacted)
        LeadStatus("Thinking")
      })
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "Called")).events == [.statusChanged, .contacted])
    let thinking = try life.happen(.statusChanged(to: "Thinking"))
    #expect(thinking.events == [.statusChanged])
    #expect(thinking.lead.progress == .contacted)
  }

  @Test func `a suppressed stage leaves a line in the history, however progress moved`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadStatus("Called", progress: .contacted)
        LeadStatus("Sold", progress: .converted)
        Rule("ping", on: .custom("ping")) { ChangeStatus(to: "Called") }
      })
    try life.receive()
    try life.happen(.statusChanged(to: "Called"))
    try life.happen(.statusChanged(to: "Sold"))
    let line = "Contacted again, which counts once"
    #expect(try life.happen(.statusChanged(to: "Called")).has(line))
    try life.happen(.statusChanged(to: "Sold"))
    #expect(try life.update(["status": "Called"]).has(line))
    try life.happen(.statusChanged(to: "Sold"))
    #expect(try life.happen(.custom("ping", [:])).lines.filter { $0 == line }.count == 1)
    try life.happen(.statusChanged(to: "Sold"))
    #expect(try life.happen(.progressMoved(to: .contacted)).lines.filter { $0 == line }.count == 1)
  }
}
