import LeadActions

enum OutboxPromises {
  private static let key = LeadKey(lead: "lead")

  static func deadLetters(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let ids = (0..<5).map { DeliveryID("delivery\($0)") }
    try await store.receive(key, ids.map { Sample.delivery($0, of: key.lead) })
    for claim in try await store.claim(at: 0) {
      let report = DeliveryReport.dead(attempts: 1, ErrorText("gone"))
      check.expect(try await store.settle(claim, .dead(ErrorText("gone")), report), "a failure for good is settled")
    }
    check.equal(try await store.claim(at: 999), [], "a dead letter is not claimed")
    check.equal(try await store.nextDelivery(after: Sample.start), nil, "a dead letter is not awaited")
    var letters: [DeadLetter] = []
    while letters.count < 99 {
      let page = try await store.deadLetters(of: .only, after: letters.last?.key, limit: 2)
      check.expect(page.count <= 2, "a page holds no more than its limit")
      if page.isEmpty { break }
      letters += page
    }
    check.equal(Set(letters.map(\.delivery.id)), Set(ids), "dead letters are listed")
    check.equal(letters.count, ids.count, "each dead letter is listed once")
    check.equal(letters.first?.reason, ErrorText("gone"), "a dead letter has its reason")
    check.equal(letters.first?.attempts, 1, "a dead letter has its attempts")

    let again = DeliveryKey(key, ids[0])
    check.expect(try await store.sendAgain(again, at: Sample.time(10)), "a dead letter is sent again")
    check.expect(try await !store.sendAgain(again, at: Sample.time(10)), "what is no dead letter is not sent again")
    let claims = try await store.claim(at: 10)
    check.equal(
      claims.map(\.delivery), [Sample.delivery(ids[0], of: key.lead)], "what is sent again is the same delivery")
    check.equal(claims.map(\.attempt), [1], "what is sent again is counted from the beginning")
    check.expect(
      try await store.lines(of: key).contains(.delivery(ids[0], .custom("fax"), .sentAgain)),
      "sending again is in the history")
    let drop = DeliveryKey(key, ids[1])
    check.expect(try await store.drop(drop, at: Sample.time(10)), "a dead letter is dropped")
    check.expect(try await !store.drop(drop, at: Sample.time(10)), "a dead letter is dropped once")
    check.expect(try await !store.drop(again, at: Sample.time(10)), "what is no dead letter is not dropped")
    check.expect(
      try await store.lines(of: key).contains(.delivery(ids[1], .custom("fax"), .dropped)), "dropping is in the history"
    )
    let left = try await store.deadLetters(of: .only, after: nil, limit: 9)
    check.equal(Set(left.map(\.delivery.id)), Set(ids[2...]), "what is sent again or dropped is no dead letter")
  }

  static func withdrawals(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    func reminder(_ id: DeliveryID, of appointment: AppointmentID?) -> Delivery {
      Sample.delivery(id, of: key.lead, remindsOf: appointment)
    }
    var receipt = Sample.receipt(key)
    receipt.deliveries = [
      reminder("dead", of: "moved"), reminder("claimed", of: "moved"), reminder("waits", of: "moved"),
      reminder("other", of: "another"), reminder("none", of: nil),
    ]
    _ = try await store.commit(receipt)
    let claims = try await store.claim(2, at: 0, lease: 600)
    check.equal(claims.map(\.delivery.id), ["dead", "claimed"], "deliveries are claimed in the order of their commit")
    guard claims.count == 2 else { return }
    _ = try await store.settle(claims[0], .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no")))
    var plan = Sample.next("move", after: receipt.record)
    plan.withdrawals = ["moved"]
    plan.deliveries = [reminder("new", of: "moved")]
    _ = try await store.commit(plan)
    check.equal(
      Array(try await store.lines(of: key).suffix(2)),
      [.event(.custom("next"), .none), .delivery("waits", .custom("fax"), .withdrawn)],
      "what is withdrawn is in the history, behind the lines of the plan")
    let left = try await store.claim(at: 1, lease: 600)
    check.equal(
      left.map(\.delivery.id), ["other", "none", "new"], "a reminder that waited is withdrawn, and nothing else")
    for claim in left {
      check.equal(try await store.standing(of: claim)?.isWithdrawn, false, "what was not withdrawn is wanted")
    }
    check.equal(try await store.standing(of: claims[1])?.isWithdrawn, true, "a reminder under way is marked")
    check.expect(try await store.release(claims[1]), "a marked claim can be released")
    let again = try await store.claim(at: 2)
    check.equal(again.map(\.delivery.id), ["claimed"], "the marked reminder comes again")
    for claim in again {
      check.equal(try await store.standing(of: claim)?.isWithdrawn, true, "the mark stays")
      let reason = ErrorText("no")
      check.expect(
        try await store.settle(claim, .dead(reason), .dead(attempts: 1, reason)), "it may die of its sending")
    }
    check.expect(try await store.sendAgain(claims[1].key, at: Sample.time(3)), "a person may send it again")
    for claim in try await store.claim(at: 3) {
      check.equal(try await store.standing(of: claim)?.isWithdrawn, false, "what a person sends again is wanted")
      check.expect(try await store.settle(claim, .withdrawn, .withdrawn), "a claim is settled as withdrawn")
    }
    check.equal(try await store.claim(at: 4), [], "what is withdrawn is not claimed again")
    check.equal(
      try await store.deadLetters(of: .only, after: nil, limit: 9).map(\.delivery.id), ["dead"], "a dead letter stays")
  }

  static func inbox(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    try await store.receive(key, (0..<4).map { Sample.delivery(DeliveryID("delivery\($0)"), of: key.lead) })
    let claims = try await store.claim(at: 0)
    guard claims.count == 4 else { return check.equal(claims.count, 4, "four deliveries are claimed") }
    func settle(_ index: Int, _ ids: OccurrenceID...) async throws {
      let reported = ids.map { Sample.reported($0, of: key.lead) }
      _ = try await store.settle(claims[index], as: .delivered, history: [], occurrences: reported)
    }
    try await settle(0, "first", "second")
    try await settle(1, "third", "first")
    let items = try await store.inbox(of: .only, after: nil, limit: 9)
    check.equal(
      items.map(\.occurrence), ["first", "second", "third"].map { Sample.reported($0, of: key.lead) },
      "what is reported waits once, in the order of arrival")
    guard let first = items.first, items.count == 3 else { return }
    check.equal(try await store.inbox(of: .only, after: first, limit: 1), [items[1]], "the inbox is read page by page")

    guard let record = try await store.record(of: key) else { return }
    var plan = Sample.next("first", after: record)
    plan.baseVersion = 7
    plan.record.version = 8
    _ = try await store.commit(plan)
    check.equal(
      try await store.inbox(of: .only, after: nil, limit: 9), items, "a refused plan leaves its occurrence waiting")
    _ = try await store.commit(Sample.next("first", after: record))
    check.equal(
      try await store.inbox(of: .only, after: nil, limit: 9), Array(items[1...]), "committing an occurrence removes it")
    check.equal(
      try await store.inbox(of: .only, after: first, limit: 1), [items[1]], "a page goes on after an item that has gone"
    )
    try await settle(2, "first")
    check.equal(
      try await store.inbox(of: .only, after: nil, limit: 9).count, 2, "an occurrence that is done does not wait again")

    let line = Sample.line("refused", "second")
    check.expect(try await store.discard(items[1], history: [line]), "an occurrence is discarded")
    check.expect(try await !store.discard(items[1], history: [line]), "an occurrence is discarded once")
    let refused = try await store.lines(of: key).filter { $0 == line.line }
    check.equal(refused.count, 1, "discarding is in the history, once")
    check.equal(try await store.inbox(of: .only, after: nil, limit: 9), [items[2]], "what is discarded does not wait")
  }
}
