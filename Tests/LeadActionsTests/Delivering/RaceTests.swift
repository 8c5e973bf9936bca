import LeadActionsTesting
import Testing

import struct Foundation.Date

@testable import LeadActions

@Suite struct RaceTests {
  private let clock = VirtualClock(TestPlan.start)

  @Test func `what returns or throws in time is heard`() async {
    let returned = await race(seconds: 1, on: clock) { 7 }
    #expect("\(returned)" == "returned(7)")
    let threw: RaceEnd<Int> = await race(seconds: 1, on: clock) { throw ScriptedError("no") }
    #expect("\(threw)" == "threw(no)")
    #expect(await eventually { clock.awaited == [] })
  }

  @Test func `who is cancelled waits no longer, whatever the operation does`() async {
    let recording = RecordingTransports()
    recording.always(.email, .hangForever)
    let email = EmailMessage(to: .customer, address: "a@example.com", subject: "", text: "")
    let task = Task { [clock] in
      await race(seconds: 1, on: clock) { try await recording.send(email, attempt: Attempt(of: "d", lead: "lead")) }
    }
    #expect(await eventually { recording.sent.count == 1 })
    task.cancel()
    #expect("\(await task.value)" == "cancelled")
    recording.letGo()
  }

  @Test func `what has not begun when its task is cancelled does not begin`() async {
    let (begun, ends) = (Tally(), Notes())
    for _ in 0..<50 {
      let task = Task { [clock] in
        withUnsafeCurrentTask { $0?.cancel() }
        ends.add("\(await race(seconds: 1, on: clock) { begun.enter() })")
      }
      await task.value
    }
    for _ in 0..<100 { await Task.yield() }
    #expect(begun.total == 0)
    #expect(ends.all == Array(repeating: "cancelled", count: 50))
  }

  @Test func `a doorbell loses no ring, and lets go who is cancelled`() async {
    let bell = Doorbell()
    let rings = bell.rings
    bell.ring()
    await bell.wait(after: rings)
    let waiting = Task { await bell.wait(after: bell.rings) }
    waiting.cancel()
    await waiting.value
    let now = bell.rings
    async let first: Void = bell.wait(after: now)
    async let second: Void = bell.wait(after: now)
    bell.ring()
    _ = await (first, second)
    #expect(bell.rings == now + 1)
  }

  @Test func `a virtual clock wakes who waits when it is moved far enough, and no sooner`() async throws {
    let clock = clock
    let waiting = Task { try await clock.wait(seconds: 10) }
    #expect(await eventually { clock.awaited == [TestPlan.start.addingTimeInterval(10)] })
    clock.advance(by: 9)
    #expect(clock.awaited.count == 1)
    clock.advance(by: 1)
    try await waiting.value
    let cancelled = Task { try await clock.wait(seconds: 10) }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(clock.awaited == [])
    try await clock.wait(seconds: 0)
  }
}
