import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// What reviews of the engine brought up, each with its test.
@Suite struct ReviewedTests {
  private static let start = Date(timeIntervalSince1970: 1_767_600_000)

  private static func book(_ parts: LeadType...) -> RuleBook {
    RuleBook(
      "reviewed", users: ["ann", "ben", "cat"], groups: ["team"], fields: ["amount": .number],
      leadGroups: [LeadGroup("all", types: parts)],
      templates: [.email("hello", subject: "Hello", text: "Hello {{firstName}}")])
  }

  private static func lead(_ id: LeadID = "1", type: LeadTypeName = "Home") -> Lead {
    Lead(id: id, type: type, received: start, contact: Contact(firstName: "Jane", email: "jane@example.com"))
  }

  private static func received(_ planner: Planner, _ lead: Lead, _ directory: Directory = .empty) throws -> Plan {
    try planner.plan(
      Occurrence("received", lead: lead.id, .received(Receipt(lead, from: .webForm))),
      in: Situation(directory: directory, now: start))
  }

  private static func next(
    _ planner: Planner, _ plan: Plan, _ id: OccurrenceID, _ report: Report, after seconds: Double = 1
  ) throws -> Plan {
    try planner.plan(
      Occurrence(id, lead: plan.occurrence.lead, report),
      in: Situation(record: plan.record, now: plan.at.addingTimeInterval(seconds)))
  }

  @Test func `a form that repeats the progress as it was does not hold back what the status carries`() throws {
    let type = LeadType("Home") {
      LeadStatus("New", progress: .contacted)
      LeadStatus("Won", progress: .converted)
    }
    let planner = try Planner(Self.book(type))
    var lead = Self.lead()
    lead.status = "New"
    let first = try Self.received(planner, lead)
    let plan = try Self.next(
      planner, first, "form", .updated(Update(by: .user, ["status": "Won", "progress": "contacted"])))
    #expect(plan.record.lead.progress == .converted)
    #expect(plan.events.map(\.event) == [.updated, .updatedUser, .statusChanged, .converted])
  }

  @Test func `emptying the customer's consent is refused and opens nothing`() throws {
    let planner = try Planner(Self.book(LeadType("Home")))
    let first = try Self.received(planner, Self.lead())
    let closed = try Self.next(planner, first, "stop", .consentChanged(.email, open: false))
    #expect(throws: PlanRefusal.field("1", .needsValue("emailConsent"))) {
      try Self.next(planner, closed, "form", .updated(Update(by: .other, ["emailConsent": nil])))
    }
  }

  @Test func `a late report that an appointment started lets it complete no second time`() throws {
    let planner = try Planner(Self.book(LeadType("Home")))
    var plan = try Self.received(planner, Self.lead())
    plan = try Self.next(
      planner, plan, "1", .appointmentCreated(LeadAppointment(id: "a", start: Self.start.addingTimeInterval(3_600))))
    plan = try Self.next(planner, plan, "2", .appointmentCompleted("a"))
    plan = try Self.next(planner, plan, "3", .appointmentStarted("a"))
    #expect(plan.events.map(\.event) == [.appointmentStarted])
    #expect(try Self.next(planner, plan, "4", .appointmentCompleted("a")).events.isEmpty)
  }

  @Test func `somebody listed twice in a group hides nobody behind`() throws {
    let type = LeadType("Home") {
      Rule("assign", on: .received) { AssignToUser(.group("team", by: .sequential)) }
    }
    let planner = try Planner(Self.book(type))
    let directory = Directory(
      users: ["ann": DirectoryUser(), "ben": DirectoryUser(), "cat": DirectoryUser()],
      groups: ["team": DirectoryGroup("ann", "ben", "ann", "cat")])
    var choosing: [GroupName: ChoosingState] = [:]
    var given: [UserName?] = []
    for number in 1...6 {
      let lead = Self.lead(LeadID(number))
      let plan = try planner.plan(
        Occurrence("received", lead: lead.id, .received(Receipt(lead, from: .webForm))),
        in: Situation(directory: directory, choosing: choosing, now: Self.start))
      choosing.merge(plan.choosing) { $1 }
      given.append(plan.record.lead.user)
    }
    #expect(given == ["ann", "ben", "cat", "ann", "ben", "cat"])
  }

  @Test func `a cap holds although lead types of two zones share the group on two dates`() throws {
    func type(_ name: LeadTypeName, _ zone: String) throws -> LeadType {
      LeadType(name, zone: try #require(Zone(zone))) {
        Rule("assign", on: .received) { AssignToUser(.group("team")) }
      }
    }
    let planner = try Planner(Self.book(type("West", "Pacific/Honolulu"), type("East", "Pacific/Auckland")))
    let directory = Directory(
      users: ["ann": DirectoryUser()], groups: ["team": DirectoryGroup([GroupMember("ann", dailyCap: 2)])])
    var choosing: [GroupName: ChoosingState] = [:]
    var given = 0
    for number in 1...20 {
      let lead = Self.lead(LeadID(number), type: number.isMultiple(of: 2) ? "West" : "East")
      let plan = try planner.plan(
        Occurrence("received", lead: lead.id, .received(Receipt(lead, from: .webForm))),
        in: Situation(directory: directory, choosing: choosing, now: Self.start))
      choosing.merge(plan.choosing) { $1 }
      if plan.record.lead.user != nil { given += 1 }
    }
    // Two on each of the two dates.
    #expect(given == 4)
  }

  @Test func `messages that nothing happened to are forgotten after 90 days, others never`() throws {
    let type = LeadType("Home") {
      Rule("hello", on: .callUnanswered) { ContactCustomer(by: .email, template: "hello") }
    }
    let planner = try Planner(Self.book(type))
    var plan = try Self.received(planner, Self.lead())
    for number in 1...60 {
      plan = try Self.next(planner, plan, OccurrenceID("call\(number)"), .callUnanswered(CallDetails()))
    }
    #expect(plan.record.messages.count == 60)
    let first = try #require(plan.record.messages.keys.min())
    let opened = MessageDetails(first, delivery: DeliveryID(first.rawValue))
    plan = try Self.next(planner, plan, "opened", .emailOpened(opened))
    #expect(plan.events.count == 1)
    plan = try Self.next(planner, plan, "later", .callUnanswered(CallDetails()), after: 91 * 86_400)
    #expect(plan.record.messages.count == 2)
    #expect(try Self.next(planner, plan, "again", .emailOpened(opened)).events.isEmpty)
  }

  @Test func `an outcome whose lead type the book has lost waits in the inbox until the type is back`() async throws {
    let clock = VirtualClock(Self.start)
    let store = InMemoryStore()
    let type = LeadType("Home") {
      Rule("hello", on: .receivedOther) { ContactCustomer(by: .email, template: "hello") }
    }
    let pipeline = try EventPipeline(rules: Self.book(type), store: store, services: .init(clock: clock))
    let transports = RecordingTransports()
    transports.always(.email, .failForGood("no such mailbox"))
    let dispatcher = Dispatcher(store: store, transports: transports.transports, clock: clock)
    try await pipeline.submit(Occurrence("r", lead: "1", .received(Receipt(Self.lead(), from: .webForm))))
    try await dispatcher.deliverDue()
    var without = Self.book(LeadType("Other"))
    without.version = 2
    try pipeline.activate(without)
    #expect(try await pipeline.runDue() == 0)
    var again = Self.book(type)
    again.version = 3
    try pipeline.activate(again)
    #expect(try await pipeline.runDue() == 1)
    let lines = try await pipeline.history(of: "1").map { "\($0.line)" }
    #expect(lines.contains { $0.hasPrefix("Email Failed") })
    #expect(pipeline.forgetEarlier(version: 1))
    #expect(!pipeline.forgetEarlier(version: 3))
  }

  @Test func `running ends when the pipeline is shut down`() async throws {
    let pipeline = try EventPipeline(
      rules: Self.book(LeadType("Home")), store: InMemoryStore(), settings: .init(pollInterval: 0.01))
    let task = Task { await pipeline.run() }
    await pipeline.shutDown()
    await task.value
    await #expect(throws: PipelineError.shutDown("x")) {
      try await pipeline.submit(Occurrence("x", lead: "1", .callUnanswered(CallDetails())))
    }
  }

  @Test func `a template's variable that no lead can have is refused at load, with the nearest`() throws {
    var book = Self.book(LeadType("Home"))
    book.templates = [
      .email(
        "hello", subject: "{{firstname}}", text: "{{#user}}{{email}}{{/user}} {{appointment.start.time}} {{amount}}"),
      .text("time", body: "{{appointment.strat.time}} {{user.email}} {{#appointment}}{{whatever}}{{/appointment}}"),
    ]
    let problems = book.problems()
    #expect(
      problems.map(\.message) == [
        "There is no variable 'firstname'.", "There is no variable 'appointment.strat.time'.",
      ])
    #expect(problems.map(\.nearest) == ["firstName", "appointment.start.time"])
  }
}
