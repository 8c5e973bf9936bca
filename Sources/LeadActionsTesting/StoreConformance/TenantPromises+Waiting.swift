import LeadActions

extension TenantPromises {
  /// Timers of two tenants under equal ids, the one's all due before the other's.
  static func timers(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let first: [TenantName: Double] = ["one": 31, "two": 41]
    for number in 0..<4 {
      for (tenant, due) in first {
        var plan = Sample.receipt(LeadKey(tenant: tenant, lead: LeadID(number)))
        plan.record.timers = [Sample.timer("timer", due: due + Double(number))]
        _ = try await store.commit(plan)
      }
    }
    for (tenant, due) in first {
      func listed(at seconds: Double, after timer: DueTimer? = nil, limit: Int = 99) async throws -> [DueTimer] {
        try await store.dueTimers(of: tenant, at: Sample.time(seconds), after: timer, limit: limit)
      }
      let leads = (0..<4).map { LeadKey(tenant: tenant, lead: LeadID($0)) }
      let all = try await listed(at: 99)
      check.equal(all.map(\.lead), leads, "a tenant's timers fall due for it, and no other's")
      check.equal(try await listed(at: due + 1).map(\.lead), Array(leads[...1]), "a tenant's timers fall due in order")
      check.equal(
        try await listed(at: 99, limit: 3).map(\.lead), Array(leads[...2]),
        "timers of others, due before or behind, fill no page of a tenant's")
      if all.count == 4 {
        check.equal(
          try await listed(at: 99, after: all[0], limit: 2), Array(all[1...2]), "a tenant's pages go on with its own")
      }
      check.equal(
        try await store.nextTimer(of: tenant, after: Sample.time(30)), Sample.time(due),
        "the next timer is the tenant's own")
      check.equal(
        try await store.nextTimer(of: tenant, after: Sample.time(due + 3)), nil,
        "after a tenant's last timer there is none, whatever others have")
    }
    check.equal(
      try await store.dueTimers(of: "three", at: Sample.time(99), after: nil, limit: 9), [],
      "no timer falls due for a tenant that has none")
    check.equal(
      try await store.nextTimer(of: "three", after: Sample.start), nil, "a tenant without timers has no next one")
  }

  /// What is reported of two tenants' leads by turns, under equal ids.
  static func inbox(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let keys = ["one", "two"].map { LeadKey(tenant: TenantName($0), lead: "lead") }
    for key in keys {
      try await store.receive(key, (0..<3).map { Sample.delivery(DeliveryID($0), of: key.lead) })
    }
    let claims = try await store.claim(at: 1)
    for number in 0..<3 {
      for key in keys {
        guard let claim = claims.first(where: { $0.key == DeliveryKey(key, DeliveryID(number)) }) else {
          return check.expect(false, "each tenant's deliveries are claimed", found: "\(claims.map(\.key))")
        }
        let reported = [Sample.reported(OccurrenceID(number), of: key.lead)]
        _ = try await store.settle(claim, as: .delivered, history: [], occurrences: reported)
      }
    }
    for key in keys {
      func listed(after item: InboxItem? = nil, limit: Int) async throws -> [InboxItem] {
        try await store.inbox(of: key.tenant, after: item, limit: limit)
      }
      let items = try await listed(limit: 9)
      check.equal(
        items.map { [$0.tenant.rawValue, $0.occurrence.id.rawValue] },
        (0..<3).map { [key.tenant.rawValue, "\($0)"] },
        "what is reported waits for its own tenant, in the order of arrival, and for no other")
      guard items.count == 3 else { continue }
      check.equal(try await listed(limit: 2), Array(items[...1]), "what waits for others fills no page of a tenant's")
      check.equal(try await listed(after: items[0], limit: 1), [items[1]], "a tenant's pages go on with its own")
    }
    check.equal(
      try await store.inbox(of: "three", after: nil, limit: 9), [], "nothing waits for a tenant that has no leads")
  }
}
