import LeadActions
import Testing

@Suite struct AssignToUserTests {
  @Test func `Assign to User assigns the lead to a given user`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received) { AssignToUser(.user("cat")) }))
    try await world.happens(GuideLead.receipt())
    #expect(world.record()?.lead.user == "cat")
  }

  @Test func `Assign to User assigns the lead to a random user of a group`() throws {
    let planner = try Planner(GuideBook.with(Rule("r", on: .received) { AssignToUser(.group("brokers")) }))
    var users: [UserName: Int] = [:]
    for number in 1...300 {
      let lead = GuideLead.lead(LeadID(number))
      let situation = Situation(directory: GuideBook.directory, now: GuideLead.received)
      let plan = try planner.plan(Occurrence("r", lead: lead.id, GuideLead.receipt(lead)), in: situation)
      users[try #require(plan.record.lead.user), default: 0] += 1
    }
    #expect(users.keys.sorted() == GuideBook.brokers)
    for (user, count) in users { #expect((70...130).contains(count), "\(user) was chosen \(count) times") }
  }

  /// Each action that depends on the assigned user, before the assignment in the rule or in an earlier rule.
  static let dependent: [Action] = [
    AppointmentTask().action, ContactUser(by: .email, template: "welcome").action, FormTask(form: "f").action,
    JourneyTask(journey: "j").action, NotifyUserByEmail().action, NotifyUserByText().action,
    TaskUser(title: "t").action, ContactCustomer(by: .email, template: "welcome").action,
    PostWebhook("https://host.example/hook").action,
  ]

  @Test(arguments: dependent)
  func `Assign to User is processed before the actions written before it`(action: Action) throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(Rule("r", on: .received, do: [action, AssignToUser(.user("ben")).action])))
    try expectBen(plan)
  }

  @Test(arguments: dependent)
  func `Assign to User is processed before the actions of earlier rules`(action: Action) throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("first", on: .received, do: [action]), Rule("second", on: .received) { AssignToUser(.user("ben")) }))
    try expectBen(plan)
  }

  /// The one message of the plan went to Ben or speaks of him.
  private func expectBen(_ plan: Plan) throws {
    #expect(plan.messages.count == 1)
    #expect(plan.record.lead.user == "ben")
    switch try #require(plan.messages.first) {
    case .email(let email) where email.recipient == .customer: #expect(email.text == "Your broker is Ben Baker.")
    case .webhook(let request): #expect(request.body.contains("&user=ben&"))
    case let message: #expect(message.recipient == .user("ben"))
    }
  }

  @Test func `several Assign to User are processed in the order they are written, before all else`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("a", on: .received) {
          mark("{{user}}")
          AssignToUser(.user("ann"))
        },
        Rule("b", on: .received) {
          mark("{{user}}")
          AssignToUser(.user("cat"))
        }))
    #expect(plan.marks == ["Cat Cooper", "Cat Cooper"])
    #expect(plan.outcomes.prefix(2) == [.done(.assigned("ann", from: nil)), .done(.assigned("cat", from: nil))])
  }

  @Test func `Assign to User comes first within its event, and not before earlier events`() throws {
    let plan = try GuidePlan.receipt(
      GuideBook.with(
        Rule("tell", on: .received) { ContactCustomer(by: .email, template: "welcome") },
        Rule("assign", on: .receivedOther) { AssignToUser(.user("ann")) }))
    guard case .email(let email)? = plan.messages.first else {
      Issue.record("no email")
      return
    }
    #expect(email.text == "Your broker is .")
  }
}
