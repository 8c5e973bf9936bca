import struct Foundation.Date

extension Trial {
  /// Whether a settlement is one of the checks', and not an outcome or the lead's own.
  func isStop(_ claim: Claim, _ settlement: DeliverySettlement, _ history: [HistoryEntry]) -> Bool {
    switch settlement {
    case .held, .postponed, .blocked: return true
    default: break
    }
    switch history.first?.line {
    case .delivery(_, _, .tooLate)?, .delivery(_, _, .blocked)?: return true
    default: return false
    }
  }

  /// What was not let pass has a line that is true, and no check before it objected.
  mutating func judgeStop(
    _ claim: Claim, _ file: ClaimFile, _ settlement: DeliverySettlement, _ history: [HistoryEntry]
  ) {
    let key = claim.key.shortened
    if history.isEmpty, case .postponed = settlement, hasFailedCall(file, since: file.point) { return }
    expect(file.send == nil, .safety, "\(key) was sent, and then settled as \(settlement)")
    guard let standing = file.standing else {
      return fail(.history, "\(key): \(settlement) without a look at the lead")
    }
    expect(
      standing.isOpen && !standing.isWithdrawn && !file.isPastUse, .order,
      "\(key): \(settlement), though the lead's own record speaks against it")
    let last = lastLine(of: claim)
    guard history.count <= 1, let report = history.first?.deliveryReport ?? last else {
      return fail(.history, "\(key): \(settlement) was recorded without its line of history")
    }
    if !history.isEmpty, case .held = report {
      expect(report != last, .history, "\(key): '\(report)' is said twice in a row")
    }
    let isTrue = isTrue(report, settlement, claim, file, standing, isSilent: history.isEmpty)
    expect(isTrue, .history, "\(key): '\(report)' is recorded as \(settlement), and is not so")
    for objection in passedOver(file, standing, before: check(of: report)) {
      fail(.order, "\(key): '\(report)' is recorded, and before it was to be asked: \(objection)")
    }
  }

  /// The last that the history says of a delivery.
  private func lastLine(of claim: Claim) -> DeliveryReport? {
    files[claim.key.lead]?.history.last { $0.line.delivery == claim.delivery.id }?.deliveryReport
  }

  private func hasFailedCall(_ file: ClaimFile, since point: Int) -> Bool {
    safety.failedCalls[file.life].map { $0 >= point } ?? false
  }

  private func isTrue(
    _ report: DeliveryReport, _ settlement: DeliverySettlement, _ claim: Claim, _ file: ClaimFile,
    _ standing: ClaimFile.Standing, isSilent: Bool
  ) -> Bool {
    switch (settlement, report) {
    case (.held, .held(let reason)): return isTrue(reason, claim, file, standing)
    case (.postponed(let time), .postponed(let reason, let until)):
      return (isSilent || time == until) && isTrue(reason, until: time, file, standing)
    case (.expired, .tooLate(let reason, let until)):
      return claim.delivery.lastUsefulTime.map { until > $0 } == true && isTrue(reason, until: until, file, standing)
    case (.blocked, .blocked(let reason)), (.noConsent, .blocked(let reason)):
      return isTrue(reason, settlement, claim, file, standing)
    default: return false
    }
  }

  private func isTrue(
    _ reason: HoldReason, _ claim: Claim, _ file: ClaimFile, _ standing: ClaimFile.Standing
  ) -> Bool {
    switch reason {
    case .switchedOff(let scope): safety.switches[scope]?.held(since: standing.point) == true
    case .unanswered: hasFailedCall(file, since: standing.point)
    case .blast:
      if case .origin? = file.full?.key { true } else { isAsked(file, standing) }
    }
  }

  /// Whether somebody was asked about the rule, and had not answered when the process looked.
  private func isAsked(_ file: ClaimFile, _ standing: ClaimFile.Standing) -> Bool {
    let origin = SendingOrigin(of: file.delivery, tenant: .only, type: file.delivery.leadType ?? standing.type)
    let place = SafetyFile.OriginOfLife(life: file.life, origin: origin)
    return safety.questions[place]?.held(since: standing.point) == true
  }

  private func isTrue(
    _ reason: PostponeReason, until time: Date, _ file: ClaimFile, _ standing: ClaimFile.Standing
  ) -> Bool {
    switch reason {
    case .quietHours: standing.objections[.quiet(until: time)] != nil
    case .frequencyCap(let channel, let limit, let seconds):
      if let full = file.full, case .customer(let address, _) = full.key {
        address.channel == channel && full.limit == limit && full.seconds == seconds
      } else {
        false
      }
    }
  }

  private func isTrue(
    _ reason: BlockReason, _ settlement: DeliverySettlement, _ claim: Claim, _ file: ClaimFile,
    _ standing: ClaimFile.Standing
  ) -> Bool {
    guard settlement == reason.settlement else { return false }
    let address = ChannelAddress(of: claim.delivery.message)
    switch reason {
    case .suppressed: return address.flatMap { safety.listed[$0] }?.held(since: standing.point) == true
    case .consentOfLead(let lead, _):
      return address.flatMap { safety.closed[$0]?[lead] }?.held(since: standing.point) == true
    case .ownAddress: return address == safety.plan.ownAddress
    case .loop: if case .address? = file.full?.key { return true } else { return false }
    case .blast: return isDropped(file)
    case .consentRecord, .ownHost, .machineAddress: return false
    }
  }

  /// Whether somebody has said that what the rule had planned is to be dropped.
  func isDropped(_ file: ClaimFile) -> Bool {
    guard let standing = file.standing else { return false }
    let origin = SendingOrigin(of: file.delivery, tenant: .only, type: file.delivery.leadType ?? standing.type)
    return (safety.answers[SafetyFile.OriginOfLife(life: file.life, origin: origin)] ?? []).contains {
      if case .drop(let time, _) = $0 { file.delivery.created <= time } else { false }
    }
  }

  /// The place of a report's check in the order in which is asked.
  private func check(of report: DeliveryReport) -> Int {
    switch report {
    case .held(.switchedOff), .held(.unanswered(.killSwitch)): 0
    case .blocked(.consentOfLead), .blocked(.consentRecord), .held(.unanswered(.consent)): 1
    case .blocked(.suppressed), .held(.unanswered(.suppressions)): 2
    case .blocked(.ownAddress), .blocked(.machineAddress), .blocked(.ownHost): 3
    case .postponed(.quietHours, _), .tooLate(.quietHours, _), .held(.unanswered(.quietHours)): 4
    default: 5
    }
  }
}

extension HistoryEntry {
  fileprivate var deliveryReport: DeliveryReport? {
    if case .delivery(_, _, let report) = line { report } else { nil }
  }
}

extension BlockReason {
  /// What becomes of a delivery that is blocked for it.
  fileprivate var settlement: DeliverySettlement {
    switch self {
    case .consentOfLead, .consentRecord: .noConsent
    default: .blocked
    }
  }
}
