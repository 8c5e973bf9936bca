import LeadActions

/// What is committed is there after the store was closed and opened again.
enum DurabilityPromises {
  static func reopening(
    _ store: any LeadStore, _ reopen: StoreConformance.Reopening, _ check: inout ConformanceCheck
  ) async throws {
    let key = LeadKey(lead: "lead")
    let contact = ContactKey(email: "a@example.com").map { [$0] } ?? []
    var plan = Sample.receipt(key, email: "a@example.com").with(
      ["waits", "claimed", "dead", "withdrawn", "held", "done"].map {
        Sample.delivery($0, of: key.lead, remindsOf: $0 == "withdrawn" ? "moved" : nil)
      })
    plan.record.timers = [Sample.timer("timer", due: 50)]
    plan.choosing = ["Sales": ChoosingState(version: 1, last: "anna")]
    _ = try await store.commit(plan)
    let claims = try await store.claim(at: 0)
    func claim(_ id: DeliveryID) -> Claim? { claims.first { $0.delivery.id == id } }
    guard let waits = claim("waits"), let dead = claim("dead"), let done = claim("done"),
      let claimed = claim("claimed"),
      let held = claim("held")
    else { return check.expect(false, "all deliveries are claimed", found: "\(claims.map(\.delivery.id))") }
    _ = try await store.release(waits)
    _ = try await store.settle(dead, .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no")))
    _ = try await store.settle(
      done, as: .delivered, history: [Sample.outcomeLine(done.delivery, .delivered(attempt: 1, note: "ref"))],
      occurrences: [Sample.reported("reported", of: key.lead)])
    _ = try await store.settle(held, .held(until: Sample.time(9_999)), .held(.switchedOff(.everything)))
    var move = Sample.next("move", after: plan.record)
    move.withdrawals = ["moved"]
    _ = try await store.commit(move)
    let seen = try await Seen(store, key, contact)

    let reopened = try await reopen(store)
    let found = try await Seen(reopened, key, contact)
    check.equal(found.loaded, seen.loaded, "record, occurrence, choosing state and contacts are there after reopening")
    check.equal(found.history, seen.history, "the history is there after reopening")
    check.equal(found.timers, seen.timers, "timers are there after reopening")
    check.equal(found.inbox, seen.inbox, "the inbox is there after reopening")
    check.equal(found.letters, seen.letters, "dead letters are there after reopening")
    check.equal(
      try await reopened.commit(plan), .repeated(StoredOccurrence(plan.occurrence, plan.outcome)),
      "what was done before reopening is a repeat")
    check.equal(
      try await reopened.claim(at: 1).map { [$0.delivery.id.rawValue, "\($0.attempt)"] }, [["waits", "1"]],
      "what waited waits, and what was claimed is claimed still")
    check.equal(
      try await reopened.standing(of: claimed)?.isWithdrawn, false, "a claim from before reopening holds, by its token")
    if let withdrawn = claim("withdrawn") {
      check.equal(try await reopened.standing(of: withdrawn)?.isWithdrawn, true, "a mark is there after reopening")
    }
    check.expect(
      try await reopened.settle(claimed, .delivered, .delivered(attempt: 1, note: nil)),
      "a claim from before reopening settles")
    check.equal(
      try await reopened.letGo(at: Sample.time(2), limit: 9), 1, "what was held can be let go after reopening")
    check.equal(try await reopened.claim(at: 2).map(\.delivery.id), ["held"], "and nothing else is let go")
    let next = Sample.next("next", after: move.record)
    check.equal(try await reopened.commit(next), .committed, "after reopening work goes on")
    _ = try await reopened.erase(key)
    let again = try await reopen(reopened)
    check.equal(try await again.record(of: key), nil, "what was erased stays erased after reopening")
    check.equal(try await again.lines(of: key), [], "with its history")
  }

  /// All that can be read of a lead.
  private struct Seen {
    var loaded: Loaded
    var history: [HistoryEntry]
    var timers: [DueTimer]
    var inbox: [InboxItem]
    var letters: [DeadLetter]

    init(_ store: any LeadStore, _ key: LeadKey, _ contact: [ContactKey]) async throws {
      loaded = try await store.load(key, occurrence: "receipt", groups: ["Sales"], contactKeys: contact)
      history = try await store.history(of: key, filter: .all)
      timers = try await store.dueTimers(of: .only, at: Sample.time(99), after: nil, limit: 9)
      inbox = try await store.inbox(of: .only, after: nil, limit: 9)
      letters = try await store.deadLetters(of: .only, after: nil, limit: 9)
    }
  }
}
