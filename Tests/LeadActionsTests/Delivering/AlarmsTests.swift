import Testing

@testable import LeadActions

@Suite struct AlarmsTests {
  @Test func `a call comes at its time, once, and behind one that is due before`() async {
    let (alarms, calls) = (Alarms(), Notes())
    _ = alarms.set(seconds: 0.2) { calls.add("late") }
    _ = alarms.set(seconds: 0.01) { calls.add("early") }
    #expect(await eventually { calls.all.count == 2 })
    #expect(calls.all == ["early", "late"])
    #expect(alarms.count == 0)
  }

  @Test func `a call that was cancelled does not come, and leaves nothing behind`() async throws {
    let (alarms, calls) = (Alarms(), Notes())
    let cancelled = alarms.set(seconds: 0.01) { calls.add("cancelled") }
    let far = alarms.set(seconds: 3_600) { calls.add("far") }
    alarms.cancel(cancelled)
    #expect(alarms.count == 1)
    // Behind the cancelled one's time, at the tick of which it would be called.
    try await alarms.wait(seconds: 0.05)
    #expect(calls.all == [])
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
