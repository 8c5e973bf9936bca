import LeadActions

enum ReadingPromises {
  private static let key = LeadKey(lead: "lead")

  static func leadsPaged(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let all = (0..<25).map { LeadID("lead\($0)") }
    for id in all { _ = try await store.commit(Sample.receipt(LeadKey(lead: id))) }
    var listed: [LeadID] = []
    while listed.count < 99 {
      let page = try await store.leads(of: .only, after: listed.last, limit: 7)
      check.expect(page.count <= 7, "a page holds no more than its limit")
      if page.isEmpty { break }
      listed += page
      if listed.count == 7, let last = listed.last { _ = try await store.erase(LeadKey(lead: last)) }
    }
    check.equal(Set(listed), Set(all), "every lead is listed, although one has gone meanwhile")
    check.equal(listed.count, all.count, "each lead is listed once")
    check.equal(try await store.leads(of: .only, after: nil, limit: 99).count, 24, "an erased lead is not listed")
    check.equal(try await store.leads(of: .only, after: nil, limit: -1).count, 1, "a limit below 1 counts as 1")
  }

  static func historyPages(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var plan = Sample.receipt(key)
    plan.history = (0..<10).flatMap { number in
      [Sample.line(CustomEventName("\(number)"), "receipt"), Sample.actionLine("\(number)", "receipt")]
    }
    _ = try await store.commit(plan)
    let next = Sample.next("next", after: plan.record)
    _ = try await store.commit(next)
    let all = plan.history + next.history
    for filter in [HistoryFilter.all, .withoutActions] {
      var entries: [HistoryEntry] = []
      var position: Int?
      var pages = 0
      repeat {
        let page = try await store.history(of: key, filter: filter, after: position, limit: 4)
        check.expect(page.entries.count <= 4, "a page holds no more than its limit")
        check.expect(page.next == nil || page.entries.count == 4, "the limit counts the lines that are shown")
        entries += page.entries
        position = page.next
        pages += 1
      } while position != nil && pages < 99
      check.equal(entries, all.filter(filter.shows), "history is whole, the oldest line first, as the filter says")
    }
    let exact = try await store.history(of: key, filter: .all, after: nil, limit: all.count)
    check.equal(exact.next, nil, "after the last line there is no page")
    let none = try await store.history(of: LeadKey(lead: "unknown"), filter: .all, after: nil, limit: 4)
    check.equal(none, HistoryPage(), "a lead that is not known has no history")
  }

  static func erasure(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let contact = ContactKey(email: "a@example.com").map { [$0] } ?? []
    var plan = Sample.receipt(key, email: "a@example.com")
    plan.record.timers = [Sample.timer("timer", due: 5)]
    plan.deliveries = (0..<3).map { Sample.delivery(DeliveryID("delivery\($0)"), of: key.lead) }
    _ = try await store.commit(plan)
    let claims = try await store.claim(2, at: 0)
    guard claims.count == 2 else { return check.equal(claims.count, 2, "two deliveries are claimed") }
    _ = try await store.settle(
      claims[0], as: .dead(ErrorText("no")), history: [], occurrences: [Sample.reported("failed", of: key.lead)])

    check.expect(try await store.erase(key), "erasing a lead that is known answers so")
    check.expect(try await !store.erase(key), "erasing a lead that is not known answers so")
    let loaded = try await store.load(key, occurrence: "receipt", groups: [], contactKeys: contact)
    check.equal(loaded.record, nil, "an erased lead has no record")
    check.equal(loaded.done, nil, "an erased lead's occurrences are forgotten")
    check.equal(loaded.contacts.values.map(\.leads), [[]], "the contact index has nothing of it")
    check.equal(try await store.lines(of: key), [], "it has no history")
    check.equal(try await store.leads(of: .only, after: nil, limit: 9), [], "it is not listed")
    check.equal(
      try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 9), [], "its timers are gone")
    check.equal(try await store.inbox(of: .only, after: nil, limit: 9), [], "what was reported of it is gone")
    check.equal(try await store.deadLetters(of: .only, after: nil, limit: 9), [], "its dead letters are gone")
    check.equal(try await store.standing(of: claims[1]), nil, "a claim of it is lost")
    check.expect(
      try await !store.settle(claims[1], .delivered, .delivered(attempt: 1, note: nil)), "a claim of it settles nothing"
    )
    check.equal(try await store.claim(at: 999), [], "its deliveries are gone")
    check.equal(try await store.lines(of: key), [], "nothing brings its history back")
    check.equal(try await store.commit(plan), .committed, "it can be received anew")
    check.equal(try await store.lines(of: key).count, 1, "received anew it begins a new history")
  }

  static func retention(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    // Backdated by a year: what counts is the commit.
    var record = Sample.receipt(key, received: -31_536_000).record
    _ = try await store.commit(Sample.receipt(key, received: -31_536_000), at: 0)
    for number in 1...4 {
      let plan = Sample.next(OccurrenceID("next\(number)"), after: record)
      _ = try await store.commit(plan, at: Double(number * 10))
      record = plan.record
    }
    func done(_ id: OccurrenceID) async throws -> Bool {
      try await store.load(key, occurrence: id, groups: [], contactKeys: []).done != nil
    }
    check.equal(
      try await store.forgetOccurrences(of: key.tenant, committedBefore: Sample.start, limit: 99), 0,
      "an occurrence is kept from its commit on, however early it happened")
    check.expect(try await done("receipt"), "a backdated occurrence is kept")
    check.equal(
      try await store.forgetOccurrences(of: "another", committedBefore: Sample.time(20), limit: 99), 0,
      "only the tenant's own occurrences are forgotten")
    check.equal(
      try await store.forgetOccurrences(of: key.tenant, committedBefore: Sample.time(20), limit: 1), 1,
      "no more are forgotten than asked")
    check.expect(try await !done("receipt"), "the first committed is forgotten first")
    check.equal(
      try await store.forgetOccurrences(of: key.tenant, committedBefore: Sample.time(20), limit: 99), 1,
      "the others before the time follow")
    check.expect(try await !done("next1"), "what was committed before the time is forgotten")
    check.expect(try await done("next2"), "what was committed at the time is kept")
    check.equal(try await store.record(of: key), record, "forgetting occurrences leaves the record")
    check.equal(try await store.lines(of: key).count, 5, "forgetting occurrences leaves the history")
  }
}
