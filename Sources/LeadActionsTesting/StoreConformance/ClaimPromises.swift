import LeadActions

enum ClaimPromises {
  private static let key = LeadKey(lead: "lead")

  private static func claimOne(_ store: any LeadStore, at seconds: Double) async throws -> Claim {
    guard let claim = try await store.claim(at: seconds).first else { throw NothingClaimed() }
    return claim
  }

  static func lostClaim(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
    let lost = try await claimOne(store, at: 0)
    let held = try await claimOne(store, at: 60)
    let late = [Sample.outcomeLine(lost.delivery, .delivered(attempt: 1, note: nil))]
    let settled = try await store.settle(
      lost, as: .delivered, history: late, occurrences: [Sample.reported("late", of: key.lead)])
    check.expect(!settled, "a lost claim settles nothing")
    check.expect(try await !store.release(lost), "a lost claim releases nothing")
    check.equal(try await store.standing(of: lost), nil, "a lost claim has no standing")
    check.equal(try await store.lines(of: key).count, 1, "a lost claim writes no history")
    check.equal(try await store.inbox(of: .only, after: nil, limit: 9), [], "a lost claim reports nothing")
    let record = try await store.record(of: key)
    check.equal(try await store.standing(of: held)?.record, record, "the claim that holds sees the record")
    check.expect(
      try await store.settle(held, .delivered, .delivered(attempt: 2, note: nil)), "the claim that holds settles")
    check.expect(try await !store.settle(held, .delivered, .delivered(attempt: 2, note: nil)), "a claim settles once")
    check.equal(try await store.lines(of: key).count, 2, "one outcome makes one line")
    check.equal(try await store.claim(at: 999), [], "what is delivered is not claimed again")
  }

  static func leaseExpiry(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
    let first = try await claimOne(store, at: 0)
    check.equal(first.attempt, 1, "the first claim is attempt 1")
    check.equal(first.leaseUntil, Sample.time(60), "a claim lasts as long as asked")
    check.equal(try await store.claim(at: 59), [], "nobody else claims during the lease")
    check.equal(try await store.nextDelivery(after: Sample.time(1)), Sample.time(60), "the end of a lease is awaited")
    let second = try await claimOne(store, at: 60)
    check.equal(second.delivery, first.delivery, "when the lease is over it is claimed again")
    check.equal(second.attempt, 2, "an attempt counts though its outcome is unknown")
    check.expect(second.token != first.token, "each claim has a token of its own")
    check.equal(second.leaseUntil, Sample.time(120), "the second claim has a lease of its own")
  }

  static func release(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
    let first = try await claimOne(store, at: 0)
    check.expect(try await store.release(first), "a claim is released")
    check.expect(try await !store.release(first), "a claim is released once")
    check.expect(
      try await !store.settle(first, .delivered, .delivered(attempt: 1, note: nil)), "a released claim settles nothing")
    let second = try await claimOne(store, at: 1)
    check.equal(second.attempt, 1, "a released claim's attempt is not counted")
    check.expect(second.token != first.token, "the next claim has a token of its own")
  }

  static func retry(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
    let first = try await claimOne(store, at: 0)
    let report = DeliveryReport.failed(attempt: 1, ErrorText("no\u{0}thing"), retryAt: Sample.time(30))
    check.expect(try await store.settle(first, .retry(at: Sample.time(30)), report), "a failure is settled")
    check.equal(
      try await store.lines(of: key).last, .delivery("delivery", .custom("fax"), report), "a failure is in the history")
    check.equal(try await store.claim(at: 29), [], "a retry is not claimed before its time")
    check.equal(try await store.nextDelivery(after: Sample.time(1)), Sample.time(30), "a retry's time is awaited")
    let second = try await claimOne(store, at: 30)
    check.equal(second.attempt, 2, "attempts go on counting")
    check.equal(second.delivery, first.delivery, "the same delivery is sent")
  }

  static func destinations(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let slow = (0..<30).map { Sample.delivery(DeliveryID("slow\($0)"), of: "lead", to: "slow") }
    try await store.receive(key, slow + [Sample.delivery("quick", of: "lead", to: "quick")])
    let destination = Destination(of: slow[0].message)
    var request = ClaimRequest(99, perDestination: 4, underWay: [destination: 1], at: Sample.start, lease: 60)
    var claims = try await store.claim(request)
    check.equal(
      claims.map(\.delivery.id), ["slow0", "slow1", "slow2", "quick"],
      "a destination takes what it has room for, the first first, and another goes on behind it")
    request.underWay[destination] = 4
    check.equal(try await store.claim(request), [], "nothing is claimed of a destination that is full")
    request.underWay[destination] = 9
    check.equal(try await store.claim(request), [], "nothing is claimed of a destination that is more than full")
    request.underWay = [:]
    request.limit = 2
    claims = try await store.claim(request)
    check.equal(claims.map(\.delivery.id), ["slow3", "slow4"], "no more is claimed than asked for")
    request.limit = 0
    check.equal(try await store.claim(request).map(\.delivery.id), ["slow5"], "a limit of 0 counts as 1")
    request.limit = 99
    request.underWay[destination] = -2
    check.equal(
      try await store.claim(request).map(\.delivery.id), (6..<12).map { DeliveryID("slow\($0)") },
      "below zero counts as more room")
  }
}

/// Nothing could be claimed where something waits.
private struct NothingClaimed: Error, CustomStringConvertible {
  var description: String { "nothing could be claimed, although a delivery is due" }
}
