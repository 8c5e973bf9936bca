/// Why a delivery is held until somebody lets it go on.
@nonexhaustive
public enum HoldReason: Hashable, Sendable, Codable {
  /// Sending is switched off.
  case switchedOff(SendingScope)
  /// A rule or workflow has sent so many messages within so many seconds, and the host is asked.
  case blast(ActionOrigin, limit: Int, seconds: Double)
  /// What must be asked before sending could not be asked; nothing is sent unasked.
  case unanswered(SafetyCheck)
}

/// Why a delivery waits for a time that is known.
@nonexhaustive
public enum PostponeReason: Hashable, Sendable, Codable {
  case quietHours(ContactChannel)
  /// The person has had so many messages of the channel within so many seconds.
  case frequencyCap(ContactChannel, limit: Int, seconds: Double)
}

/// Why a delivery is never sent.
@nonexhaustive
public enum BlockReason: Hashable, Sendable, Codable {
  case suppressed(SuppressionReason)
  /// Another lead with the same address or number does not want the channel.
  case consentOfLead(LeadID, ContactChannel)
  /// The host's own records say that the customer does not want the channel.
  case consentRecord(ContactChannel)
  /// It would go to an address or number that the host itself sends from.
  case ownAddress
  /// The webhook would go to one of the host's own servers.
  case ownHost
  /// Nobody reads what goes to the address: a mail system's own, or one that takes no replies.
  case machineAddress
  /// The address has had so many messages within so many seconds that two programs are likely answering each other.
  case loop(limit: Int, seconds: Double)
  /// A rule or workflow has sent so many messages within so many seconds, and the host drops what was held.
  case blast(ActionOrigin, limit: Int, seconds: Double)
}

/// Why an address is on the suppression list.
@nonexhaustive
public enum SuppressionReason: Hashable, Sendable, Codable {
  /// Email to it failed for good.
  case hardBounce
  case spamReport
  /// Somebody put it there, and may have said why.
  case byHand(note: String?)
}

/// What is asked just before a transport, in this order.
@nonexhaustive
public enum SafetyCheck: String, Hashable, Sendable, Codable, CaseIterable {
  case killSwitch
  case consent
  case suppressions
  case quietHours
  case counts
}
