import LeadActions
import Testing

@Suite struct ActionTableTests {
  private static let titles = [
    "Appointment", "Assign to User", "Change Lead Type", "Change Status", "Contact Customer", "Contact Partner",
    "Contact User", "Form", "Journey", "Notify User by Email", "Notify User by Text", "Start Workflow",
    "Stop Workflow", "Refer", "Task User", "Webhook",
  ]

  private static let actions: [Action] = [
    .appointment(AppointmentTask()), .assignToUser(AssignToUser(.user("ann"))),
    .changeLeadType(ChangeLeadType(to: "Purchase")), .changeStatus(ChangeStatus(to: "Warm")),
    .contactCustomer(ContactCustomer(by: .email, template: "welcome")),
    .contactPartner(ContactPartner(by: .email, template: "welcome")),
    .contactUser(ContactUser(by: .email, template: "welcome")), .form(FormTask(form: "fact find")),
    .journey(JourneyTask(journey: "fact find")), .notifyUserByEmail(NotifyUserByEmail()),
    .notifyUserByText(NotifyUserByText()), .startWorkflow(StartWorkflow("chase")), .stopWorkflow(StopWorkflow()),
    .refer(Refer(to: "zenith")), .taskUser(TaskUser(title: "Call")), .webhook(PostWebhook("https://host.example/hook")),
  ]

  @Test func `the guide's sixteen actions are available, in its order`() {
    #expect(Self.actions.map(\.title) == Self.titles)
    #expect(Action.standardNames == Self.actions.map(\.name))
    #expect(Action.standardNames.count == 16)
  }

  @Test(arguments: actions)
  func `every action does something when its event is triggered`(action: Action) async throws {
    let book = GuideBook.with(
      Rule("start", on: .receivedNotDuplicate) { StartWorkflow("nurture") },
      Rule("r", on: .callVoicemail, do: [action]), method: .deliverManually)
    let world = try GuideWorld(book)
    try await world.happens(GuideLead.receipt(GuideLead.lead(user: "ben"), referral: .already("acme")))
    try await world.happens(.callVoicemail(CallDetails()))
    let outcomes = try await world.history().compactMap { entry -> ActionOutcome? in
      if case .action(.rule("r"), action.name, let outcome) = entry.line { outcome } else { nil }
    }
    #expect(outcomes.count == 1)
    guard case .done(let deed)? = outcomes.first else {
      Issue.record("\(action.title) came to \(outcomes)")
      return
    }
    #expect(deed != .nothing)
  }
}
