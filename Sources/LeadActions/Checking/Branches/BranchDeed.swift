/// What kind of thing is done for a lead, so far as another rule may do the same for other leads.
enum BranchDeed: Hashable, CaseIterable {
  /// The customer is written to, at once or by a workflow.
  case contact
  /// Somebody is tasked.
  case task
  case webhook
  case status

  init?(_ action: Action) {
    switch action {
    case .contactCustomer, .startWorkflow: self = .contact
    case .appointment, .form, .journey, .taskUser: self = .task
    case .webhook: self = .webhook
    case .changeStatus, .changeLeadType: self = .status
    default: return nil
    }
  }
}

extension CheckedType {
  /// What rules do on any of some events, whatever their conditions.
  func deeds(on events: Event...) -> Set<BranchDeed> {
    Set(rules(on: events).flatMap { $0.rule.actions.compactMap(BranchDeed.init(_:)) })
  }

  func acts(on event: Event) -> Bool { !rules(on: event).isEmpty }

  /// What every lead has done to it at receipt, whoever sends it: on Received, or in both of another pair.
  func deedsForAll(beside pair: ReceiptPair) -> Set<BranchDeed> {
    var deeds = deeds(on: .received)
    for other in ReceiptPair.allCases where other != pair {
      deeds.formUnion(self.deeds(on: other.events.0).intersection(self.deeds(on: other.events.1)))
    }
    return deeds
  }
}

/// Two events of which every receipt raises one.
enum ReceiptPair: CaseIterable {
  case duplicate, referral, sender

  var events: (Event, Event) {
    switch self {
    case .duplicate: (.receivedDuplicate, .receivedNotDuplicate)
    case .referral: (.receivedReferred, .receivedNotReferred)
    case .sender: (.receivedUser, .receivedOther)
    }
  }

  init?(_ event: Event) {
    guard let pair = Self.allCases.first(where: { $0.events.0 == event || $0.events.1 == event }) else { return nil }
    self = pair
  }

  func other(than event: Event) -> Event { events.0 == event ? events.1 : events.0 }
}
