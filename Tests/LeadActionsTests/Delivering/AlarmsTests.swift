import Testing

@testable import LeadActions

@Suite struct AlarmsTests {
  @Test func `a call comes at its time, once, and behind one that is due before`() async {
    let (alarms, calls) = (Alarms(), Notes())
    let late = alarms.set(seconds: 3_600) { calls.add("late") }
    _ = alarms.set(seconds: 0.01) { calls.add("early") }
    #expect(await eventually { calls.all == ["early"] })
    #expect(alarms.count == 1)
    alarms.cancel(late)
    #expect(alarms.count == 0)
  }

  @Test func `a call that was cancelled does not come, and leaves nothing behind`() async throws {
    let (alarms, calls) = (Alarms(), Notes())
    let far = alarms.set(seconds: 3_600) { calls.add("far") }
    // Again where the machine was so slow that its time came before it was cancelled.
    var isCancelledInTime = false
    while !isCancelledInTime {
      let before = calls.all.count
      let start = ContinuousClock.now
      let cancelled = alarms.set(seconds: 0.05) { calls.add("cancelled") }
      alarms.cancel(cancelled)
      isCancelledInTime = ContinuousClock.now - start < .milliseconds(50)
      guard isCancelledInTime else { continue }
      #expect(alarms.count == 1)
      // Behind the cancelled one's time, at the tick of which it would be called.
      try await alarms.wait(seconds: 0.1)
      #expect(calls.all.count == before)
    }
    alarms.cancel(far)
    alarms.cancel(far)
    #expect(alarms.count == 0)
  }

  @Test func `a race on the machine's clock ends at its time, whatever the operation does`() async {
    let letGo = Doorbell()
    let end = await race(seconds: 0.05, on: SystemWallClock()) {
      await Task { await letGo.wait(after: 0) }.value
      return 7
    }
    #expect("\(end)" == "timedOut")
    letGo.ring()
    #expect("\(await race(seconds: 3_600, on: SystemWallClock()) { 7 })" == "returned(7)")
  }
}
