import LeadActions

enum CancellationPromises {
  /// A dispatcher that is stopped cancels its attempts; one of them may have its answer just then.
  static func recorded(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let key = LeadKey(lead: "lead")
    try await store.receive(key, ["settled", "released"].map { Sample.delivery($0, of: key.lead) })
    let claims = try await store.claim(at: 0)
    guard claims.count == 2 else { return check.equal(claims.count, 2, "two deliveries are claimed") }
    let line = Sample.outcomeLine(claims[0].delivery, .delivered(attempt: 1, note: nil))
    let settled = await cancelled {
      try await store.settle(
        claims[0], as: .delivered, history: [line], occurrences: [Sample.reported("reported", of: key.lead)])
    }
    check.equal(settled, "true", "an outcome is settled by a cancelled task")
    check.equal(try await store.lines(of: key).last, line.line, "with its line")
    check.equal(
      await cancelled { try await store.release(claims[1]) }, "true", "a claim is released by a cancelled task")
    check.equal(try await store.claim(at: 1).map(\.delivery.id), ["released"], "and nothing else is claimed again")
    guard let item = try await store.inbox(of: .only, after: nil, limit: 1).first else {
      return check.expect(false, "what is settled so is reported")
    }
    let discarded = await cancelled { try await store.discard(item, history: [Sample.line("refused", "reported")]) }
    check.equal(discarded, "true", "an occurrence is discarded by a cancelled task")
    check.equal(try await store.inbox(of: .only, after: nil, limit: 1), [], "what is discarded so does not wait")
  }

  /// What came of some work in a task that was cancelled before it, in words.
  private static func cancelled(_ work: @escaping @Sendable () async throws -> Bool) async -> String {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await work()
    }
    do { return "\(try await task.value)" } catch { return "\(error)" }
  }
}
