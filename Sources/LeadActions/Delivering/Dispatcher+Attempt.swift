import struct Foundation.Date

/// How one attempt ended for the dispatcher.
struct AttemptEnd: Sendable {
  var result: DispatchReport.Result
  var trouble: ErrorText?
  /// Whether the destination failed, and not only this delivery; none where it was not asked.
  var failedDestination: Bool?

  init(_ result: DispatchReport.Result, trouble: ErrorText? = nil, failedDestination: Bool? = nil) {
    self.result = result
    self.trouble = trouble
    self.failedDestination = failedDestination
  }
}

extension Dispatcher {
  /// Sends one claimed delivery, if nothing speaks against it now, and settles the claim.
  ///
  /// - Parameter leaseEnd: When the claim ends, by this process's clock.
  func attempt(_ claim: Claim, leaseEnd: Date) async -> AttemptEnd {
    var failedDestination: Bool?
    do {
      try await probe.reached(.claimed, claim)
      let verdict: Verdict
      if let reason = try await reasonNotToSend(claim) {
        verdict = reason
      } else {
        try await probe.reached(.checked, claim)
        verdict = try await counted(claim) {
          let end = try await send(claim, leaseEnd: leaseEnd)
          failedDestination = end?.failsDestination(claim.delivery.message.kind)
          if end != nil { try await probe.reached(.afterSending, claim) }
          return end.map { judge($0, claim) } ?? .late
        }
      }
      guard case .settle(let settlement, let report, let occurrences) = verdict else {
        return await unsent(claim, verdict)
      }
      let line = report.map { HistoryLine.delivery(claim.delivery.id, claim.delivery.message.kind, $0) }
      let entry = line.map { HistoryEntry(at: clock.now, occurrence: claim.delivery.occurrence, $0) }
      let isSettled = try await settle(claim, settlement, entry, occurrences)
      try await probe.reached(.settled, claim)
      return AttemptEnd(
        isSettled ? DispatchReport.Result(settlement) : .lost, failedDestination: failedDestination)
    } catch {
      if error is StoreTrouble { onTrouble(ErrorText(error)) }
      return AttemptEnd(.unsettled, trouble: ErrorText(error), failedDestination: failedDestination)
    }
  }

  /// Looks again just before sending: whether the claim still holds, the delivery is still wanted and useful, sending is
  /// switched on, the customer still accepts it, attempts are left, and the other safety checks.
  private func reasonNotToSend(_ claim: Claim) async throws -> Verdict? {
    let delivery = claim.delivery
    guard let standing = try await standing(of: claim) else { return .lost }
    if standing.isWithdrawn { return .settle(.withdrawn, .withdrawn, []) }
    if let last = delivery.lastUsefulTime, clock.now > last { return .settle(.expired, .expired, []) }
    guard let ending = try await ending(of: claim, standing.record) else {
      return try await stop(claim, standing.record)
    }
    // While sending is switched off nothing ends for good that could go on when it is on again.
    return try await stop(claim, standing.record, isEnding: true) ?? ending
  }

  /// How a delivery ends that the customer does not accept, or whose attempts are used up.
  private func ending(of claim: Claim, _ record: LeadRecord) async throws -> Verdict? {
    if let channel = claim.delivery.message.consentChannel, !record.lead.consent[channel] {
      return .settle(.noConsent, .noConsent(channel), [])
    }
    let attempts = settings.policies[claim.delivery.message.kind].attemptLimit
    guard claim.attempt > attempts else { return nil }
    return dead(claim, attempts: claim.attempt - 1, try await whyUsedUp(claim, allowed: attempts))
  }

  /// Hands the message to its transport; none where too little of the lease is left.
  private func send(_ claim: Claim, leaseEnd: Date) async throws -> SendingEnd? {
    let policy = settings.policies[claim.delivery.message.kind]
    try await probe.reached(.beforeSending, claim)
    guard let timeout = timeout(policy, leaseEnd: leaseEnd) else { return nil }
    let attempt = Attempt(
      of: claim.delivery.id, lead: claim.delivery.lead, tenant: claim.tenant, number: claim.attempt, timeout: timeout,
      chain: claim.delivery.chain, created: claim.delivery.created)
    // Given up at a stop: the claim is somebody else's by now, and so is the sending.
    try Task.checkCancellation()
    let goneIsFinal = settings.goneIsFinal
    let end = await race(seconds: timeout, on: clock) { [transports, secrets, clock] in
      try await transports.send(
        claim.delivery.message, attempt: attempt, secrets: secrets, goneIsFinal: goneIsFinal, now: clock.now)
    }
    switch end {
    case .returned(let answer): return .answered(answer)
    case .threw(let error):
      if error is MissingTransport { await safety.ended(claim, .unsent) }
      return .threw(error)
    case .timedOut: return .timedOut(seconds: timeout)
    case .cancelled: throw CancellationError()
    }
  }

  /// Seconds that the sending may take, so that it ends well within the lease; none where too little of that is left,
  /// such as when the process was stopped meanwhile: somebody else may be sending already.
  private func timeout(_ policy: RetryPolicy, leaseEnd: Date) -> Double? {
    let wanted = policy.timeout.bounded(0.001, lease / 2)
    let timeout = min(wanted, leaseEnd.timeIntervalSince(clock.now) - lease / 8)
    return timeout >= min(wanted, lease / 8) ? timeout : nil
  }

  /// Nothing was sent: the claim was lost, or is given back because its lease is all but over.
  private func unsent(_ claim: Claim, _ verdict: Verdict) async -> AttemptEnd {
    guard case .late = verdict else { return AttemptEnd(.lost) }
    let trouble = ErrorText(
      "The claim of \(claim.key) was given back unsent: too little of its lease of \(lease.inWords) was left when its "
        + "turn came. Where this happens often, give the dispatcher a longer lease, or fewer deliveries at a time.")
    onTrouble(trouble)
    await giveBack(claim)
    return AttemptEnd(.released, trouble: trouble)
  }

  private func judge(_ end: SendingEnd, _ claim: Claim) -> Verdict {
    if case .threw(let error as MissingTransport) = end {
      return dead(claim, attempts: claim.attempt, ErrorText(error), raises: claim.delivery.message.kind == .referral)
    }
    let policy = settings.policies[claim.delivery.message.kind]
    let answer = end.answer.goingOn(with: claim.delivery.chain)
    switch answer.result {
    case .accepted(let note):
      let report = DeliveryReport.delivered(attempt: claim.attempt, note: note.map { ErrorText($0).text })
      return .settle(.delivered, report, answer.occurrences)
    case .failedForNow(let reason, let asked) where claim.attempt < policy.attemptLimit:
      let time = nextTime(claim, policy, asked: asked)
      return .settle(.retry(at: time), .failed(attempt: claim.attempt, reason, retryAt: time), answer.occurrences)
    case .uncertain(let reason) where claim.attempt < policy.attemptLimit:
      let time = nextTime(claim, policy)
      return .settle(.retry(at: time), .uncertain(attempt: claim.attempt, reason, retryAt: time), answer.occurrences)
    case .failedForNow(let reason, _), .uncertain(let reason), .failedForGood(let reason):
      let raises = !answer.cause.isHosts || claim.delivery.message.kind == .referral
      return dead(claim, attempts: claim.attempt, reason, answer.occurrences, raises: raises)
    }
  }

  private func nextTime(_ claim: Claim, _ policy: RetryPolicy, asked: Double? = nil) -> Date {
    let delay = policy.delay(afterAttempt: claim.attempt, of: claim.delivery.id, seed: settings.seed, asked: asked)
    return clock.now.addingTimeInterval(delay)
  }

  private func dead(
    _ claim: Claim, attempts: Int, _ reason: ErrorText, _ occurrences: [Occurrence] = [], raises: Bool = true
  ) -> Verdict {
    let failure = raises ? claim.delivery.failure(reason) : nil
    return .settle(
      .dead(reason), .dead(attempts: attempts, reason), occurrences + (failure.map { [$0] } ?? []))
  }
}

extension Dispatcher {
  private enum Verdict {
    case lost
    /// Too little of the lease is left to send.
    case late
    /// Without a report where the history has the line already.
    case settle(DeliverySettlement, DeliveryReport?, [Occurrence])
  }

  /// The store threw; the claim stays as it is.
  private struct StoreTrouble: Error, CustomStringConvertible {
    let description: String
    init(_ error: any Error) { description = "The store failed: \(error)" }
  }

  /// What the store knows of the claim; where it throws, the claim is put back, since nothing was sent.
  private func standing(of claim: Claim) async throws(StoreTrouble) -> ClaimStanding? {
    do { return try await store.standing(of: claim) } catch {
      await putBack(claim)
      throw StoreTrouble(error)
    }
  }

  /// Why there is no further attempt, though the last one did not end the delivery.
  private func whyUsedUp(_ claim: Claim, allowed: Int) async throws(StoreTrouble) -> ErrorText {
    let last = claim.attempt - 1
    let history: [HistoryEntry]
    do { history = try await store.history(of: claim.key.lead, filter: .all) } catch {
      await putBack(claim)
      throw StoreTrouble(error)
    }
    return ErrorText(
      history.recordsOutcome(ofAttempt: last, of: claim.delivery.id)
        ? "its attempts are used up: \(last) were made, and the settings allow \(allowed) now"
        : "its attempts are used up, and the last has no recorded outcome, as where the process ended while it was "
          + "being sent")
  }

  /// Gives a claim back of which the store could not say how it stands; the second time in a row it is put off.
  private func putBack(_ claim: Claim) async {
    guard let wait = troubles.wait(after: claim.key) else { return await giveBack(claim) }
    let time = clock.now.addingTimeInterval(wait)
    do { _ = try await store.settle(claim, as: .postponed(until: time), history: [], occurrences: []) } catch {
      // It comes again when its lease is over.
      onTrouble(ErrorText(error))
    }
  }

  /// Asks the safety checks; where the store throws the claim is put back, since nothing was sent.
  private func stop(
    _ claim: Claim, _ record: LeadRecord, isEnding: Bool = false
  ) async throws(StoreTrouble) -> Verdict? {
    do {
      let stop = try await safety.stop(claim, record, isEnding: isEnding, at: clock.now)
      troubles.forget(claim.key)
      return stop.map { .settle($0.settlement, $0.report, []) }
    } catch {
      await putBack(claim)
      throw StoreTrouble(error)
    }
  }

  /// Keeps what safety has counted for a sending, or gives it back, by what came of it.
  private func counted(_ claim: Claim, _ send: () async throws -> Verdict) async throws -> Verdict {
    let verdict: Verdict
    do { verdict = try await send() } catch {
      // Begun or not: it comes again, and has its place.
      await safety.ended(claim, .sent)
      throw error
    }
    switch verdict {
    case .lost, .late: await safety.ended(claim, .unsent)
    case .settle(.dead, _, _): await safety.ended(claim, .failed)
    case .settle: await safety.ended(claim, .sent)
    }
    return verdict
  }

  /// Settles, and tries twice more where the store throws: an outcome that is not recorded is a second sending.
  private func settle(
    _ claim: Claim, _ settlement: DeliverySettlement, _ entry: HistoryEntry?, _ occurrences: [Occurrence]
  ) async throws(StoreTrouble) -> Bool {
    var trouble: (any Error)?
    for _ in 1...3 {
      do {
        return try await store.settle(
          claim, as: settlement, history: entry.map { [$0] } ?? [], occurrences: occurrences)
      } catch { trouble = error }
    }
    throw StoreTrouble(trouble ?? CancellationError())
  }
}

extension [HistoryEntry] {
  /// Whether a line tells what came of an attempt, of those since the delivery was last sent again.
  fileprivate func recordsOutcome(ofAttempt attempt: Int, of delivery: DeliveryID) -> Bool {
    var isRecorded = false
    for entry in self {
      switch entry.line {
      case .delivery(delivery, _, .failed(attempt, _, _)), .delivery(delivery, _, .uncertain(attempt, _, _)):
        isRecorded = true
      case .delivery(delivery, _, .sentAgain): isRecorded = false
      default: break
      }
    }
    return isRecorded
  }
}

extension TransportAnswer {
  /// The answer with its occurrences in a chain of causes, so that rules and transports cannot keep each other going.
  fileprivate func goingOn(with chain: OccurrenceID) -> Self {
    var answer = self
    for index in occurrences.indices where occurrences[index].chain == nil { answer.occurrences[index].chain = chain }
    return answer
  }
}

extension DispatchReport.Result {
  fileprivate init(_ settlement: DeliverySettlement) {
    switch settlement {
    case .delivered: self = .delivered
    case .retry: self = .failed
    case .dead: self = .dead
    case .expired: self = .expired
    case .withdrawn: self = .withdrawn
    case .noConsent: self = .noConsent
    case .blocked: self = .blocked
    case .postponed, .held: self = .postponed
    }
  }
}
