import struct Foundation.Date

extension Trial {
  /// A claim was ended with its outcome.
  mutating func settled(
    _ claim: Claim, _ settlement: DeliverySettlement, _ history: [HistoryEntry], _ occurrences: [Occurrence],
    _ answer: Bool
  ) {
    let holds = parcels[claim.key]?.isHeld(by: claim.token) == true
    expect(
      answer == holds, .claims,
      "\(claim.key): a claim that \(holds ? "holds" : "is lost") was \(answer ? "" : "not ")settled")
    guard answer else { return excuse(claim.token, "the claim was lost") }
    guard holds, let file = claims[claim.token] else { return }
    judge(claim, file, settlement, history)
    judgeOccurrences(claim, file, settlement, occurrences)
    switch settlement {
    case .retry(let time): parcels[claim.key]?.state = .waiting(notBefore: time)
    case .dead:
      parcels[claim.key]?.state = .dead
      counts.deadLetters += 1
    case .postponed(let time):
      parcels[claim.key]?.state = .waiting(notBefore: time)
      parcels[claim.key]?.attempts -= 1
      counts.postponed += 1
    case .held(let time):
      parcels[claim.key]?.state = .waiting(notBefore: time)
      parcels[claim.key]?.attempts -= 1
      parcels[claim.key]?.isHeld = true
      counts.held += 1
    case .delivered, .expired, .withdrawn, .noConsent, .blocked:
      if case .delivery(_, _, .blocked)? = history.first?.line { counts.blocked += 1 }
      parcels[claim.key] = nil
    }
    files[claim.key.lead]?.history += history
    for occurrence in occurrences { receive(occurrence, LeadKey(tenant: claim.tenant, lead: occurrence.lead)) }
    tell("\(claim.key.shortened): \(history.map { "\($0.line)" }.joined(separator: "; "))")
  }

  /// One line, which says what the receiver did.
  private mutating func judge(
    _ claim: Claim, _ file: ClaimFile, _ settlement: DeliverySettlement, _ history: [HistoryEntry]
  ) {
    if isStop(claim, settlement, history) { return judgeStop(claim, file, settlement, history) }
    guard history.count == 1, case .delivery(claim.delivery.id, _, let report) = history[0].line else {
      return fail(.history, "\(claim.key): \(settlement) was recorded without its line of history")
    }
    let send = file.send.map { sends[$0] }
    let heard = send?.isHeard == true ? send?.answer : nil
    let isTrue =
      switch (settlement, report) {
      case (.delivered, .delivered(let attempt, _)): attempt == file.attempt && heard == .accepted
      case (.retry(let due), .failed(let attempt, _, let said)):
        attempt == file.attempt && due == said && due >= history[0].at && hasFailed(file)
      case (.dead, .dead(let attempts, _)):
        file.begun != nil ? attempts == file.attempt && hasFailed(file) : attempts == file.attempt - 1 || file.isCustom
      case (.expired, .expired): send == nil && file.isPastUse
      case (.withdrawn, .withdrawn): send == nil && file.standing?.isWithdrawn == true
      case (.noConsent, .noConsent): send == nil && file.standing?.isOpen == false
      default: false
      }
    expect(
      isTrue, .history,
      "\(claim.key): '\(report)' is recorded, and \(send.map { $0.answer.map { "the receiver's answer was \($0)" } ?? "there was no answer" } ?? "it was not sent")"
    )
  }

  /// Whether an attempt has failed for all that its process can know.
  private func hasFailed(_ file: ClaimFile) -> Bool {
    if let send = file.send.map({ sends[$0] }), send.isHeard { return send.answer != .accepted }
    guard let begun = file.begun else { return false }
    return begun.isBroken || now.timeIntervalSince(begun.at) >= begun.timeout - 0.001
  }

  /// What a transport learnt, and that a message failed for good, goes into the inbox with the outcome.
  private mutating func judgeOccurrences(
    _ claim: Claim, _ file: ClaimFile, _ settlement: DeliverySettlement, _ occurrences: [Occurrence]
  ) {
    for occurrence in file.send.map({ sends[$0].isHeard ? sends[$0].occurrences : [] }) ?? [] {
      let isThere = occurrences.contains { $0.id == occurrence.id && $0.report == occurrence.report }
      expect(isThere, .nothingLost, "\(claim.key): what its transport reported (\(occurrence.id)) is lost")
    }
    guard case .dead = settlement, !isDropped(file) else { return }
    switch claim.delivery.message.kind {
    case .email, .text, .referral:
      expect(
        occurrences.contains { $0.id.rawValue == "failed:\(claim.delivery.id)" }, .nothingLost,
        "\(claim.key): it failed for good, and the lead is not told")
    default: break
    }
  }

  private mutating func receive(_ occurrence: Occurrence, _ lead: LeadKey) {
    let isKnown =
      inbox.contains { $0.lead == lead && $0.occurrence.id == occurrence.id }
      || files[lead]?.done[occurrence.id] != nil
    if !isKnown { inbox.append(InboxFile(lead: lead, occurrence: occurrence, since: now)) }
  }

  // MARK: Inbox

  mutating func listed(_ items: [InboxItem], of tenant: TenantName, after last: InboxItem?, limit: Int) {
    for item in items {
      expect(item.tenant == tenant, .nothingDoubled, "\(item.lead): its inbox is read as that of '\(tenant)'")
      let isThere = inbox.contains { $0.lead == item.lead && $0.occurrence == item.occurrence }
      expect(isThere, .nothingDoubled, "\(item.lead): the inbox has \(item.occurrence.id), which nothing put there")
    }
    guard last == nil else { return }
    let waiting = inbox.count { $0.lead.tenant == tenant }
    expect(
      items.count == min(max(1, limit), waiting), .nothingLost,
      "the inbox has \(items.count) occurrences where \(waiting) wait")
  }

  mutating func discarded(_ item: InboxItem, _ history: [HistoryEntry], _ answer: Bool) {
    let index = inbox.firstIndex { $0.lead == item.lead && $0.occurrence.id == item.occurrence.id }
    expect(answer == (index != nil), .nothingLost, "\(item.lead): discarding \(item.occurrence.id) answers \(answer)")
    guard answer, let index else { return }
    let isDone = files[item.lead]?.done[item.occurrence.id] != nil
    expect(
      isDone || !history.isEmpty, .nothingLost, "\(item.lead): \(item.occurrence.id) was thrown away without a line")
    inbox.remove(at: index)
    files[item.lead]?.history += history
    tell("\(item.lead): \(item.occurrence.id) was discarded: \(history.map { "\($0.line)" }.joined(separator: "; "))")
  }

  // MARK: Dead letters

  mutating func ended(_ key: DeliveryKey, _ report: DeliveryReport, _ answer: Bool, at time: Date) {
    let isDead = parcels[key]?.state == .dead
    expect(answer == isDead, .nothingLost, "\(key): '\(report)' answers \(answer)")
    guard answer, let parcel = parcels[key] else { return }
    if report == .sentAgain {
      parcels[key]?.state = .waiting(notBefore: time)
      parcels[key]?.attempts = 0
      parcels[key]?.isWithdrawn = false
    } else {
      parcels[key] = nil
    }
    let line = HistoryLine.delivery(key.delivery, parcel.delivery.message.kind, report)
    files[key.lead]?.history.append(HistoryEntry(at: time, occurrence: parcel.delivery.occurrence, line))
    tell("\(key.shortened): \(report)")
  }

  mutating func listed(_ letters: [DeadLetter], after key: DeliveryKey?, limit: Int) {
    let dead = parcels.filter { $0.value.state == .dead }.keys.sorted().filter { other in key.map { other > $0 } ?? true
    }
    expect(
      letters.map(\.key) == Array(dead.prefix(max(1, limit))), .nothingLost,
      "\(letters.count) dead letters are listed where there are \(dead.count)")
  }
}

extension ClaimFile {
  /// Whether its last useful time had passed when the process looked.
  var isPastUse: Bool {
    guard let last = delivery.lastUsefulTime, let standing else { return false }
    return standing.now > last
  }

  var isCustom: Bool { if case .custom = delivery.message.kind { true } else { false } }
}

extension DeliveryKey {
  /// As a story names it.
  var shortened: String { "\(lead): delivery \(delivery.short)" }
}
