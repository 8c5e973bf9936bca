import LeadActions

/// Who is claimed when, whoever commits, settles or wakes late.
enum QueuePromises {
  private static let key = LeadKey(lead: "lead")

  static func order(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    // Ids that fall, so that their order is not that of the commits.
    let first = Sample.receipt(key).with([Sample.delivery("z", of: key.lead), Sample.delivery("y", of: key.lead)])
    _ = try await store.commit(first, at: 0)
    let second = Sample.next("second", after: first.record).with([
      Sample.delivery("x", of: key.lead), Sample.delivery("w", of: key.lead, to: "pager"),
    ])
    _ = try await store.commit(second, at: 20)
    guard let claim = try await store.claim(1, at: 20).first else {
      return check.expect(false, "what is due is claimed", found: "nothing")
    }
    check.equal(claim.delivery.id, "z", "the first committed is claimed first, whatever its id")
    _ = try await store.settle(
      claim, .retry(at: Sample.time(30)), .failed(attempt: 1, ErrorText("no"), retryAt: Sample.time(30)))
    check.equal(
      try await store.nextDelivery(after: Sample.time(20)), Sample.time(30),
      "the next time is found behind a delivery of its destination that is due already")
    check.equal(
      try await store.nextDelivery(after: Sample.time(10)), Sample.time(20), "the next time is the earliest behind")
    check.equal(
      try await store.nextDelivery(after: Sample.time(30)), nil, "behind the last time there is none")
    check.equal(
      try await store.claim(at: 40).map(\.delivery.id), ["y", "x", "w", "z"],
      "the earliest due is claimed first, over all destinations, and a retry at its time")
  }

  /// Committed after others, though begun or dated before them: what a reader of 'ids greater than the last' skips.
  static func lateCommits(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    let rounds = max(1, scale.lateCommits)
    var skipped = 0
    for round in 0..<rounds {
      let number = String(1_000_000 - round)
      let later = LeadKey(lead: LeadID("later\(number)"))
      let earlier = LeadKey(lead: LeadID("earlier\(number)"))
      _ = try await store.commit(
        Sample.receipt(later).with([Sample.delivery("b\(number)b", of: later.lead)]), at: Double(2 * round + 2))
      let first = try await store.claim(at: Double(2 * rounds + 9))
      _ = try await store.commit(
        Sample.receipt(earlier).with([Sample.delivery("b\(number)a", of: earlier.lead)]), at: Double(2 * round + 1))
      let second = try await store.claim(at: Double(2 * rounds + 9))
      if first.map(\.key.lead) != [later] || second.map(\.key.lead) != [earlier] { skipped += 1 }
      for claim in first + second {
        _ = try await store.settle(claim, .delivered, .delivered(attempt: 1, note: nil))
      }
    }
    check.equal(skipped, 0, "what is committed late is claimed when it is there")

    // Many commit while others claim; who commits last is not known beforehand.
    let keys = (0..<rounds).map { LeadKey(lead: LeadID("many\($0)")) }
    let claimed = try await withThrowingTaskGroup(of: [DeliveryKey].self) { group in
      for worker in 0..<4 {
        group.addTask {
          for key in keys.enumerated() where key.offset % 4 == worker {
            let plan = Sample.receipt(key.element).with([Sample.delivery("many", of: key.element.lead)])
            _ = try await store.commit(plan, at: Double(rounds - key.offset))
            await Task.yield()
          }
          return []
        }
        group.addTask {
          var claims: [DeliveryKey] = []
          for _ in 0..<rounds {
            claims += try await store.claim(3, at: Double(2 * rounds + 9), lease: 9_999).map(\.key)
            await Task.yield()
          }
          return claims
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let rest = try await store.claim(rounds, at: Double(2 * rounds + 9), lease: 9_999).map(\.key)
    check.equal((claimed + rest).count, rounds, "each is claimed once, while others are being committed")
    check.equal(Set(claimed + rest).count, rounds, "none is skipped")
  }

  /// A worker that is stopped past its lease, while another finishes, and then wakes: its late word changes nothing.
  static func lateWorkers(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    let rounds = max(1, scale.lateWorkers)
    var (changed, finished) = (0, 0)
    for round in 0..<rounds {
      let key = LeadKey(lead: LeadID("lead\(round)"))
      try await store.receive(key, [Sample.delivery("delivery", of: key.lead)])
      guard let late = try await store.claim(at: 0).first, let held = try await store.claim(at: 60).first else {
        return check.expect(
          false, "a delivery is claimed again when its lease is over", found: "nothing in round \(round)")
      }
      let ending: (DeliverySettlement, DeliveryReport) =
        switch round % 3 {
        case 0: (.delivered, .delivered(attempt: 2, note: nil))
        case 1: (.dead(ErrorText("no")), .dead(attempts: 2, ErrorText("no")))
        default: (.retry(at: Sample.time(9_999_999)), .failed(attempt: 2, ErrorText("no"), retryAt: Sample.start))
        }
      // Before the other has finished, and after it.
      let isEarly = round % 2 == 0
      if isEarly { changed += try await wake(late, store) }
      if try await store.settle(held, ending.0, ending.1) { finished += 1 }
      if !isEarly { changed += try await wake(late, store) }
      if try await store.lines(of: key).count != 2 { changed += 1 }
      if try await !store.inbox(of: .only, after: nil, limit: 1).isEmpty { changed += 1 }
    }
    check.equal(changed, 0, "what a late worker says changes nothing")
    check.equal(finished, rounds, "the worker that holds the claim finishes")
    check.equal(
      try await store.deadLetters(of: .only, after: nil, limit: rounds).count, (rounds + 1) / 3,
      "what died is a dead letter still")
    check.equal(
      try await store.claim(rounds, at: 9_999_999).count, rounds / 3, "what is to be tried again is tried again")
  }

  /// How many of a late worker's words were heard.
  private static func wake(_ late: Claim, _ store: any LeadStore) async throws -> Int {
    var heard = 0
    let line = Sample.outcomeLine(late.delivery, .delivered(attempt: 1, note: nil))
    let reported = [Sample.reported("late", of: late.delivery.lead)]
    if try await store.standing(of: late) != nil { heard += 1 }
    if try await store.settle(late, as: .delivered, history: [line], occurrences: reported) { heard += 1 }
    if try await store.settle(late, as: .retry(at: Sample.start), history: [line], occurrences: []) { heard += 1 }
    if try await store.release(late) { heard += 1 }
    return heard
  }

  static func manyDeadLetters(
    _ store: any LeadStore, _ scale: StoreConformance.Scale, _ check: inout ConformanceCheck
  ) async throws {
    let all = max(1, scale.deadLetters)
    for lead in 0..<(all + 19) / 20 {
      let count = min(20, all - lead * 20)
      let deliveries = (0..<count).map {
        Sample.delivery(DeliveryID("\($0)"), of: LeadID(lead), saying: "\(lead) \($0)")
      }
      try await store.receive(LeadKey(lead: LeadID(lead)), deliveries)
    }
    var planned: [DeliveryKey: Delivery] = [:]
    for claim in try await store.claim(all, at: 0) {
      planned[claim.key] = claim.delivery
      _ = try await store.settle(claim, .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no")))
    }
    check.equal(planned.count, all, "so many are claimed and die")
    var (listed, last) = (0, DeliveryKey?.none)
    repeat {
      let page = try await store.deadLetters(of: .only, after: last, limit: 64)
      last = page.last?.key
      for letter in page {
        listed += 1
        check.equal(try await store.deadLetter(letter.key), letter, "a dead letter is found by its key")
        check.expect(
          try await store.sendAgain(letter.key, at: Sample.time(5)), "each is sent again while they are listed")
      }
    } while last != nil && listed <= all
    check.equal(listed, all, "each is listed once, although those before it have gone")
    let none = try await store.deadLetter(DeliveryKey(LeadKey(lead: "0"), "0"))
    check.equal(none, nil, "what is sent again is no dead letter")
    let again = try await store.claim(all + 1, at: 5)
    check.expect(
      Dictionary(again.map { ($0.key, $0.delivery) }) { first, _ in first } == planned && again.count == all,
      "each has its id and its message as before", found: "\(again.count) claims")
    check.expect(again.allSatisfy { $0.attempt == 1 }, "each is counted from the beginning")
  }
}

extension Plan {
  /// The plan with some deliveries.
  func with(_ deliveries: [Delivery]) -> Plan {
    var plan = self
    plan.deliveries = deliveries
    return plan
  }
}
