extension HoldReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .switchedOff(let scope): "sending is switched off for \(scope)"
    case .blast(let origin, let limit, let seconds):
      "\(origin) has sent \(limit) messages within \(seconds.span); somebody must say whether to go on"
    case .unanswered(let check): "\(check.words) could not be asked"
    }
  }
}

extension PostponeReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .quietHours(let channel): "no \(channel.plural) are sent at this hour"
    case .frequencyCap(let channel, let limit, let seconds):
      "the customer gets no more than \(limit) \(limit == 1 ? channel.singular : channel.plural) within \(seconds.span)"
    }
  }
}

extension BlockReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .suppressed(let reason): "the address is on the suppression list (\(reason))"
    case .consentOfLead(let lead, let channel):
      "the customer does not want \(channel.plural): lead \(lead.inQuotes) has the same address and says so"
    case .consentRecord(let channel): "the customer does not want \(channel.plural)"
    case .ownAddress: "the address is one that messages are sent from"
    case .ownHost: "the webhook's host is one of our own"
    case .machineAddress: "nobody reads what goes to the address"
    case .loop(let limit, let seconds):
      "the address had \(limit) messages within \(seconds.span), as when two programs answer each other"
    case .blast(let origin, let limit, let seconds):
      "\(origin) had sent \(limit) messages within \(seconds.span), and what was held is dropped"
    }
  }
}

extension SuppressionReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .hardBounce: "email to it failed for good"
    case .spamReport: "spam was reported"
    case .byHand(let note): "put there by hand" + (note.map { ": \(ErrorText($0))" } ?? "")
    }
  }
}

extension SafetyCheck {
  fileprivate var words: String {
    switch self {
    case .killSwitch: "the kill switch"
    case .consent: "the customer's consent"
    case .suppressions: "the suppression list"
    case .quietHours: "the recipient's time zone"
    case .counts: "the counts of what was sent"
    }
  }
}

extension ContactChannel {
  fileprivate var singular: String {
    switch self {
    case .email: "email"
    case .letter: "letter"
    case .text: "text message"
    }
  }
}

extension Double {
  /// A number of seconds in the largest unit that it is a whole number of.
  var span: String {
    for (unit, name) in [(86_400.0, "day"), (3_600, "hour"), (60, "minute")] where self >= unit {
      let count = self / unit
      if count.rounded() == count { return count == 1 ? "1 \(name)" : "\(count.plainText) \(name)s" }
    }
    return self == 1 ? "1 second" : "\(plainText) seconds"
  }

  private var plainText: String { rounded() == self && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
