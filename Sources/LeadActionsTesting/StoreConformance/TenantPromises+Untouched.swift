import LeadActions

extension TenantPromises {
  private static let one = LeadKey(tenant: "one", lead: "lead")
  private static let two = LeadKey(tenant: "two", lead: "lead")

  /// Whatever is done for one tenant, all that another has under equal ids is as it was.
  static func othersUntouched(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var records: [LeadKey: LeadRecord] = [:]
    for key in [one, two] {
      var plan = Sample.receipt(key).with([
        Sample.delivery("claimed", of: key.lead, remindsOf: "moved"), Sample.delivery("dead", of: key.lead),
        Sample.delivery("done", of: key.lead), Sample.delivery("waits", of: key.lead, remindsOf: "moved"),
      ])
      plan.record.timers = [Sample.timer("timer", due: 5)]
      check.equal(try await store.commit(plan), .committed, "equal ids of two tenants do not meet")
      records[key] = plan.record
    }
    let claims = try await store.claim(at: 0, lease: 600)
    for claim in claims {
      switch claim.delivery.id {
      case "waits": _ = try await store.release(claim)
      case "dead": _ = try await store.settle(claim, .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no")))
      case "done":
        let reported = ["refused", "taken"].map { Sample.reported($0, of: "lead") }
        _ = try await store.settle(claim, as: .delivered, history: [], occurrences: reported)
      default: break
      }
    }
    func held(by tenant: TenantName) -> Claim? { claims.first { $0.tenant == tenant && $0.delivery.id == "claimed" } }
    guard let mine = held(by: "one"), let others = held(by: "two"), var record = records[one] else {
      return check.expect(false, "each tenant's deliveries are claimed", found: "\(claims.map(\.key))")
    }
    let before = try await Belongings(others, store)
    check.equal(before.inbox.map(\.occurrence.id), ["refused", "taken"], "an id waits for each tenant that reports it")
    check.equal(before.letters.map(\.delivery.id), ["dead"], "a tenant lists its dead letters")
    check.equal(before.timers.map(\.timer.id), ["timer"], "a tenant's timer falls due")
    check.equal(before.waiting, ["waits"], "what is given back waits for its tenant")
    check.expect(before.standing != nil, "a tenant's claim holds")
    func same(after deed: String) async throws {
      check.equal(try await Belongings(others, store), before, "\(deed) for one tenant leaves all that another has")
    }

    func commit(_ id: OccurrenceID, withdrawing: [AppointmentID] = []) async throws {
      var plan = Sample.next(id, after: record, tenant: "one")
      plan.withdrawals = withdrawing
      plan.record.timers = []
      check.equal(try await store.commit(plan), .committed, "a tenant's plan is committed")
      record = plan.record
    }
    try await commit("moved", withdrawing: ["moved"])
    try await same(after: "withdrawing")
    try await commit("taken")
    try await same(after: "committing")
    if let item = try await Belongings(mine, store).inbox.first {
      check.expect(try await store.discard(item, history: []), "a tenant's occurrence is discarded")
      check.expect(try await !store.discard(item, history: []), "an occurrence is discarded once, whoever else has it")
    }
    try await same(after: "discarding")
    check.expect(
      try await store.settle(mine, as: .delivered, history: [], occurrences: []), "a tenant's claim is settled")
    try await same(after: "settling")

    let dead = DeliveryKey(one, "dead")
    check.expect(try await store.sendAgain(dead, at: Sample.time(1)), "a tenant's dead letter is sent again")
    check.expect(
      try await !store.sendAgain(dead, at: Sample.time(1)), "a dead letter is sent again once, whoever else has it")
    try await same(after: "sending again")
    for claim in try await store.claim(at: 1, lease: 60) {
      if claim.key == dead {
        _ = try await store.settle(claim, .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no")))
      } else {
        _ = try await store.release(claim)
      }
    }
    check.expect(try await store.drop(dead, at: Sample.time(2)), "a tenant's dead letter is dropped")
    check.expect(try await !store.drop(dead, at: Sample.time(2)), "a dead letter is dropped once, whoever else has it")
    try await same(after: "dropping")
    _ = try await store.forgetOccurrences(of: "one", committedBefore: Sample.time(99), limit: 99)
    try await same(after: "forgetting")
    check.expect(try await store.erase(one), "a tenant's lead is erased")
    try await same(after: "erasing")

    // The other's work goes on, under ids that the first has done.
    check.equal(try await store.commit(Sample.receipt(one, id: "again")), .committed, "an erased lead may come again")
    let reported = [Sample.reported("again", of: "lead")]
    check.expect(
      try await store.settle(others, as: .delivered, history: [], occurrences: reported), "the other's claim settles")
    check.equal(
      try await Belongings(others, store).inbox.map(\.occurrence.id), ["refused", "taken", "again"],
      "an id that one tenant has done waits for another that reports it")
    check.expect(
      try await store.sendAgain(DeliveryKey(two, "dead"), at: Sample.time(3)), "the other's dead letter is sent again")
  }
}

/// All that a store has of one tenant's lead.
private struct Belongings: Hashable, CustomStringConvertible {
  var record: LeadRecord?
  var isReceived: Bool
  var history: [HistoryLine]
  var timers: [DueTimer]
  var inbox: [InboxItem]
  var letters: [DeadLetter]
  var standing: ClaimStanding?
  var waiting: [DeliveryID]

  /// - Parameter claim: One of the lead's that is held; what waits beside it is claimed, and given back.
  init(_ claim: Claim, _ store: any LeadStore) async throws {
    let key = claim.key.lead
    let loaded = try await store.load(key, occurrence: "receipt", groups: [], contactKeys: [])
    (record, isReceived) = (loaded.record, loaded.done != nil)
    history = try await store.lines(of: key)
    timers = try await store.dueTimers(of: key.tenant, at: Sample.time(9), after: nil, limit: 9)
    inbox = try await store.inbox(of: key.tenant, after: nil, limit: 9)
    letters = try await store.deadLetters(of: key.tenant, after: nil, limit: 9)
    standing = try await store.standing(of: claim)
    waiting = []
    for claim in try await store.claim(at: 3, lease: 60) {
      if claim.key.lead == key { waiting.append(claim.delivery.id) }
      _ = try await store.release(claim)
    }
  }

  var description: String {
    "record \(record?.version ?? 0), \(history.count) lines, \(timers.count) timers, "
      + "inbox \(inbox.map(\.occurrence.id)), dead \(letters.map(\.delivery.id)), \(standing == nil ? "no claim" : "its claim"), waiting \(waiting)"
  }
}
