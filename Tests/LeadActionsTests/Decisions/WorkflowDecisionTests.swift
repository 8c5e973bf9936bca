import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.10: workflows.
@Suite struct WorkflowDecisionTests {
  private func life(
    _ workflows: [LeadWorkflow], limits: PlanLimits = PlanLimits(), _ rules: [Rule] = []
  ) throws -> LeadLife {
    var life = try LeadLife(
      LeadLife.book(with: workflows) {
        Rule("start", on: .received) { StartWorkflow(workflows[0].name) }
        for rule in rules { rule }
      }, limits: limits)
    try life.receive()
    return life
  }

  private func note(_ title: String, when condition: ((LeadFields) -> Condition)? = nil) -> Step {
    Step(TaskUser(.user("ann"), title: title), when: condition)
  }

  @Test func `starting a workflow stops the running one first, so that at most one runs`() throws {
    let first = LeadWorkflow("first") {
      Wait(.days(1)); note("first")
    }
    let second = LeadWorkflow("second") {
      Wait(.days(2)); note("second")
    }
    var life = try life([first, second], [Rule("switch", on: .custom("ping")) { StartWorkflow("second") }])
    let switched = try life.happen(.custom("ping", [:]))
    #expect(switched.lines.firstIndex(of: "Workflow 'first' stopped") != nil)
    #expect(life.record?.workflow?.workflow == "second")
    #expect(life.record?.timers.count == 1)
    #expect(try life.pass(days: 9).flatMap(\.titles) == ["second"])
    #expect(life.record?.workflow == nil)
  }

  @Test func `starting a workflow queues it behind the events in hand`() throws {
    var life = try LeadLife(
      LeadLife.book(with: [LeadWorkflow("w") { note("step") }]) {
        Rule("start", on: .receivedNotDuplicate) { StartWorkflow("w") }
        LeadLife.mark("rest", on: .receivedNotDuplicate)
        LeadLife.mark("other", on: .receivedOther)
      })
    #expect(try life.receive().titles == ["rest", "other", "step"])
  }

  @Test func `its steps up to the next wait run in written order, assigns not first`() throws {
    let life = try life([
      LeadWorkflow("w") {
        Step(TaskUser(.user("bob"), title: "before {{user}}"))
        Step(AssignToUser(.user("ann")))
        Step(TaskUser(.user("bob"), title: "after {{user}}"))
      }
    ])
    #expect(life.lines.contains("Left empty in a text: user"))
    #expect(life.record?.lead.user == "ann")
    #expect(life.record?.workflow == nil)
  }

  @Test func `its waits are timers of the record, in the lead type's wall-clock time`() throws {
    var life = try LeadLife(
      LeadLife.book(
        zone: try #require(Zone("Europe/London")),
        with: [
          LeadWorkflow("w") {
            Wait(.days(1)); note("x")
          }
        ]
      ) {
        Rule("start", on: .received) { StartWorkflow("w") }
      }, at: LeadLife.time("2026-03-28T12:00:00Z"))
    try life.receive()
    #expect(life.record?.timers.map(\.due) == [LeadLife.time("2026-03-29T11:00:00Z")])
  }

  @Test func `a step's condition is judged when its turn comes, on the lead as it is then`() throws {
    var life = try life([
      LeadWorkflow("w") {
        note("cold at once", when: { $0.status == "Cold" })
        Wait(.days(1))
        note("hot later", when: { $0.status == "Hot" })
        note("cold later", when: { $0.status == "Cold" })
        Wait(.days(5), when: { $0.status == "Cold" })
        note("end")
      }
    ])
    try life.happen(.statusChanged(to: "Hot"))
    #expect(try life.pass(days: 2).flatMap(\.titles) == ["hot later", "end"])
  }

  @Test func `the event that started a workflow is over: nothing counts as changed, and a status is what it is`() throws
  {
    var life = try LeadLife(
      LeadLife.book(
        with: [
          LeadWorkflow("w") {
            note("changed", when: { $0.status.changed })
            Wait(.days(1))
            note("still A", when: { $0.status == "A" })
            note("now B", when: { $0.status == "B" })
          }
        ]
      ) { Rule("start", on: .statusChanged, when: { $0.status == "A" }) { StartWorkflow("w") } })
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "A")).titles.isEmpty)
    try life.happen(.statusChanged(to: "B"))
    #expect(try life.pass(days: 2).flatMap(\.titles) == ["now B"])
  }

  @Test func `its webhooks send the event that started it, and when that was`() throws {
    var life = try life([
      LeadWorkflow("w") {
        Step(PostWebhook("https://example.com/now"))
        Wait(.days(2))
        Step(PostWebhook("https://example.com/later"))
      }
    ])
    try life.happen(.statusChanged(to: "Hot"))
    let body = try #require(try life.pass(days: 3).flatMap(\.bodies).first)
    #expect(body[0] == ("eventtype", "deliveryall"))
    #expect(body[1] == ("eventdatetime", "2026-03-02 09:00:00"))
    #expect(body.first { $0.key == "status" }?.value == "Hot")
  }

  @Test func `a workflow that starts itself again still sends the event that started the first`() throws {
    var life = try life([
      LeadWorkflow("w") {
        Wait(.weeks(1))
        Step(PostWebhook("https://example.com/weekly"))
        Step(StartWorkflow("w"))
      }
    ])
    let bodies = try life.pass(days: 22).flatMap(\.bodies)
    #expect(bodies.count == 3)
    for body in bodies {
      #expect(body[0] == ("eventtype", "deliveryall"))
      #expect(body[1] == ("eventdatetime", "2026-03-02 09:00:00"))
    }
  }

  @Test func `a workflow may stop itself, and its later steps do not run`() throws {
    var life = try life([
      LeadWorkflow("w") {
        note("one"); Step(StopWorkflow()); note("two")
      }
    ])
    #expect(life.record?.workflow == nil)
    #expect(life.lines.filter { $0 == "Workflow 'w' stopped" }.count == 1)
    #expect(!life.lines.contains { $0.hasPrefix("Workflow 'w' finished") })
    #expect(try life.pass(days: 1).isEmpty)
  }

  @Test func `a workflow may start another, whose steps run instead of the rest of its own`() throws {
    let other = LeadWorkflow("other") { note("other") }
    let life = try life([
      LeadWorkflow("w") {
        Step(StartWorkflow("other")); note("rest")
      }, other,
    ])
    let tasks = life.lines.filter { $0.hasPrefix("Task User") }
    #expect(tasks.count == 1 && tasks[0].contains("workflow 'other'"))
  }

  @Test func `Stop Workflow stops any workflow and its wait, and is not done where none runs`() throws {
    var life = try life(
      [
        LeadWorkflow("w") {
          Wait(.days(1)); note("x")
        }
      ], [Rule("stop", on: .custom("ping")) { StopWorkflow() }])
    try life.happen(.custom("ping", [:]))
    #expect(life.record?.workflow == nil && life.record?.timers.isEmpty == true)
    #expect(try life.happen(.custom("ping", [:])).has("Stop Workflow by rule 'stop': not done, no workflow runs"))
  }

  @Test func `consequences of a workflow's steps run after its steps up to the wait`() throws {
    let life = try life(
      [
        LeadWorkflow("w") {
          Step(ChangeStatus(to: "Hot")); note("step")
        }
      ], [LeadLife.mark("changed", on: .statusChanged)])
    let tasks = life.lines.filter { $0.hasPrefix("Task User") }
    #expect(tasks.count == 2)
    #expect(tasks[0].contains("workflow 'w'") && tasks[1].contains("rule 'changed'"))
  }

  @Test func `a workflow whose last step meets the limit has finished, and is not reported as cut short`() throws {
    // Four events of receipt, then two steps.
    let life = try life(
      [
        LeadWorkflow("w") {
          note("1"); note("2")
        }
      ], limits: PlanLimits(events: 6))
    #expect(life.lines.contains("Workflow 'w' finished"))
    #expect(!life.lines.contains { $0.hasPrefix("Stopped after") })
  }

  @Test func `a workflow that meets the limit before its end is stopped, and says so`() throws {
    let life = try life(
      [
        LeadWorkflow("w") {
          note("1"); note("2"); note("3")
        }
      ], limits: PlanLimits(events: 6))
    #expect(life.record?.workflow == nil)
    #expect(life.lines.contains("Workflow 'w' stopped"))
    #expect(life.lines.contains { $0.hasPrefix("Stopped after 6 events") })
    #expect(life.lines.filter { $0.hasPrefix("Task User") }.count == 2)
  }

  @Test func `a workflow that is to wait when it meets the limit waits`() throws {
    var life = try life(
      [
        LeadWorkflow("w") {
          note("1"); note("2"); Wait(.days(1)); note("3")
        }
      ], limits: PlanLimits(events: 6))
    #expect(life.record?.workflow != nil)
    #expect(try life.pass(days: 2).flatMap(\.titles) == ["3"])
  }
}

/// DESIGN 4.10: a run keeps the book version it began with.
@Suite struct WorkflowVersionTests {
  private func book(_ version: Int, title: String, mail: String, keepsWorkflow: Bool = true) -> RuleBook {
    let workflow = LeadWorkflow("chase") {
      Wait(.days(1))
      Step(TaskUser(.user("ann"), title: title))
      Step(ContactCustomer(by: .email, template: "chaser"))
    }
    let template = MessageTemplate.email("chaser", subject: mail, text: mail)
    return LeadLife.book(version: version, with: keepsWorkflow ? [workflow, template] : []) {
      if keepsWorkflow { Rule("start", on: .received) { StartWorkflow("chase") } }
    }
  }

  private func subjects(_ world: DecisionWorld) -> [String] {
    world.transports.sent(.email).compactMap { if case .email(let email) = $0.message { email.subject } else { nil } }
  }

  @Test func `a run goes on with the steps and the templates of the version that it began with`() async throws {
    let world = try DecisionWorld(book(1, title: "old", mail: "old mail"))
    try await world.receive()
    try world.pipeline.activate(book(2, title: "new", mail: "new mail"))
    try await world.receive("2", id: "second") { $0.contact.email = "john@example.com" }
    try await world.pass(hours: 25)
    #expect(world.titles.sorted() == ["new", "old"])
    #expect(subjects(world).sorted() == ["new mail", "old mail"])
  }

  @Test func `a run goes on though the new version has neither its workflow nor its templates`() async throws {
    let world = try DecisionWorld(book(1, title: "old", mail: "old mail"))
    try await world.receive()
    try world.pipeline.activate(book(2, title: "", mail: "", keepsWorkflow: false))
    try await world.pass(hours: 25)
    #expect(world.titles == ["old"])
    #expect(subjects(world) == ["old mail"])
    #expect(world.record()?.workflow == nil)
  }

  @Test func `where the version is not at hand the run goes on with another, and says so`() async throws {
    let store = InMemoryStore()
    let before = try DecisionWorld(book(1, title: "old", mail: "old mail"), store: store)
    try await before.receive()
    let after = try DecisionWorld(book(2, title: "new", mail: "new mail"), store: store, clock: before.clock)
    try await after.pass(hours: 25)
    #expect(after.titles == ["new"])
    #expect(
      try await after.lines().contains(
        "Workflow 'chase' began with rule book version 1, which is not at hand; it goes on with version 2"))
  }

  @Test func `an earlier version that is made known after a restart is gone on with`() async throws {
    let store = InMemoryStore()
    let old = book(1, title: "old", mail: "old mail")
    let before = try DecisionWorld(old, store: store)
    try await before.receive()
    let after = try DecisionWorld(book(2, title: "new", mail: "new mail"), store: store, clock: before.clock)
    try after.pipeline.keepEarlier(old)
    try await after.pass(hours: 25)
    #expect(after.titles == ["old"])
    #expect(subjects(after) == ["old mail"])
  }

  @Test func `an occurrence runs whole on the version that it began with`() async throws {
    let facts = MeetingFacts(point: MeetingPoint(2))
    let old = LeadLife.book {
      Rule("change", on: .received) { ChangeStatus(to: "Hot") }
      LeadLife.mark("old", on: .statusChanged)
    }
    let world = try DecisionWorld(old, facts: facts)
    async let receipt = world.receive()
    // The receipt has read its situation, and waits; meanwhile another version comes into force.
    await facts.point.gathered(1)
    try world.pipeline.activate(LeadLife.book(version: 2) { LeadLife.mark("new", on: .statusChanged) })
    await facts.point.meet()
    #expect(try await receipt.outcome.bookVersion == 1)
    try await world.dispatcher.deliverDue()
    #expect(world.titles == ["old"])
  }
}
