import Testing

@testable import LeadActions

@Suite struct GateTests {
  @Test func `a closed gate lets nobody in, and closing waits for the last one`() async throws {
    let gate = Gate()
    let closed = Tally()
    #expect(gate.enter() && gate.enter())
    let closing = (0..<3).map { _ in
      Task {
        await gate.close()
        closed.enter()
      }
    }
    for _ in 0..<600_000 where gate.enter() {
      gate.leave()
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(!gate.enter())
    gate.leave()
    try await Task.sleep(for: .milliseconds(20))
    #expect(closed.total == 0)
    gate.leave()
    for task in closing { await task.value }
    #expect(closed.total == 3)
    await gate.close()
    #expect(!gate.enter())
  }

  @Test func `a pipeline that is shut down ends what is under way and refuses the rest`() async throws {
    let (open, opener) = AsyncStream<Void>.makeStream()
    let started = Tally()
    let store = WrappedStore(beforeCommit: { _ in
      started.enter()
      for await _ in open { break }
      return nil
    })
    let desk = TestDesk(ChangeStatus(to: "Hot"))
    let pipeline = try desk.pipeline(store)
    let running = Task { try await pipeline.submit(desk.receipt()) }
    #expect(await eventually { started.total > 0 })
    let over = Tally()
    let closing = Task {
      await pipeline.shutDown()
      over.enter()
    }
    for _ in 0..<600_000 where pipeline.gate.enter() {
      pipeline.gate.leave()
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(over.total == 0)
    await #expect(throws: PipelineError.shutDown("o9")) {
      try await pipeline.submit(desk.receipt("2", occurrence: "o9"))
    }
    opener.finish()
    #expect(try await running.value.outcome.events.first == .receivedNotDuplicate)
    await closing.value
    #expect(try await pipeline.record(of: "1")?.lead.status == "Hot")
    #expect(try await pipeline.record(of: "2") == nil)
  }
}
