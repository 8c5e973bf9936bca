import LeadActions

/// All that came of one step of a scenario, and which of it the test has asked for.
struct ScenarioStep: Sendable {
  /// What an action did.
  struct Performed: Sendable {
    var origin: ActionOrigin
    var name: ActionName
    var outcome: ActionOutcome
    var isAsserted = false
  }

  /// A message that arrived, or that will never be sent.
  struct Ended: Sendable {
    var delivery: Delivery
    /// How it ended, where it did not arrive.
    var report: DeliveryReport?
    var isAsserted = false
    /// A message expectation has found it; whatever else has accounted for it.
    var isMatched = false
  }

  /// What the step is, in words.
  var title: String
  var site: Site
  var events: [Event] = []
  var performed: [Performed] = []
  var arrived: [Ended] = []
  var notSent: [Ended] = []
  var history: [HistoryEntry] = []
  /// Why what was reported could not be done.
  var refusal: String?
  var isRefusalAsserted = false
  /// The occurrence had been done before.
  var isRepeat = false

  init(_ title: String, at site: Site) {
    self.title = title
    self.site = site
  }
}

extension ScenarioStep {
  mutating func add(_ plan: Plan) {
    events += plan.events.map(\.event)
    history += plan.history
    for entry in plan.history {
      if case .action(let origin, let name, let outcome) = entry.line {
        performed.append(Performed(origin: origin, name: name, outcome: outcome))
      }
    }
  }

  mutating func add(_ claim: Claim, _ settlement: DeliverySettlement, _ lines: [HistoryEntry]) {
    history += lines
    var report: DeliveryReport?
    for entry in lines { if case .delivery(_, _, let it) = entry.line { report = it } }
    switch settlement {
    case .delivered: arrived.append(Ended(delivery: claim.delivery))
    case .retry, .postponed, .held: break
    case .dead, .expired, .withdrawn, .noConsent, .blocked:
      notSent.append(Ended(delivery: claim.delivery, report: report))
    }
  }

  /// Reminders that were taken out of the outbox while they waited.
  mutating func add(withdrawn deliveries: [Delivery]) {
    notSent += deliveries.map { Ended(delivery: $0, report: .withdrawn) }
  }

  /// Dismisses all of it, as something that only led up to what the test is about.
  mutating func dismiss() {
    for index in performed.indices { performed[index].isAsserted = true }
    for index in arrived.indices { arrived[index].isAsserted = true }
    for index in notSent.indices { notSent[index].isAsserted = true }
  }

  // MARK: What nobody asked for

  /// A line for each effect that nothing has asserted: messages, changes, and actions that could not be done.
  var unasserted: [String] {
    var lines: [String] = []
    for action in performed where !action.isAsserted && action.outcome.isEffect { lines.append(action.line) }
    for message in arrived where !message.isAsserted {
      lines.append(message.delivery.title)
      for part in message.delivery.message.parts where part.label != "to" {
        lines += part.lines.map { "  \($0)" }
      }
    }
    for message in notSent where !message.isAsserted { lines.append(message.line) }
    return lines
  }
}

extension ScenarioStep.Performed {
  var call: String { "\(name) by \(origin)" }
  var line: String { "\(call): \(outcome)" }
}

extension ScenarioStep.Ended {
  var line: String { "\(delivery.title) \(report.map { "\($0)" } ?? "delivered")" }
}

extension Delivery {
  var title: String { "\(message.title), by \(origin)" }
}

extension MessagePart {
  var lines: [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 1 ? ["\(label):"] + lines.map { "  \($0)" } : ["\(label): \(text)"]
  }
}

extension ActionOutcome {
  /// Whether somebody who reads a test would miss it: a change, or an action that could not be done. What is queued is
  /// seen when it arrives.
  var isEffect: Bool {
    switch self {
    case .done(.queued), .done(.referred), .done(.nothing), .unchanged: false
    case .done, .notDone, .failed: true
    }
  }
}
