import struct Foundation.Date

/// What the checks before a sending come to, where they do not let it pass.
enum SafetyRuling: Equatable {
  case hold(HoldReason)
  case postpone(PostponeReason, until: Date)
  case block(BlockReason)
  case giveUp(BlockReason)
}

/// What becomes of a claim that was not let pass.
struct SafetyStop: Equatable {
  var settlement: DeliverySettlement
  /// None where the history has the line already.
  var report: DeliveryReport?
}

/// A hold or a wait as the history has it.
struct NotedWait: Equatable {
  var report: DeliveryReport
  /// When it began.
  var since: Date
}

extension SafetyRuling {
  /// The settlement and the line of a ruling: pure, from what the history says last of the delivery.
  ///
  /// - Parameters:
  ///   - noted: What the history has said last, where that was a wait.
  ///   - looks: The seconds until what is held is looked at again, the first time and at the longest.
  func stop(
    _ claim: Claim, noted: NotedWait?, at now: Date, looks: (first: Double, longest: Double)
  ) -> SafetyStop {
    switch self {
    case .hold(let reason):
      let report = DeliveryReport.held(reason)
      let first = looks.first.bounded(1, 3_600)
      let held = noted?.report == report ? noted.map { now.timeIntervalSince($0.since) } ?? 0 : 0
      let wait = held.bounded(first, looks.longest.bounded(first, 86_400))
      return SafetyStop(
        settlement: .held(until: now.addingTimeInterval(wait)), report: noted?.report == report ? nil : report)
    case .postpone(let reason, let until):
      // Never at once, so that nothing is looked at without a pause.
      let until = max(until, now.addingTimeInterval(1))
      if let last = claim.delivery.lastUsefulTime, until > last {
        return SafetyStop(settlement: .expired, report: .tooLate(reason, until: until))
      }
      let report = DeliveryReport.postponed(reason, until: until)
      return SafetyStop(settlement: .postponed(until: until), report: isNoted(noted, report) ? nil : report)
    case .block(let reason):
      switch reason {
      case .consentOfLead, .consentRecord: return SafetyStop(settlement: .noConsent, report: .blocked(reason))
      default: return SafetyStop(settlement: .blocked, report: .blocked(reason))
      }
    case .giveUp(let reason):
      let text = ErrorText("\(reason)")
      return SafetyStop(settlement: .dead(text), report: .dead(attempts: max(0, claim.attempt - 1), text))
    }
  }

  /// One line for as long as a cap makes it wait, since others may take the room that it waits for, many times; one for
  /// each end of quiet hours.
  private func isNoted(_ noted: NotedWait?, _ report: DeliveryReport) -> Bool {
    guard case .postponed(let reason, _)? = noted?.report, case .postpone(reason, _) = self else { return false }
    if case .frequencyCap = reason { return true }
    return noted?.report == report
  }
}
