import Synchronization

import struct Foundation.Date

/// Asks all checks of an outbound safety about a claim, and keeps what it has reserved until the outcome is known.
final class SafetyDesk: Sendable {
  private struct State {
    /// What was reserved for the claims under way.
    var reserved: [ClaimToken: [CountKey]] = [:]
    /// How often each go-ahead had been given when what is held was last let go.
    var goAheads: [Int]
    /// The latest holds, some of which are not settled yet.
    var holds: [Hold] = []
  }

  private struct Hold {
    var claim: Claim
    /// How often each go-ahead had been given before the checks were asked.
    var goAheads: [Int]
  }

  /// How a claim that was let pass ended.
  enum Outcome {
    /// No transport had it in hand.
    case unsent
    /// It failed for good.
    case failed
    /// It arrived, or may have.
    case sent
  }

  let safety: OutboundSafety
  private let store: any LeadStore
  private let onTrouble: @Sendable (ErrorText) -> Void
  private let state: Mutex<State>
  private let goAheads: [GoAhead]

  init(_ safety: OutboundSafety, store: any LeadStore, onTrouble: @escaping @Sendable (ErrorText) -> Void) {
    self.safety = safety
    self.store = store
    self.onTrouble = onTrouble
    goAheads = [safety.killSwitch?.goAhead, safety.blast?.goAhead].compactMap { $0 }
    state = Mutex(State(goAheads: goAheads.map(\.count)))
  }

  /// Whether a claim is stopped, and how; none where it may be handed to its transport, for which all is reserved.
  ///
  /// - Parameter isEnding: Whether it ends anyway, unless sending is switched off: nothing but that is asked then.
  func stop(_ claim: Claim, _ record: LeadRecord, isEnding: Bool = false, at now: Date) async throws -> SafetyStop? {
    if safety.isNone { return nil }
    let question = SafetyQuestion(claim, record, callingCode: safety.callingCode, at: now)
    let given = goAheads.map(\.count)
    guard let ruling = await isEnding ? switchRuling(on: question) : ruling(on: question) else { return nil }
    let noted = try await lastWait(of: claim, ruling)
    let stop = ruling.stop(claim, noted: noted, at: now, looks: (safety.firstLook, safety.longestLook))
    if case .held = stop.settlement { keep(Hold(claim: claim, goAheads: given)) }
    return stop
  }

  /// Keeps what was reserved, or gives it back, once it is known what has become of a claim.
  func ended(_ claim: Claim, _ outcome: Outcome) async {
    guard let keys = state.withLock({ $0.reserved.removeValue(forKey: claim.token) }) else { return }
    let back = keys.filter { key in
      switch (outcome, key) {
      case (.unsent, _): true
      // A cap counts what a customer has had; the others count what was tried, or failures could go round for ever.
      case (.failed, .customer): true
      case (.failed, _), (.sent, _): false
      }
    }
    guard !back.isEmpty else { return }
    do { try await safety.counts.giveBack(back, of: claim.key) } catch { tell(.counts, error) }
  }

  /// Calls back whenever something that was held may go on, as long as the listener wants.
  func listen(_ listener: @escaping @Sendable () -> Bool) { for goAhead in goAheads { goAhead.listen(listener) } }

  /// Makes due what is held, if a go-ahead was given since the last time.
  ///
  /// A hold that was decided before the go-ahead may be settled only after it: such are looked for again, until each has
  /// been settled and let go.
  func letGo(at now: Date) async throws {
    let given = goAheads.map(\.count)
    let (isNew, old) = state.withLock { state in
      (state.goAheads != given, state.holds.filter { $0.goAheads != given }.map(\.claim))
    }
    var settled: Set<ClaimToken> = []
    // Where the store cannot say, nothing is lost by letting go.
    for claim in old where (try? await store.standing(of: claim)) == nil { settled.insert(claim.token) }
    guard isNew || !settled.isEmpty else { return }
    try await letAllGo(at: now)
    state.withLock { state in
      state.goAheads = given
      state.holds.removeAll { settled.contains($0.claim.token) }
    }
  }

  /// As many are kept as can be under way at once; the others have long been settled.
  private static let holdLimit = 1_000

  private func keep(_ hold: Hold) {
    guard !goAheads.isEmpty else { return }
    state.withLock { state in
      state.holds.append(hold)
      if state.holds.count > 2 * Self.holdLimit { state.holds.removeFirst(Self.holdLimit) }
    }
  }

  @discardableResult
  func letAllGo(at now: Date) async throws -> Int {
    var count = 0
    while true {
      let more = try await store.letGo(at: now, limit: 500)
      count += more
      if more < 500 { return count }
    }
  }

  private func tell(_ check: SafetyCheck, _ error: any Error) {
    onTrouble(ErrorText("\(HoldReason.unanswered(check)): \(error)"))
  }
}

// MARK: The checks

extension SafetyDesk {
  private func switchRuling(on question: SafetyQuestion) async -> SafetyRuling? {
    await ask(.killSwitch) { try await askSwitch(question) }
  }

  /// The first check that does not let a delivery pass.
  private func ruling(on question: SafetyQuestion) async -> SafetyRuling? {
    if let ruling = await switchRuling(on: question) { return ruling }
    if let ruling = await ask(.consent, { try await askConsent(question) }) { return ruling }
    if let ruling = await ask(.suppressions, { try await askSuppressions(question) }) { return ruling }
    if let objection = safety.loops?.objection(to: question.message, address: question.address) {
      return .block(objection)
    }
    if let ruling = await ask(.quietHours, { try await askQuietHours(question) }) { return ruling }
    return await ask(.counts) { try await reserve(question) }
  }

  /// Nothing is sent unasked: where a check throws the delivery is held.
  private func ask(
    _ check: SafetyCheck, _ work: () async throws -> SafetyRuling?
  ) async -> SafetyRuling? {
    do { return try await work() } catch {
      tell(check, error)
      return .hold(.unanswered(check))
    }
  }

  private func askSwitch(_ question: SafetyQuestion) async throws -> SafetyRuling? {
    guard let killSwitch = safety.killSwitch else { return nil }
    let scopes = SendingScope.all(of: question.delivery, tenant: question.tenant, type: question.leadType)
    return try await killSwitch.switchedOff(among: scopes).map { .hold(.switchedOff($0)) }
  }

  private func askConsent(_ question: SafetyQuestion) async throws -> SafetyRuling? {
    guard let consent = safety.consent, question.isToCustomer, let address = question.address else { return nil }
    return try await consent.objection(to: address, of: question.lead, in: store).map { .block($0) }
  }

  private func askSuppressions(_ question: SafetyQuestion) async throws -> SafetyRuling? {
    guard let list = safety.suppressions, let address = question.address else { return nil }
    return try await list.reason(for: address, tenant: question.tenant).map { .block(.suppressed($0)) }
  }

  private func askQuietHours(_ question: SafetyQuestion) async throws -> SafetyRuling? {
    guard let quiet = safety.quietHours, let channel = question.address?.channel, let recipient = question.recipient,
      quiet.audience.contains(recipient), quiet.hours[channel] != nil
    else { return nil }
    let zone = try await quiet.zones?.zone(of: recipient, record: question.record, tenant: question.tenant)
    return quiet.end(after: question.now, of: channel, in: zone ?? quiet.zone).map {
      .postpone(.quietHours(channel), until: $0)
    }
  }

  /// Takes a place under every limit at once, or under none.
  private func reserve(_ question: SafetyQuestion) async throws -> SafetyRuling? {
    var limits = question.limits(of: safety)
    let origin = question.origin
    if let blast = safety.blast, blast.kinds.contains(question.message.kind) {
      switch try await standing(under: blast, question) {
      case .unlimited: break
      case .asked(let limit): return .hold(.blast(origin.origin, limit: limit, seconds: blast.seconds))
      case .dropped(let ending, let limit):
        let reason = BlockReason.blast(origin.origin, limit: limit, seconds: blast.seconds)
        return ending == .deadLetters ? .giveUp(reason) : .block(reason)
      case .limited(let limit):
        // Behind the caps, before the rate.
        let place = limits.firstIndex { if case .address = $0.key { true } else { false } } ?? limits.endIndex
        limits.insert(CountLimit(.origin(origin), limit, within: blast.seconds), at: place)
      }
    }
    guard !limits.isEmpty else { return nil }
    switch try await safety.counts.reserve(limits, for: question.key, at: question.now) {
    case .reserved:
      state.withLock { [limits] in $0.reserved[question.token] = limits.map(\.key) }
      return nil
    case .full(let limit, let roomAt): return ruling(full: limit, roomAt, question)
    }
  }

  /// What is sent again by hand counts as planned then, or it would be dropped as often as it is sent.
  private func standing(under blast: BlastLimit, _ question: SafetyQuestion) async throws -> BlastLimit.Standing {
    let standing = blast.standing(of: question.origin, planned: question.delivery.created, at: question.now)
    guard case .dropped = standing else { return standing }
    let id = question.delivery.id
    let again = try await store.history(of: question.lead, filter: .all).last { entry in
      if case .delivery(id, _, .sentAgain) = entry.line { true } else { false }
    }
    guard let again else { return standing }
    return blast.standing(of: question.origin, planned: again.at, at: question.now)
  }

  private func ruling(full limit: CountLimit, _ roomAt: Date, _ question: SafetyQuestion) -> SafetyRuling {
    switch limit.key {
    case .customer(let address, _):
      return .postpone(
        .frequencyCap(address.channel, limit: limit.limit, seconds: limit.seconds), until: roomAt)
    case .address: return .block(.loop(limit: limit.limit, seconds: limit.seconds))
    case .origin(let origin):
      safety.blast?.reached(origin, limit: limit.limit, at: question.now)
      return .hold(.blast(origin.origin, limit: limit.limit, seconds: limit.seconds))
    }
  }
}

// MARK: The lines

extension SafetyDesk {
  /// The wait that the history has as its last line of a delivery; asked only where a ruling might repeat it.
  ///
  /// Read at each look: another process may have written a line since this one looked.
  private func lastWait(of claim: Claim, _ ruling: SafetyRuling) async throws -> NotedWait? {
    switch ruling {
    case .block, .giveUp: return nil
    case .hold, .postpone: break
    }
    let entry = try await store.history(of: claim.key.lead, filter: .all).last { entry in
      if case .delivery(claim.delivery.id, _, _) = entry.line { true } else { false }
    }
    guard let entry, case .delivery(_, _, let report) = entry.line else { return nil }
    switch report {
    case .held, .postponed: return NotedWait(report: report, since: entry.at)
    default: return nil
    }
  }
}
