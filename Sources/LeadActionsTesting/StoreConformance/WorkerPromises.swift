import LeadActions

/// What must hold when many work on one store at the same time.
enum WorkerPromises {
  private static let key = LeadKey(lead: "lead")
  private static let count: FieldName = "count"

  /// Every occurrence is submitted twice, by two workers; each plan counts on from what it read.
  static func serialHistory(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    _ = try await store.commit(Sample.receipt(key))
    let workers = max(2, scale.leadWorkers)
    let results = try await withThrowingTaskGroup(of: (committed: Int, repeated: Int).self) { group in
      for worker in 0..<workers {
        group.addTask {
          var (committed, repeated) = (0, 0)
          for number in 0..<scale.occurrences where number % workers == worker || (number + 1) % workers == worker {
            if try await submit(number, to: store) { committed += 1 } else { repeated += 1 }
          }
          return (committed, repeated)
        }
      }
      return try await group.reduce(into: (0, 0)) { $0 = ($0.0 + $1.committed, $0.1 + $1.repeated) }
    }
    check.equal(results.0, scale.occurrences, "each occurrence is committed once")
    check.equal(results.1, scale.occurrences, "each second submission is a repeat")
    let record = try await store.record(of: key)
    check.equal(record?.version, scale.occurrences + 1, "each commit counts the record's version")
    check.equal(record?.lead.fields[count], .number(Double(scale.occurrences)), "no update is lost")
    let lines = try await store.lines(of: key)
    let names = lines.dropFirst().map { if case .event(.custom(let name), _) = $0 { name.rawValue } else { "" } }
    check.expect(
      names.filter { $0 != "once" } == (1...max(1, scale.occurrences)).map(String.init),
      "history is in the order of the commits, without gaps", found: "\(names.prefix(20)) …")
    check.equal(names.filter { $0 == "once" }.count, 1, "what happens once in a lead's life happens once")
  }

  /// False where it was a repeat.
  private static func submit(_ number: Int, to store: any LeadStore) async throws -> Bool {
    for _ in 0..<100_000 {
      let id = OccurrenceID("occurrence\(number)")
      let loaded = try await store.load(key, occurrence: id, groups: [], contactKeys: [])
      if loaded.done != nil { return false }
      guard let record = loaded.record else { throw GaveUp(number: number) }
      switch try await store.commit(counting(id, record)) {
      case .committed: return true
      case .repeated: return false
      case .conflict: await Task.yield()
      }
    }
    throw GaveUp(number: number)
  }

  private static func counting(_ id: OccurrenceID, _ record: LeadRecord) -> Plan {
    var plan = Sample.next(id, after: record)
    let before: Double = if case .number(let number) = record.lead.fields[count] { number } else { 0 }
    plan.record.lead.fields[count] = .number(before + 1)
    plan.history = [Sample.line(CustomEventName("\(Int(before) + 1)"), id)]
    if !record.spent.contains(.contacted) {
      plan.record.spent.insert(ProgressLedger(.contacted))
      plan.history.append(Sample.line("once", id))
    }
    return plan
  }

  /// Record and choosing state change in step; whoever reads them apart finds them out of step.
  static func oneReading(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    func step(_ plan: Plan) -> Plan {
      var plan = plan
      plan.choosing = ["Sales": ChoosingState(version: plan.record.version)]
      return plan
    }
    let first = step(Sample.receipt(key))
    _ = try await store.commit(first)
    let readings = try await withThrowingTaskGroup(of: [Loaded].self) { group in
      group.addTask {
        var record = first.record
        for number in 0..<scale.occurrences {
          let plan = step(Sample.next(OccurrenceID("next\(number)"), after: record))
          _ = try await store.commit(plan)
          record = plan.record
          await Task.yield()
        }
        return []
      }
      for _ in 0..<4 {
        group.addTask {
          var readings: [Loaded] = []
          for _ in 0..<scale.occurrences {
            readings.append(try await store.load(key, occurrence: nil, groups: ["Sales"], contactKeys: []))
            await Task.yield()
          }
          return readings
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let apart = readings.first { $0.record?.version != $0.choosing["Sales"]?.version }
    check.expect(
      apart == nil, "one loading shows one moment",
      found: "record \(apart?.record?.version ?? 0), choosing \(apart?.choosing["Sales"]?.version ?? 0)")
    check.equal(readings.count, scale.occurrences * 4, "all readings came")
  }

  static func claimsExclusive(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    let perLead = 20
    for lead in 0..<max(1, scale.deliveries / perLead) {
      let deliveries = (0..<perLead).map { number in
        Sample.delivery(DeliveryID("\(number)"), of: LeadID(lead), to: CustomDeliveryName("kind\(number % 3)"))
      }
      try await store.receive(LeadKey(lead: LeadID(lead)), deliveries)
    }
    let claims = try await withThrowingTaskGroup(of: [Claim].self) { group in
      for _ in 0..<max(2, scale.claimWorkers) {
        group.addTask {
          var claims: [Claim] = []
          while claims.count <= scale.deliveries {
            let more = try await store.claim(7, at: 1)
            if more.isEmpty { break }
            claims += more
            await Task.yield()
          }
          return claims
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let all = max(1, scale.deliveries / perLead) * perLead
    check.equal(claims.count, all, "all deliveries are claimed, each once")
    check.equal(Set(claims.map(\.key)).count, all, "every delivery is claimed")
    check.equal(Set(claims.map(\.token)).count, claims.count, "no token comes twice")
    check.expect(claims.allSatisfy { $0.attempt == 1 }, "each claim is a first attempt")
  }
}

private struct GaveUp: Error, CustomStringConvertible {
  var number: Int
  var description: String { "occurrence \(number) could not be committed" }
}
