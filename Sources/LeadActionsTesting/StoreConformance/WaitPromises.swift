import LeadActions

/// What a store promises of deliveries that wait though they were due.
enum WaitPromises {
  private static let key = LeadKey(lead: "lead")
  private static let held = DeliveryReport.held(.switchedOff(.everything))
  private static let quiet = DeliveryReport.postponed(.quietHours(.email), until: Sample.time(3_600))

  static func postponing(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
    for (number, settlement) in [
      DeliverySettlement.postponed(until: Sample.time(3_600)), .held(until: Sample.time(7_200)),
    ].enumerated() {
      let name = number == 0 ? "what is postponed" : "what is held"
      let time = Double(number) * 3_600
      guard let claim = try await store.claim(at: time).first else {
        return check.expect(false, "\(name) was due before")
      }
      check.equal(claim.attempt, 1, "\(name) has no attempt counted")
      let report = number == 0 ? quiet : held
      check.expect(try await store.settle(claim, settlement, report), "\(name) is settled")
      check.expect(try await !store.settle(claim, settlement, report), "\(name) is settled once")
      check.equal(
        try await store.lines(of: key).last, .delivery("delivery", .custom("fax"), report), "\(name) is in the history")
      check.equal(try await store.claim(at: time + 3_599), [], "\(name) is not claimed before its time")
      check.equal(
        try await store.nextDelivery(after: Sample.time(time)), Sample.time(time + 3_600), "\(name) is awaited")
    }
    // A look that finds the line written already.
    guard let claim = try await store.claim(at: 7_200).first else {
      return check.expect(false, "what is held is due at its time")
    }
    check.equal(claim.attempt, 1, "what was postponed and held is at its first attempt")
    let count = try await store.lines(of: key).count
    check.expect(
      try await store.settle(claim, as: .held(until: Sample.time(7_300)), history: [], occurrences: []),
      "a hold is settled without a line")
    check.equal(try await store.lines(of: key).count, count, "a hold without a line adds none")
    let failed = try await store.claim(at: 7_300)
    guard let claim = failed.first else { return check.expect(false, "what is held is due again") }
    let report = DeliveryReport.failed(attempt: 1, ErrorText("no"), retryAt: Sample.time(7_400))
    check.expect(try await store.settle(claim, .retry(at: Sample.time(7_400)), report), "a failure is settled")
    check.equal(try await store.claim(at: 7_400).first?.attempt, 2, "an attempt that was made counts")
  }

  static func lettingGo(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let waiting = (0..<5).map { Sample.delivery(DeliveryID("held\($0)"), of: key.lead) }
    try await store.receive(
      key, waiting + [Sample.delivery("quiet", of: key.lead), Sample.delivery("retry", of: key.lead)])
    for claim in try await store.claim(at: 0) {
      let (settlement, report): (DeliverySettlement, DeliveryReport) =
        switch claim.delivery.id {
        case "quiet": (.postponed(until: Sample.time(3_600)), quiet)
        case "retry":
          (.retry(at: Sample.time(3_600)), .failed(attempt: 1, ErrorText("no"), retryAt: Sample.time(3_600)))
        default: (.held(until: Sample.time(3_600)), held)
        }
      check.expect(try await store.settle(claim, settlement, report), "a claim is settled")
    }
    check.equal(try await store.letGo(at: Sample.time(1), limit: 3), 3, "no more is let go than asked for")
    check.equal(try await store.letGo(at: Sample.time(1), limit: 99), 2, "the others are let go after them")
    check.equal(try await store.letGo(at: Sample.time(1), limit: 99), 0, "what is let go is not held any more")
    let claims = try await store.claim(at: 1)
    check.equal(
      claims.map(\.delivery.id.rawValue).sorted(), waiting.map(\.id.rawValue).sorted(),
      "what is let go is due at once, and nothing else is")
    check.expect(claims.allSatisfy { $0.attempt == 1 }, "what is let go has no attempt counted")
    guard let claim = claims.first else { return }
    check.expect(try await store.settle(claim, .held(until: Sample.time(60)), held), "it can be held anew")
    check.equal(try await store.letGo(at: Sample.time(2), limit: 99), 1, "what is held anew can be let go again")
    check.equal(try await store.letGo(at: Sample.time(2), limit: 0), 0, "nothing is left to let go")
    check.equal(
      try await store.claim(at: 3_600).map(\.delivery.id.rawValue).sorted().filter { !$0.hasPrefix("held") },
      ["quiet", "retry"], "the others are due at their time")
  }
}
