import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 9: what hurts people elsewhere, and must not happen here. Each test names what was reported elsewhere.
@Suite struct ElsewhereTests {
  @Test func `a rule that sets what is set triggers neither itself nor another (twenty#11322)`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("one", on: .statusChanged) { ChangeStatus(to: "Hot") }
        Rule("two", on: .statusChanged) { ChangeStatus(to: "Hot") }
      })
    try life.receive { $0.status = "Hot" }
    #expect(try life.happen(.statusChanged(to: "Hot")).events.isEmpty)
    #expect(try life.happen(.statusChanged(to: "Cold")).events.count == 2)
  }

  @Test func `two rules that ping-pong end at the limit and are named (discourse PR26814)`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("ping", on: .userChanged, when: { $0.user == "ann" }) { AssignToUser(.user("bob")) }
        Rule("pong", on: .userChanged, when: { $0.user == "bob" }) { AssignToUser(.user("ann")) }
      })
    try life.receive()
    let line = try life.happen(.userChanged(to: "ann")).lines.last
    #expect(line == "Stopped after 100 events, by rules 'ping', 'pong'; not run: User Changed")
  }

  @Test func `no guard silently misses a rule: what is suppressed is in the history (odoo#12550)`() throws {
    var life = try LeadLife(LeadLife.book {}, limits: PlanLimits(events: 3))
    #expect(try life.receive().has("Stopped after 3 events, by rules none; not run: Received (Other)"))
    try life.happen(.progressMoved(to: .contacted))
    try life.happen(.progressMoved(to: .closed))
    #expect(try life.happen(.progressMoved(to: .contacted)).has("Contacted again, which counts once"))
    #expect(try life.happen(.timeReached("gone")).has("Timer gone fell due, but is not needed any more"))
  }

  @Test func `an empty update fires no rule and sends no email (chatwoot#4070)`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("mail", on: .updated) { ContactCustomer(by: .email, template: "mail") } })
    try life.receive()
    #expect(try life.update([:]).emails.isEmpty)
    #expect(try life.update(["firstName": "Jane"]).emails.isEmpty)
  }

  @Test func `one edit of many fields sends one email (chatwoot#8813)`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("mail", on: .updated) { ContactCustomer(by: .email, template: "mail") } })
    try life.receive()
    #expect(
      try life.update(["firstName": "Joan", "lastName": "Smythe", "amount": 5, "town": "York"]).emails.count == 1)
  }

  @Test func `nothing runs twice although the answer to a commit is lost (freescout#5079)`() async throws {
    struct ConnectionLost: Error {}
    let commits = Tally()
    let store = WrappedStore(afterCommit: { _ in if commits.enter() == 2 { throw ConnectionLost() } })
    let pipeline = try EventPipeline(
      rules: LeadLife.book { Rule("mail", on: .contacted) { ContactCustomer(by: .email, template: "mail") } },
      store: store, services: EventPipeline.Services(directory: FixedDirectory(LeadLife.directory)))
    try await pipeline.submit(Occurrence("r", lead: "1", .received(Receipt(LeadLife.newLead(), from: .api))))
    let move = Occurrence("o", lead: "1", .progressMoved(to: .contacted))
    await #expect(throws: ConnectionLost.self) { try await pipeline.submit(move) }
    #expect(try await pipeline.submit(move).isRepeat)
    #expect(store.inner.claim(ClaimRequest(10, at: .distantFuture, lease: 60)).count == 1)
  }

  @Test func `one bad recipient keeps only its own message from going out (mautic#7226)`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        Rule("mail", on: .received) {
          ContactCustomer(by: .email, template: "mail")
          ContactUser(.user("ann"), by: .email, template: "mail")
          ContactUser(.user("bob"), by: .email, template: "mail")
        }
      })
    world.transports.script(.email, [.failForGood("no such mailbox")])
    try await world.receive()
    try await world.pass(hours: 12)
    #expect(world.transports.sent(.email).count == 3)
    #expect(Set(world.transports.sent(.email).map(\.attempt.delivery)).count == 3)
  }

  @Test func `a wait acts on the lead as it is when it ends (civirules#193)`() throws {
    let workflow = LeadWorkflow("chase") {
      Wait(.days(3))
      Step(ContactCustomer(by: .email, template: "mail"), when: { $0.progress.isNotSet })
    }
    var life = try LeadLife(
      LeadLife.book(with: [workflow]) { Rule("start", on: .received) { StartWorkflow("chase") } })
    try life.receive()
    try life.happen(.progressMoved(to: .contacted))
    #expect(try life.pass(days: 4).flatMap(\.emails).isEmpty)
  }

  @Test func `a deleted group matches nobody, rather than everybody (BLAZAM#933)`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("assign", on: .received) { AssignToUser(.group("Team")) } })
    life.directory.groups["Team"] = nil
    let planned = try life.receive()
    #expect(planned.lead.user == nil)
    #expect(planned.has("Assign to User by rule 'assign': not done, the directory has no group 'Team'"))
  }

  @Test func `an unknown status, user or group in the book is refused at load (BLAZAM#933)`() {
    let book = LeadLife.book {
      LeadStatus("New")
      Rule("status", on: .statusChanged, when: { $0.status == "Nwe" }) { ChangeStatus(to: "Old") }
      Rule("user", on: .received, when: { $0.user == "anm" }) { AssignToUser(.group("Taem")) }
    }
    let error = #expect(throws: RuleBookError.self) { try Planner(book) }
    #expect(error?.problems.map(\.nearest) == ["New", nil, "ann", "Team"])
  }

  @Test func `a condition on a field without a value never holds, whatever it compares (BLAZAM#933)`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadLife.mark("less", on: .received) { _ in LeadLife.amount < 10 }
        LeadLife.mark("more", on: .received) { _ in LeadLife.amount >= 0 }
        LeadLife.mark("one of", on: .received) { $0.source.isOne(of: "", "x") }
        LeadLife.mark("text", on: .received) { $0.source.begins(with: "") }
        LeadLife.mark("not equal", on: .received) { $0.source != "x" }
      })
    #expect(try life.receive().titles == ["not equal"])
  }

  @Test func `a customer who unsubscribes between plan and sending gets no mail (oroinc/crm#109)`() async throws {
    let world = try DecisionWorld(
      LeadLife.book { Rule("mail", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    try await world.receive()
    try await world.report("out", .emailUnsubscribed(MessageDetails("earlier")))
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent.isEmpty)
    #expect(try await world.lines().contains { $0.hasSuffix("not sent: the customer does not want emails any more") })
  }

  @Test func `a dry run sends and keeps nothing (shopware#5883)`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        Rule("mail", on: .received) {
          AssignToUser(.group("Team", by: .sequential))
          ContactCustomer(by: .email, template: "mail")
        }
      })
    let occurrence = Occurrence("r", lead: "1", .received(Receipt(LeadLife.newLead(), from: .api)))
    let plan = try await world.pipeline.dryRun(occurrence)
    #expect(plan.deliveries.count == 1)
    #expect(plan.trace?.events.first { $0.event == .received }?.rules.first?.matched == true)
    #expect(world.record() == nil)
    #expect(try await world.dispatcher.deliverDue().total == 0)
    #expect(try await world.pipeline.submit(occurrence).isRepeat == false)
    #expect(world.record()?.lead == plan.record.lead)
  }

  @Test func `a NUL in an error's text does not keep the failure from being recorded (agents#243)`() async throws {
    let world = try DecisionWorld(
      LeadLife.book { Rule("mail", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    world.transports.script(
      .email, [.throwing("bad\u{0} byte \r\n\u{2028}" + String(repeating: "x", count: 10_000_000))])
    try await world.receive()
    try await world.dispatcher.deliverDue()
    let line = try #require(try await world.lines().last)
    #expect(line.contains("failed at attempt 1: bad  byte    xxx"))
    #expect(line.utf8.count < 2_000)
  }

  @Test func `an occurrence that can never be planned does not stop the others behind it (river PR1318)`() async throws
  {
    let world = try DecisionWorld(
      LeadLife.book { Rule("mail", on: .received) { ContactCustomer(by: .email, template: "mail") } })
    for number in 1...3 {
      try await world.receive(LeadID(number)) { $0.contact = Contact(email: "lead\(number)@example.com") }
    }
    world.transports.always(.email, .failForGood("no"))
    try await world.dispatcher.deliverDue()
    // The first lead's failure cannot be planned any more.
    let first = try #require(world.store.inbox(of: .only, after: nil, limit: 1).first)
    #expect(try await world.pipeline.erase(first.occurrence.lead))
    #expect(try await world.pipeline.runDue() == 2)
    #expect(world.store.inbox(of: .only, after: nil, limit: 9).isEmpty)
  }
}
