import LeadActions

enum CommitPromises {
  private static let key = LeadKey(lead: "lead")

  static func stalePlanRefused(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let receipt = Sample.receipt(key)
    check.equal(try await store.commit(receipt), .committed, "a receipt of a new lead is committed")
    let first = Sample.next("first", after: receipt.record)
    let second = Sample.next("second", after: receipt.record)
    check.equal(try await store.commit(first), .committed, "a plan made from the record's version is committed")
    check.equal(
      try await store.commit(second), .conflict(.record), "a plan made from an earlier version is refused")
    check.equal(try await store.record(of: key), first.record, "a refused plan leaves the record")
    check.equal(
      try await store.commit(Sample.receipt(key, id: "again")), .conflict(.record),
      "a plan that wants no record is refused where there is one")
    let unknown = Sample.next("third", after: LeadRecord(Sample.lead("unknown"), version: 1))
    check.equal(
      try await store.commit(unknown), .conflict(.record), "a plan that wants a record is refused where there is none")
    check.equal(
      try await store.record(of: LeadKey(lead: "unknown")), nil, "a refused plan makes no record")
  }

  static func repeatAnswered(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var receipt = Sample.receipt(key)
    receipt.deliveries = [Sample.delivery("delivery", of: key.lead)]
    _ = try await store.commit(receipt)
    let next = Sample.next("next", after: receipt.record)
    _ = try await store.commit(next)
    let stored = StoredOccurrence(receipt.occurrence, receipt.outcome)
    check.equal(try await store.commit(receipt), .repeated(stored), "the same plan again is answered as a repeat")
    var other = Sample.next("receipt", after: next.record)
    other.deliveries = [Sample.delivery("other", of: key.lead)]
    check.equal(
      try await store.commit(other), .repeated(stored), "an id that is done is a repeat, whatever its content")
    check.equal(try await store.record(of: key), next.record, "a repeat leaves the record")
    check.equal(try await store.lines(of: key).count, 2, "a repeat adds no history")
    check.equal(
      try await store.claim(at: 1).map(\.delivery.id), ["delivery"], "a repeat adds no delivery")
    let loaded = try await store.load(key, occurrence: "receipt", groups: [], contactKeys: [])
    check.equal(loaded.done, stored, "loading finds the occurrence that is done")
    let unknown = try await store.load(key, occurrence: "unknown", groups: [], contactKeys: [])
    check.equal(unknown.done, nil, "loading finds no occurrence that is not done")
  }

  static func allOrNothing(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var receipt = Sample.receipt(key)
    receipt.deliveries = [Sample.delivery("delivery", of: key.lead)]
    _ = try await store.commit(receipt)
    var plan = Sample.next("next", after: receipt.record)
    plan.record.lead.contact.email = "new@example.com"
    plan.record.timers = [Sample.timer("timer", due: 5)]
    plan.deliveries = [Sample.delivery("second", of: key.lead)]
    plan.choosing = ["Sales": ChoosingState(version: 7)]
    check.equal(
      try await store.commit(plan), .conflict(.choosing("Sales")), "a choosing state out of step is a conflict")
    try await untouched(store, receipt, &check)
    plan.choosing = ["Sales": ChoosingState(version: 1)]
    plan.deliveries.append(Sample.delivery("delivery", of: key.lead))
    await check.refuses("a delivery whose id is taken is refused") { try await store.commit(plan) }
    try await untouched(store, receipt, &check)
    plan.deliveries.removeLast()
    check.equal(try await store.commit(plan), .committed, "the plan put right is committed")
    check.equal(try await store.record(of: key), plan.record, "a commit replaces the record")
    check.equal(try await store.lines(of: key).count, 2, "a commit adds its history")
    check.equal(
      try await store.dueTimers(of: .only, at: Sample.time(9), after: nil, limit: 9).count, 1,
      "a commit sets its timers")
    check.equal(try await store.claim(at: 9).count, 2, "a commit adds its deliveries")
  }

  private static func untouched(
    _ store: any LeadStore, _ receipt: Plan, _ check: inout ConformanceCheck
  ) async throws {
    let contact = ContactKey(email: "new@example.com").map { [$0] } ?? []
    let loaded = try await store.load(key, occurrence: "next", groups: ["Sales"], contactKeys: contact)
    check.equal(loaded.record, receipt.record, "what is refused leaves the record")
    check.equal(loaded.done, nil, "what is refused is not done")
    check.equal(loaded.choosing, [:], "what is refused leaves the choosing state")
    check.equal(loaded.contacts.values.map(\.leads), [[]], "what is refused leaves the contact index")
    check.equal(try await store.lines(of: key).count, 1, "what is refused adds no history")
    check.equal(
      try await store.dueTimers(of: .only, at: Sample.time(9), after: nil, limit: 9), [],
      "what is refused sets no timer")
    let claims = try await store.claim(at: 1)
    check.equal(claims.map(\.delivery.id), ["delivery"], "what is refused adds no delivery")
    for claim in claims { _ = try await store.release(claim) }
  }

  static func misfitRefused(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var plan = Sample.receipt(key)
    plan.record.version = 5
    await check.refuses("a record whose version does not follow is refused") { try await store.commit(plan) }
    plan = Sample.receipt(key)
    plan.record.lead.id = "another"
    await check.refuses("another lead's record is refused") { try await store.commit(plan) }
    plan = Sample.receipt(key)
    plan.deliveries = [Sample.delivery("delivery", of: "another")]
    await check.refuses("another lead's delivery is refused") { try await store.commit(plan) }
    plan.deliveries = [Sample.delivery("twin", of: key.lead), Sample.delivery("twin", of: key.lead)]
    await check.refuses("two deliveries of one id are refused") { try await store.commit(plan) }
    check.equal(try await store.record(of: key), nil, "what is refused makes no record")
    check.equal(try await store.claim(at: 1), [], "what is refused adds no delivery")
    check.equal(try await store.commit(Sample.receipt(key)), .committed, "a plan that fits is committed")
  }

  static func choosingVersions(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    var first = Sample.receipt(LeadKey(lead: "first"))
    first.choosing = ["Sales": ChoosingState(version: 1, last: "anna")]
    check.equal(try await store.commit(first), .committed, "the first choosing has version 1")
    var late = Sample.receipt(LeadKey(lead: "late"))
    late.choosing = ["Sales": ChoosingState(version: 1, last: "ben")]
    check.equal(
      try await store.commit(late), .conflict(.choosing("Sales")), "a choosing from an earlier state is refused")
    var loaded = try await store.load(
      LeadKey(lead: "late"), occurrence: nil, groups: ["Sales", "None"], contactKeys: [])
    check.equal(loaded.choosing, first.choosing, "a refused plan leaves the choosing state")
    late.choosing = ["Sales": ChoosingState(version: 2, last: "ben")]
    check.equal(try await store.commit(late), .committed, "planned again it is committed")
    loaded = try await store.load(key, occurrence: nil, groups: ["Sales"], contactKeys: [])
    check.equal(loaded.choosing, late.choosing, "the choosing state is the last one")
  }
}
