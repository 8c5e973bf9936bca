import LeadActions

enum TenantPromises {
  /// Everything twice under equal ids, for two tenants.
  static func tenantsApart(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let (one, two) = (LeadKey(tenant: "one", lead: "lead"), LeadKey(tenant: "two", lead: "lead"))
    let contact = ContactKey(email: "same@example.com").map { [$0] } ?? []
    for key in [one, two] {
      var plan = Sample.receipt(key, email: "same@example.com")
      plan.record.lead.source = key.tenant.rawValue
      plan.record.timers = [Sample.timer("timer", due: 5)]
      plan.deliveries = [Sample.delivery("delivery", of: key.lead)]
      plan.choosing = ["Sales": ChoosingState(version: 1, last: UserName(key.tenant.rawValue))]
      plan.contacts = ContactReading(versions: Dictionary(uniqueKeysWithValues: contact.map { ($0, 0) }))
      check.equal(try await store.commit(plan), .committed, "equal ids of two tenants do not meet")
    }
    for key in [one, two] {
      let loaded = try await store.load(key, occurrence: "receipt", groups: ["Sales"], contactKeys: contact)
      check.equal(loaded.record?.lead.source, key.tenant.rawValue, "a tenant reads its own record")
      check.expect(loaded.done != nil, "a tenant's occurrence is done for it")
      check.equal(
        loaded.choosing["Sales"]?.last?.rawValue, key.tenant.rawValue, "a tenant reads its own choosing state")
      check.equal(loaded.contacts.values.map(\.leads.count), [1], "a tenant's contacts are its own leads'")
      check.equal(try await store.leads(of: key.tenant, after: nil, limit: 9), ["lead"], "a tenant lists its own leads")
      check.equal(try await store.lines(of: key).count, 1, "a tenant reads its own history")
    }
    for key in [one, two] {
      check.equal(
        try await store.dueTimers(of: key.tenant, at: Sample.time(9), after: nil, limit: 9).map(\.lead), [key],
        "a tenant's own timer falls due, and no other's")
    }
    let claims = try await store.claim(at: 1)
    check.equal(Set(claims.map(\.key.lead)), [one, two], "each tenant's delivery is claimed")
    for claim in claims where claim.tenant == "one" {
      let settled = try await store.settle(
        claim, as: .dead(ErrorText("no")), history: [], occurrences: [Sample.reported("failed", of: "lead")])
      check.expect(settled, "a claim settles its own tenant's delivery")
    }
    check.equal(
      try await store.deadLetters(of: "one", after: nil, limit: 9).count, 1, "a tenant lists its dead letters")
    check.equal(
      try await store.deadLetters(of: "two", after: nil, limit: 9), [], "a tenant lists no other's dead letters")
    check.equal(
      try await store.inbox(of: "one", after: nil, limit: 9).map(\.lead), [one], "what is reported is the tenant's")
    check.equal(try await store.inbox(of: "two", after: nil, limit: 9), [], "what is reported is no other tenant's")

    check.expect(try await store.erase(one), "erasing a lead that is known answers so")
    check.expect(try await store.record(of: one) == nil, "an erased lead has no record")
    check.expect(try await store.record(of: two) != nil, "erasing a lead leaves the other tenant's")
    check.equal(try await store.lines(of: two).count, 1, "erasing a lead leaves the other tenant's history")
    let loaded = try await store.load(two, occurrence: "receipt", groups: [], contactKeys: contact)
    check.equal(loaded.contacts.values.map(\.leads.count), [1], "erasing a lead leaves the other tenant's contacts")
    check.expect(loaded.done != nil, "erasing a lead leaves the other tenant's occurrences")
  }
}
