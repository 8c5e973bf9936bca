import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct WebhookRetryTests {
  @Test(.timeLimit(.minutes(30)), arguments: [ScriptedAnswer.hang, .hangForever])
  func `a request without an answer ends after a set number of seconds`(answer: ScriptedAnswer) async throws {
    let world = try GuideWorld(WebhookWorld.book())
    world.recording.script(.webhook, [answer])
    try await world.happens(GuideLead.adoption())
    async let events = world.happens(.callVoicemail(CallDetails()))
    let end = GuideLead.received.addingTimeInterval(15)
    for _ in 0..<60_000 where world.clock.awaited != [end] { try await Task.sleep(for: .milliseconds(1)) }
    let isTimed = world.clock.awaited == [end]
    #expect(isTimed)
    // Far where the time-out is another, so that the test ends in any case.
    world.clock.advance(by: isTimed ? 15 : 86_400)
    if !isTimed { world.recording.letGo() }
    _ = try await events
    let reports = try await world.history().reports(.webhook)
    guard case .failed(1, let reason, _)? = reports.first, reports.count == 1 else {
      Issue.record("it came to \(reports)")
      return
    }
    #expect(reason.text == "no answer within 15 seconds")
    try await world.deliverAll()
    #expect(world.webhooks.count == 2)
    world.recording.letGo()
  }

  @Test(arguments: [ScriptedAnswer.status(500), .status(404), .throwing("connection refused")])
  func `a request that fails is retried up to 5 times, which makes 6 requests`(answer: ScriptedAnswer) async throws {
    let world = try await WebhookWorld.posting(otherwise: answer)
    try await world.deliverAll()
    #expect(world.webhooks.count == 6)
    try await world.passes(365 * 86_400)
    #expect(world.webhooks.count == 6)
    #expect(try await world.history().reports(.webhook).count == 6)
  }

  @Test(arguments: 1...5)
  func `retrying ends with the first success`(failures: Int) async throws {
    let world = try await WebhookWorld.posting(answered: Array(repeating: .status(500), count: failures))
    try await world.deliverAll()
    #expect(world.webhooks.count == failures + 1)
    let note = DeliveryReport.delivered(attempt: failures + 1, note: "status 200")
    #expect(try await world.history().reports(.webhook).last == note)
  }

  @Test func `every retry is the same request`() async throws {
    let world = try await WebhookWorld.posting(otherwise: .status(500))
    // The lead changes meanwhile; the request does not.
    try await world.happens(.updated(Update(by: .user, ["town": "York"])))
    try await world.deliverAll()
    #expect(world.webhooks.count == 6)
    #expect(Set(world.webhooks).count == 1)
    #expect(Set(world.recording.sent(.webhook).map(\.attempt.delivery)).count == 1)
    #expect(world.webhooks.first?.body.contains("town=Leeds") == true)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `each wait is longer than the one before`(seed: UInt64) async throws {
    let world = try GuideWorld(WebhookWorld.book(), seed: seed)
    world.recording.always(.webhook, .status(500))
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    var times: [Date] = [world.clock.now]
    while let next = world.store.nextDelivery(after: world.clock.now) {
      world.clock.set(next)
      try await world.dispatcher.deliverDue()
      times.append(next)
    }
    #expect(times.count == 6)
    let waits = zip(times, times.dropFirst()).map { $1.timeIntervalSince($0) }
    for (shorter, longer) in zip(waits, waits.dropFirst()) { #expect(shorter < longer) }
    #expect(try #require(waits.first) > 0)
  }

  @Test func `the waits grow exponentially`() {
    let policy = RetryPolicy.guide
    let average = (1...5).map { attempt in
      (0..<400).reduce(0.0) { $0 + policy.delay(afterAttempt: attempt, of: "d", seed: $1) } / 400
    }
    for (shorter, longer) in zip(average, average.dropFirst()) { #expect((3.5...4.5).contains(longer / shorter)) }
  }

  @Test func `nothing is requested before the wait is over`() async throws {
    let world = try await WebhookWorld.posting(otherwise: .status(500))
    let next = try #require(world.store.nextDelivery(after: world.clock.now))
    let wait = next.timeIntervalSince(world.clock.now)
    try await world.passes(wait - 0.5)
    #expect(world.webhooks.count == 1)
    try await world.passes(0.5)
    #expect(world.webhooks.count == 2)
  }
}
