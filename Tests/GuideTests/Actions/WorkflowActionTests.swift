import LeadActions
import Testing

@Suite struct WorkflowActionTests {
  private static let day = 86_400.0

  @Test func `Start Workflow starts the workflow that it names`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received) { StartWorkflow("chase") }))
    try await world.happens(GuideLead.receipt())
    #expect(world.record()?.workflow?.workflow == "chase")
    #expect(world.marks == ["chase 1"])
    try await world.passes(Self.day)
    #expect(world.marks == ["chase 1", "chase 2"])
    #expect(world.record()?.workflow == nil)
  }

  @Test func `Start Workflow stops the workflow that runs already`() async throws {
    let world = try GuideWorld(
      GuideBook.with(
        Rule("chase", on: .received) { StartWorkflow("chase") },
        Rule("nurture", on: .callVoicemail) { StartWorkflow("nurture") }))
    try await world.happens(GuideLead.receipt())
    try await world.happens(.callVoicemail(CallDetails()))
    #expect(world.record()?.workflow?.workflow == "nurture")
    try await world.passes(5 * Self.day)
    #expect(world.marks == ["chase 1", "nurture 1", "nurture 2"])
    let lines = try await world.history().map(\.line)
    let stopped = try #require(lines.firstIndex(of: .workflowStopped("chase")))
    let started = try #require(lines.firstIndex(of: .workflowStarted("nurture")))
    #expect(stopped < started)
  }

  @Test func `Start Workflow begins the same workflow anew where it runs already`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .callVoicemail) { StartWorkflow("chase") }))
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    try await world.passes(Self.day / 2)
    try await world.happens(.callVoicemail(CallDetails()))
    #expect(world.marks == ["chase 1", "chase 1"])
    try await world.passes(Self.day / 2)
    #expect(world.marks.count == 2, "the first run still waited")
    try await world.passes(Self.day / 2)
    #expect(world.marks == ["chase 1", "chase 1", "chase 2"])
  }

  @Test func `Stop Workflow stops whichever workflow runs`() async throws {
    for workflow in ["chase", "nurture"] as [WorkflowName] {
      let world = try GuideWorld(
        GuideBook.with(
          Rule("start", on: .received) { StartWorkflow(workflow) },
          Rule("stop", on: .callVoicemail) { StopWorkflow() }))
      try await world.happens(GuideLead.receipt())
      #expect(world.record()?.workflow?.workflow == workflow)
      try await world.happens(.callVoicemail(CallDetails()))
      #expect(world.record()?.workflow == nil)
      try await world.passes(5 * Self.day)
      #expect(world.marks == ["\(workflow) 1"])
    }
  }

  @Test func `Stop Workflow does nothing where none runs, and the history says so`() async throws {
    let world = try GuideWorld(GuideBook.with(Rule("stop", on: .received) { StopWorkflow() }))
    try await world.happens(GuideLead.receipt())
    #expect(try await world.history().outcomes == [.notDone(.noWorkflowRuns)])
  }
}
