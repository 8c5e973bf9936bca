import LeadActions

/// A bug that is planted on purpose, so that the simulation shows that it finds it.
enum PlantedBug: String, CaseIterable, Sendable {
  // Of the store.
  case ledgerNotCommitted, outboxRowDropped, leaseIgnored, claimTokenNotChecked, repeatNotRecognised,
    versionCheckSkipped, attemptNotCounted, historyLineDropped, timerLost, timerListedEarly, inboxOccurrenceLost,
    deadLetterForgotten, withdrawnReminderKept, erasedLeadKept, commitLost, contentChangedOnRetry, claimsStarve,
    heldCountsAsAttempt, postponedLost, heldNotLetGo, placeNotCounted
  // Of the engine.
  case consequenceTooEarly, assignNotFirst, deliveryIDChangedOnRetry, timerFiredTwice, appointmentTimeForgotten,
    settledWithoutLine, settledUntruly, consentIgnored, onceForgotten, failureNotTold, killSwitchIgnored,
    otherConsentIgnored,
    suppressionIgnored, listAskedBeforeSwitch, quietHoursOfOurZone, quietHoursIgnored, secondCapIgnored,
    blastLimitIgnored, countedAfterSending, heldWithoutLine

  /// Whether it lies between the engine and the world, rather than in the store.
  var isOfEngine: Bool {
    switch self {
    case .consequenceTooEarly, .assignNotFirst, .deliveryIDChangedOnRetry, .timerFiredTwice, .appointmentTimeForgotten,
      .settledWithoutLine, .settledUntruly, .consentIgnored, .onceForgotten, .failureNotTold, .killSwitchIgnored,
      .otherConsentIgnored, .suppressionIgnored, .listAskedBeforeSwitch, .quietHoursOfOurZone, .quietHoursIgnored,
      .secondCapIgnored, .blastLimitIgnored, .countedAfterSending, .heldWithoutLine:
      true
    default: false
    }
  }

  /// The invariants of which one finds it first, and the seeds within which it is found.
  var found: (by: Set<SimulationInvariant>, within: UInt64) {
    switch self {
    case .ledgerNotCommitted: ([.versions], 10)
    case .outboxRowDropped: ([.nothingLost, .claims], 10)
    case .leaseIgnored: ([.claims], 10)
    case .claimTokenNotChecked: ([.claims], 100)
    case .repeatNotRecognised: ([.nothingDoubled], 10)
    case .versionCheckSkipped: ([.versions], 50)
    case .attemptNotCounted: ([.attempts], 10)
    case .historyLineDropped: ([.history], 10)
    case .timerLost: ([.timers], 10)
    case .timerListedEarly: ([.timers], 10)
    case .inboxOccurrenceLost: ([.nothingLost], 50)
    case .deadLetterForgotten: ([.nothingLost], 50)
    case .withdrawnReminderKept: ([.claims, .nothingLost, .history], 200)
    case .erasedLeadKept: ([.versions, .nothingDoubled, .timers, .nothingLost, .claims], 50)
    case .commitLost: ([.nothingDoubled, .versions, .nothingLost], 10)
    case .contentChangedOnRetry: ([.nothingDoubled], 50)
    case .claimsStarve: ([.claims], 10)
    case .consequenceTooEarly: ([.order], 10)
    case .assignNotFirst: ([.order], 20)
    case .deliveryIDChangedOnRetry: ([.nothingDoubled], 50)
    case .timerFiredTwice: ([.timers], 20)
    case .appointmentTimeForgotten: ([.timers], 10)
    case .settledWithoutLine: ([.history], 10)
    case .settledUntruly: ([.history], 50)
    case .consentIgnored: ([.wanted], 200)
    case .onceForgotten: ([.onceOnly], 20)
    case .failureNotTold: ([.nothingLost], 50)
    case .heldCountsAsAttempt: ([.attempts], 50)
    case .postponedLost: ([.claims, .nothingLost], 50)
    case .heldNotLetGo: ([.nothingLost], 100)
    case .placeNotCounted: ([.safety], 100)
    case .killSwitchIgnored: ([.safety, .order], 50)
    case .otherConsentIgnored: ([.safety, .order], 100)
    case .suppressionIgnored: ([.safety, .order], 100)
    case .listAskedBeforeSwitch: ([.order], 200)
    case .quietHoursOfOurZone: ([.safety, .order, .history], 100)
    case .quietHoursIgnored: ([.safety, .order], 50)
    case .secondCapIgnored: ([.safety], 100)
    case .blastLimitIgnored: ([.safety], 50)
    case .countedAfterSending: ([.safety], 50)
    case .heldWithoutLine: ([.history], 50)
    }
  }
}
