import LeadActions

/// Limits that make no sense, and pages that go on after what has gone.
enum PagePromises {
  private static let key = LeadKey(lead: "lead")

  static func smallLimits(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var plan = Sample.receipt(key)
    plan.history = (0..<3).map { Sample.line(CustomEventName("\($0)"), "receipt") }
    plan.record.timers = (0..<3).map { Sample.timer(TimerID("\($0)"), due: 1) }
    plan.deliveries = (0..<9).map { Sample.delivery(DeliveryID("\($0)"), of: key.lead) }
    _ = try await store.commit(plan)
    var record = plan.record
    for number in 0..<3 {
      let next = Sample.next(OccurrenceID("next\(number)"), after: record)
      _ = try await store.commit(next)
      record = next.record
      _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID("other\(number)"))))
    }
    for (number, claim) in try await store.claim(3, at: 0).enumerated() {
      _ = try await store.settle(
        claim, as: .dead(ErrorText("no")), history: [],
        occurrences: [Sample.reported(OccurrenceID("reported\(number)"), of: key.lead)])
    }
    for limit in [0, -1, .min] {
      let words = "a limit of \(limit) counts as 1"
      check.equal(try await store.claim(limit, at: 0).count, 1, "claim: \(words)")
      check.equal(try await store.leads(of: .only, after: nil, limit: limit).count, 1, "leads: \(words)")
      let page = try await store.history(of: key, filter: .all, after: nil, limit: limit)
      check.equal(page.entries.count, 1, "history: \(words)")
      check.expect(page.next != nil, "history: a short page says where it goes on")
      check.equal(
        try await store.dueTimers(of: .only, at: Sample.time(9), after: nil, limit: limit).count, 1,
        "due timers: \(words)")
      check.equal(try await store.inbox(of: .only, after: nil, limit: limit).count, 1, "inbox: \(words)")
      check.equal(
        try await store.deadLetters(of: .only, after: nil, limit: limit).count, 1, "dead letters: \(words)")
      check.equal(
        try await store.forgetOccurrences(of: .only, committedBefore: Sample.time(9), limit: limit), 1,
        "forgetting: \(words)")
    }
    let most = Int.max
    check.equal(try await store.claim(most, at: 0).count, 3, "claim: the greatest limit takes what there is")
    check.equal(
      try await store.history(of: key, filter: .all, after: nil, limit: most).entries.count, 6,
      "history: the greatest limit takes what there is")
    check.equal(
      try await store.leads(of: .only, after: nil, limit: most).count, 4,
      "leads: the greatest limit takes what there is")
  }

  static func vanishedKeys(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    for number in 0..<6 {
      var plan = Sample.receipt(LeadKey(lead: LeadID("lead\(number)")))
      plan.record.timers = [Sample.timer("timer", due: Double(number / 2))]
      plan.deliveries = [Sample.delivery("delivery", of: plan.record.lead.id)]
      _ = try await store.commit(plan)
    }
    for claim in try await store.claim(at: 0) {
      _ = try await store.settle(
        claim, as: .dead(ErrorText("no")), history: [],
        occurrences: [Sample.reported("reported", of: claim.delivery.lead)])
    }
    let letters = try await store.deadLetters(of: .only, after: nil, limit: 99)
    check.equal(letters.count, 6, "all dead letters are listed")
    check.equal(
      try await store.deadLetters(of: .only, after: nil, limit: 99), letters, "dead letters have a fixed order")
    let timers = try await store.dueTimers(of: .only, at: Sample.time(9), after: nil, limit: 99)
    check.equal(timers.count, 6, "all timers are due")
    let items = try await store.inbox(of: .only, after: nil, limit: 99)
    check.equal(items.count, 6, "all that was reported waits")
    guard letters.count == 6, timers.count == 6, items.count == 6 else { return }

    check.expect(try await store.drop(letters[2].key, at: Sample.start), "a dead letter is dropped")
    check.equal(
      try await store.deadLetters(of: .only, after: letters[2].key, limit: 99), Array(letters[3...]),
      "a page of dead letters goes on after one that has gone")
    check.equal(
      try await store.deadLetters(of: .only, after: letters[5].key, limit: 99), [], "behind the last one is nothing")
    _ = try await store.erase(timers[2].lead)
    check.equal(
      try await store.dueTimers(of: .only, at: Sample.time(9), after: timers[2], limit: 99), Array(timers[3...]),
      "a page of timers goes on after one that has gone")
    check.equal(
      try await store.inbox(of: .only, after: items[1], limit: 99), items[2...].filter { $0.lead != timers[2].lead },
      "the inbox leaves out what has gone, and keeps its order")
    _ = try await store.discard(items[4], history: [])
    check.equal(
      try await store.inbox(of: .only, after: items[4], limit: 99), items[5...].filter { $0.lead != timers[2].lead },
      "a page of the inbox goes on after an item that has gone")
    let leads = try await store.leads(of: .only, after: nil, limit: 99)
    let sorted = try await store.leads(of: .only, after: timers[2].lead.lead, limit: 99)
    check.expect(
      Set(sorted).isSubset(of: leads) && sorted == leads.filter(Set(sorted).contains),
      "a page of leads goes on after one that has gone, in the same order")
  }

  /// A year of a busy lead, and texts as long as letters with pictures in them.
  static func largeRecords(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let long = String(repeating: "long \u{E9} ", count: 200_000)
    var plan = Sample.receipt(key)
    for number in 0..<2_000 { plan.record.lead.fields[FieldName("field\(number)")] = .text("value \(number)") }
    plan.record.lead.fields["long"] = .text(long)
    plan.record.timers = (0..<2_000).map { Sample.timer(TimerID("timer\($0)"), due: Double(1 + $0 % 7)) }
      .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    plan.history = (0..<5_000).map { Sample.actionLine("line \($0)", "receipt") }
    plan.deliveries = (0..<500).map { Sample.delivery(DeliveryID("\($0)"), of: key.lead, saying: "message \($0)") }
    plan.deliveries.append(Sample.delivery("long", of: key.lead, saying: long))
    check.equal(try await store.commit(plan), .committed, "a large plan is committed")
    check.expect(try await store.record(of: key) == plan.record, "a large record is read as it was written")
    check.expect(
      try await store.history(of: key, filter: .all) == plan.history, "a long history is read as it was written")
    var timers: [DueTimer] = []
    while timers.count < 9_999 {
      let page = try await store.dueTimers(of: .only, at: Sample.time(9), after: timers.last, limit: 300)
      if page.isEmpty { break }
      timers += page
    }
    check.equal(timers.count, 2_000, "many timers of one lead fall due, each once")
    check.equal(Set(timers.map(\.timer.id)).count, 2_000, "no timer is listed twice")
    let claims = try await store.claim(999, at: 0)
    check.equal(claims.map(\.delivery.id), plan.deliveries.map(\.id), "many deliveries are claimed in their order")
    check.expect(claims.map(\.delivery) == plan.deliveries, "a large message is read as it was written")
    let loaded = try await store.load(key, occurrence: "receipt", groups: [], contactKeys: [])
    check.expect(loaded.done?.outcome == plan.outcome, "a large outcome is read as it was written")
  }
}
