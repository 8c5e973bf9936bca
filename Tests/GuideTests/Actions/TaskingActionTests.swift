import LeadActions
import Testing

@Suite struct TaskingActionTests {
  private func kinds(_ messages: [Message]) -> Set<UserTask.Kind?> {
    Set(messages.map { if case .task(let task) = $0 { task.kind } else { nil } })
  }

  @Test(arguments: TargetCase.allCases)
  func `Appointment tasks the assigned user, a given one, or one of a group with making an appointment`(
    target: TargetCase
  ) throws {
    #expect(kinds(try target.messages(of: AppointmentTask(target.target))) == [.appointment])
  }

  @Test(arguments: TargetCase.allCases)
  func `Form tasks the assigned user, a given one, or one of a group with completing a form`(
    target: TargetCase
  ) throws {
    #expect(kinds(try target.messages(of: FormTask(target.target, form: "fact find"))) == [.form("fact find")])
  }

  @Test(arguments: TargetCase.allCases)
  func `Journey tasks the assigned user, a given one, or one of a group with completing a journey`(
    target: TargetCase
  ) throws {
    let messages = try target.messages(of: JourneyTask(target.target, journey: "fact find"))
    #expect(kinds(messages) == [.journey("fact find")])
  }

  @Test(arguments: TargetCase.allCases)
  func `Task User tasks the assigned user, a given one, or one of a group`(target: TargetCase) throws {
    let messages = try target.messages(of: TaskUser(target.target, title: "Call {{firstName}}"))
    #expect(kinds(messages) == [.task])
    #expect(Set(messages.marks) == ["Call Jane"])
  }

  @Test(arguments: [
    AppointmentTask().action, FormTask(form: "f").action, JourneyTask(journey: "j").action, TaskUser(title: "t").action,
  ])
  func `where nobody is assigned the assigned user is tasked with nothing, and the history says so`(
    action: Action
  ) async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received, do: [action])))
    try await world.happens(GuideLead.receipt())
    #expect(world.sent.isEmpty)
    #expect(try await world.history().outcomes == [.notDone(.noAssignedUser)])
  }

  @Test func `a task reaches the host's task transport`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received) { AppointmentTask(.user("cat")) }))
    try await world.happens(GuideLead.receipt())
    #expect(
      world.sent == [.task(UserTask(.appointment, for: "cat", title: "Make an appointment with Ms Jane Smith"))])
  }
}
