import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.12: failing performers, cascades and chains.
@Suite struct CascadeDecisionTests {
  private let pingPong: [Rule] = [
    Rule("to B", on: .statusChanged, when: { $0.status == "A" }) { ChangeStatus(to: "B") },
    Rule("to A", on: .statusChanged, when: { $0.status == "B" }) { ChangeStatus(to: "A") },
    Rule("innocent", on: .received) { ChangeStatus(to: "A") },
  ]

  @Test func `a cascade stops at its limit, names the rules in the loop, and keeps what was done`() throws {
    let pingPong = pingPong
    var life = try LeadLife(LeadLife.book { for rule in pingPong { rule } })
    let planned = try life.receive()
    #expect(planned.events.count == 100)
    #expect(
      planned.lines.filter { $0.hasPrefix("Stopped") } == [
        "Stopped after 100 events, by rules 'to B', 'to A'; not run: Status Changed"
      ])
    #expect(planned.lead.status == "A")
    #expect(planned.plan.record.version == 1)
  }

  @Test func `the limit of a cascade can be set`() throws {
    let pingPong = pingPong
    var life = try LeadLife(LeadLife.book { for rule in pingPong { rule } }, limits: PlanLimits(events: 10))
    #expect(try life.receive().events.count == 10)
  }

  @Test func `exactly as many events as the limit are no cascade`() throws {
    var life = try LeadLife(LeadLife.book {}, limits: PlanLimits(events: 4))
    let planned = try life.receive()
    #expect(planned.events.count == 4)
    #expect(!planned.lines.contains { $0.hasPrefix("Stopped") })
  }

  @Test func `a change that changes nothing ends a loop by itself`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("self", on: .statusChanged) { ChangeStatus(to: "Hot") }
        Rule("self assign", on: .userChanged) { AssignToUser(.user("ann")) }
      })
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "New")).events == [.statusChanged, .statusChanged])
    #expect(try life.happen(.userChanged(to: "bob")).events == [.userChanged, .userChanged])
  }

  @Test func `the guard counts by occurrence, so that later ones run in full`() throws {
    let pingPong = pingPong
    var life = try LeadLife(LeadLife.book { for rule in pingPong { rule } }, limits: PlanLimits(events: 10))
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "B")).events.count == 10)
    #expect(try life.happen(.statusChanged(to: "Calm")).events == [.statusChanged])
  }

  @Test func `a workflow that starts itself at once is stopped at the limit`() throws {
    var life = try LeadLife(
      LeadLife.book(with: [LeadWorkflow("w") { Step(StartWorkflow("w")) }]) {
        Rule("start", on: .received) { StartWorkflow("w") }
      })
    let planned = try life.receive()
    #expect(planned.lines.contains { $0.hasPrefix("Stopped after 100 events") })
    #expect(planned.plan.record.workflow == nil)
    #expect(try life.pass(days: 1).isEmpty)
  }

  @Test func `through timers a chain is limited to so many events in 24 hours`() throws {
    var life = try LeadLife(
      LeadLife.book(
        with: [
          LeadWorkflow("hot") {
            Wait(.minutes(1)); Step(TaskUser(.user("ann"), title: "again")); Step(StartWorkflow("hot"))
          }
        ]
      ) { Rule("start", on: .received) { StartWorkflow("hot") } })
    try life.receive()
    let plans = try life.pass(days: 5)
    #expect(plans.count < 110)
    #expect(plans.flatMap(\.titles).count == 98)
    #expect(
      life.lines.filter { $0.hasPrefix("Stopped: the chain of causes from o0 has raised 200 events in 24 hours") }.count
        == 1)
    #expect(life.record?.workflow == nil && life.record?.timers.isEmpty == true)
  }

  @Test func `a workflow that chases every week lives on`() throws {
    var life = try LeadLife(
      LeadLife.book(
        with: [
          LeadWorkflow("weekly") {
            Wait(.weeks(1)); Step(TaskUser(.user("ann"), title: "chase")); Step(StartWorkflow("weekly"))
          }
        ]
      ) { Rule("start", on: .received) { StartWorkflow("weekly") } }, limits: PlanLimits(events: 100, chainEvents: 10))
    try life.receive()
    let chased = try life.pass(days: 7 * 200 + 1)
    #expect(chased.flatMap(\.titles).count == 200)
    #expect(!life.lines.contains { $0.hasPrefix("Stopped") })
    // What happened long ago is not carried along.
    #expect(life.record?.chains.count == 1)
  }

  @Test func `through replies a chain is limited, and another message's reply is another chain`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("welcome", on: .received) { ContactCustomer(by: .email, template: "mail") }
        Rule("answer", on: .emailReplied) { ContactCustomer(by: .email, template: "mail") }
        Rule("offer", on: .custom("ping")) { ContactCustomer(by: .email, template: "mail") }
      }, limits: PlanLimits(events: 100, chainEvents: 20))
    var delivery = try #require(life.receive().plan.deliveries.first)
    var answers = 0
    // An auto-responder answers every answer, within minutes.
    for round in 0..<50 {
      life.now += 60
      let details = MessageDetails(MessageID("p\(round)"), delivery: delivery.id)
      guard let next = try life.happen(.emailReplied(details)).plan.deliveries.first else { break }
      answers += 1
      delivery = next
    }
    // Four events of receipt, then one each.
    #expect(answers == 16)
    #expect(
      life.lines.last
        == "Stopped: the chain of causes from o0 has raised 20 events in 24 hours, by rules none; not run: Email Replied"
    )
    // An answer to another message of ours goes on with that one's chain.
    let offer = try #require(life.happen(.custom("ping", [:])).plan.deliveries.first)
    #expect(try life.happen(.emailReplied(MessageDetails("another", delivery: offer.id))).emails.count == 1)
    #expect(try life.happen(.emailReplied(MessageDetails("again", delivery: delivery.id))).emails.isEmpty)
    life.now += 86_401
    #expect(try life.happen(.emailReplied(MessageDetails("late", delivery: delivery.id))).emails.count == 1)
  }

  private static let answering = LeadLife.book {
    Rule("welcome", on: .received) {
      ContactCustomer(by: .text, template: "sms")
      ContactCustomer(by: .email, template: "mail")
    }
    Rule("answer a text", on: .textReplied) { ContactCustomer(by: .text, template: "sms") }
    Rule("answer an email", on: .emailReplied) { ContactCustomer(by: .email, template: "mail") }
    LeadLife.mark("failed", on: .textFailed)
  }

  @Test(arguments: [Report.textReplied(MessageDetails("m"), stop: false), .emailReplied(MessageDetails("m"))])
  func `a reply that names no message of ours goes on with the newest one's chain, so that it is limited too`(
    reply: Report
  ) throws {
    var life = try LeadLife(Self.answering, limits: PlanLimits(events: 100, chainEvents: 20))
    try life.receive()
    var answers = 0
    for _ in 0..<50 {
      life.now += 60
      if try life.happen(reply).plan.deliveries.isEmpty { break }
      answers += 1
    }
    #expect(answers == 16)
    #expect(life.lines.last?.hasPrefix("Stopped: the chain of causes from o0 has raised 20 events in 24 hours") == true)
    // Everybody's answers are one chain only for as long as chains are counted.
    life.now += 86_400
    #expect(try life.happen(reply, id: "next day").plan.deliveries.map(\.chain) == ["next day"])
  }

  @Test func `a reply takes the chain of what the customer was sent last, within a day, and of nothing else`() throws {
    let answering = Self.answering
    func chain(_ report: Report, _ messages: [MessageID: MessageLedger], given: OccurrenceID? = nil) throws
      -> OccurrenceID?
    {
      var life = try LeadLife(answering)
      try life.receive()
      life.record?.messages = messages
      life.now += 3_600
      let occurrence = Occurrence("reply", lead: life.lead, report, chain: given)
      let situation = Situation(record: life.record, directory: life.directory, now: life.now, seed: 7)
      return try life.planner.plan(occurrence, in: situation).deliveries.first?.chain
    }
    func sent(_ chain: OccurrenceID?, to recipient: Recipient?, ago: Double) -> MessageLedger {
      MessageLedger(chain: chain, recipient: recipient, planned: LeadLife.morning.addingTimeInterval(3_600 - ago))
    }
    let reply = Report.textReplied(MessageDetails("m"), stop: false)
    let messages: [MessageID: MessageLedger] = [
      "1": sent("older", to: .customer, ago: 7_200), "2": sent("newest", to: .customer, ago: 60),
      "3": sent("user's", to: .user("ann"), ago: 10), "4": sent(nil, to: .customer, ago: 5),
      "5": MessageLedger(chain: "timeless", recipient: .customer),
    ]
    #expect(try chain(reply, messages) == "newest")
    #expect(try chain(.emailReplied(MessageDetails("1")), messages) == "older")
    // What a transport hands on is known better.
    #expect(try chain(reply, messages, given: "given") == "given")
    // A failing is no answer.
    #expect(try chain(.textFailed(MessageDetails("m")), messages) == "reply")
    #expect(try chain(reply, ["1": sent("old", to: .customer, ago: 86_400)]) == "reply")
    #expect(try chain(reply, ["1": sent("recent", to: .customer, ago: 86_399)]) == "recent")
    #expect(try chain(reply, [:]) == "reply")
    // At one time always the same, in whatever order they are kept.
    let equal = (0..<30).map { (MessageID("\($0)"), sent(OccurrenceID("\($0)"), to: .customer, ago: 60)) }
    #expect(try chain(reply, Dictionary(uniqueKeysWithValues: equal)) == "9")
  }

  @Test func `through transports a chain is limited`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        LeadLife.mark("begin", on: .received)
        LeadLife.mark("again", on: .custom("ping"))
      }, settings: EventPipeline.Settings(limits: PlanLimits(chainEvents: 20)))
    let dispatcher = Dispatcher(store: world.store, transports: Transports(task: Echo()), clock: world.clock)
    try await world.receive()
    var rounds = 0
    while rounds < 100, try await dispatcher.deliverDue().total > 0 {
      try await world.pipeline.runDue()
      rounds += 1
    }
    #expect(rounds == 21)
    #expect(
      try await world.lines().contains { $0.hasPrefix("Stopped: the chain of causes from received has raised 20") })
    // The host reports for itself what a transport has reported already.
    let ping = try #require(
      world.store.history(of: LeadKey(lead: "1"), filter: .all, after: nil, limit: 99).entries
        .first { $0.line == .event(.custom("ping"), .custom([:])) })
    #expect(try await world.report(ping.occurrence, .custom("ping", [:])).isRepeat)
  }

  @Test func `a failing performer is a line with the reason, and the other actions and rules run`() throws {
    let performers = ActionPerformers.standard.adding(BrokenPerformer())
    var life = try LeadLife(
      LeadLife.book {
        Rule("breaks", on: .received) {
          Broken()
          TaskUser(.user("ann"), title: "same rule")
        }
        LeadLife.mark("next rule", on: .received)
      }, performers: performers)
    let planned = try life.receive()
    #expect(planned.titles == ["same rule", "next rule"])
    #expect(planned.has("broken by rule 'breaks': failed, the printer burns"))
  }
}

private struct Broken: CustomActionSettings {
  static let actionName: ActionName = "broken"
}

private struct BrokenPerformer: ActionPerformer {
  struct Fire: Error, CustomStringConvertible {
    var description: String { "the printer\nburns" }
  }

  func effects(of settings: Broken, in context: inout ActionContext) throws -> [Effect] { throw Fire() }
}

/// A task list that reports an event for every task.
private struct Echo: TaskTransport {
  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
    let id = OccurrenceID("echo of \(attempt.delivery)")
    return .accepted.reporting(Occurrence(id, lead: attempt.lead, .custom("ping", [:])))
  }
}
