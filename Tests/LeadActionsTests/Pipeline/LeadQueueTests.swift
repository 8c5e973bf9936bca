import Synchronization
import Testing

@testable import LeadActions

@Suite struct LeadQueueTests {
  @Test func `one lead's work is done one at a time, in the order it came`() async throws {
    let queue = LeadQueue()
    let (notes, tally) = (Notes(), Tally())
    let (open, opener) = AsyncStream<Void>.makeStream()
    // An immediate task runs at once until it has to wait, so that the tasks come in this order.
    var tasks = [Task.immediate { try await queue.inTurn("1") { for await _ in open { break } } }]
    for index in 0..<1_000 {
      tasks.append(
        Task.immediate {
          try await queue.inTurn("1") {
            tally.enter()
            notes.add("\(index)")
            await Task.yield()
            tally.leave()
          }
        })
    }
    #expect(notes.all.isEmpty)
    opener.finish()
    for task in tasks { try await task.value }
    #expect(notes.all == (0..<1_000).map(String.init))
    #expect(tally.most == 1)
  }

  @Test func `different leads are worked on side by side`() async throws {
    let queue = LeadQueue()
    let tally = Tally()
    try await withThrowingTaskGroup { group in
      for lead in 0..<20 {
        group.addTask {
          try await queue.inTurn(LeadID(lead)) {
            tally.enter()
            // Nobody leaves before all have come.
            _ = await eventually { tally.most == 20 }
            tally.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(tally.most == 20)
  }

  @Test func `who is cancelled while waiting does not begin, and the others go on`() async throws {
    let queue = LeadQueue()
    let notes = Notes()
    let (open, opener) = AsyncStream<Void>.makeStream()
    let first = Task.immediate { try await queue.inTurn("1") { for await _ in open { break } } }
    let waiting = (0..<50).map { index in
      Task.immediate { try await queue.inTurn("1") { notes.add("\(index)") } }
    }
    for (index, task) in waiting.enumerated() where index % 2 == 0 { task.cancel() }
    for (index, task) in waiting.enumerated() where index % 2 == 0 {
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    opener.finish()
    try await first.value
    for (index, task) in waiting.enumerated() where index % 2 == 1 { try await task.value }
    #expect(Set(notes.all) == Set((0..<50).filter { $0 % 2 == 1 }.map(String.init)))
  }

  @Test func `a task cancelled before it comes does not begin`() async throws {
    let queue = LeadQueue()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await queue.inTurn("1") { () -> Void in Issue.record("begun") }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await queue.inTurn("1") { 5 } == 5)
  }

  @Test func `work that throws gives up its turn`() async throws {
    struct Broken: Error {}
    let queue = LeadQueue()
    await #expect(throws: Broken.self) { try await queue.inTurn("1") { () -> Void in throw Broken() } }
    #expect(try await queue.inTurn("1") { 5 } == 5)
  }

  @Test func `thousands of tasks, cancelled by chance, leave nobody behind`() async throws {
    let queue = LeadQueue()
    let tally = Tally()
    var random = SeededGenerator(seed: 5)
    let tasks = (0..<4_000).map { index in
      Task {
        try await queue.inTurn(LeadID(index % 7)) {
          tally.enter()
          await Task.yield()
          tally.leave()
        }
      }
    }
    var cancelled = 0
    for task in tasks where random.next(below: 3) == 0 {
      task.cancel()
      cancelled += 1
    }
    var refused = 0
    for task in tasks { if case .failure = await task.result { refused += 1 } }
    #expect(refused <= cancelled)
    #expect(tally.total == 4_000 - refused)
    #expect(tally.most <= 7)
    for lead in 0..<7 { #expect(try await queue.inTurn(LeadID(lead)) { true }) }
  }
}
