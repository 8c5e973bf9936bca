import LeadActions

/// Holds what came of a step against what is expected of it, and notes what was accounted for.
struct ExpectationCheck {
  typealias Item = ScenarioFailure.Item

  private(set) var step: ScenarioStep
  let record: LeadRecord?
  let waiting: [Delivery]
  /// The last message of each kind that was asked for together, by its place.
  private var lastArrived: [MessageKind: Int] = [:]

  init(step: ScenarioStep, record: LeadRecord?, waiting: [Delivery]) {
    self.step = step
    self.record = record
    self.waiting = waiting
  }

  mutating func items(_ expectation: ScenarioExpectation, at site: Site) -> [Item] {
    let failure: (message: String, difference: [String])?
    switch expectation.kind {
    case .events(let events): failure = check(events)
    case .raised(let events): failure = checkRaised(events)
    case .notRaised(let events):
      let found = events.filter(step.events.contains)
      failure = found.isEmpty ? nil : ("Events came that must not:", found.map { "+ \($0)" })
    case .actions(let actions): failure = check(actions)
    case .message(let message): failure = check(message)
    case .noMessage(let kind):
      let found = step.arrived.filter { kind == nil || $0.delivery.message.kind == kind }
      failure =
        found.isEmpty
        ? nil : ("No \(kind?.description ?? "message") must arrive, and there came:", found.flatMap(\.shown))
    case .noMore(let kind):
      let found = step.arrived.indices.filter {
        !step.arrived[$0].isMatched && step.arrived[$0].delivery.message.kind == kind
      }
      for index in found { step.arrived[index].isAsserted = true }
      failure =
        found.isEmpty ? nil : ("More than the \(kind.plural) expected came:", found.flatMap { step.arrived[$0].shown })
    case .notSent(let kind, let reason): failure = checkNotSent(kind, reason)
    case .waiting(let kind):
      failure =
        waiting.contains { $0.message.kind == kind } ? nil : ("No \(kind) waits for another attempt.", [])
    case .history(let lines, let filter): failure = check(lines, filter)
    case .historyLine(let line):
      let lines = step.history.map(\.line.description)
      failure =
        lines.contains(where: line.matches)
        ? nil : ("The history lacks a line:", ["- \(line)"] + lines.map { "  \($0)" })
    case .state(let state): failure = check(state)
    case .nothing:
      let found =
        step.performed.map { "+ \($0.line)" } + step.arrived.flatMap(\.shown) + step.notSent.map { "+ \($0.line)" }
      step.dismiss()
      failure = found.isEmpty ? nil : ("Nothing must come of '\(step.title)', and there came:", found)
    case .nothingElse:
      let found = step.unasserted.map { "+ \($0)" }
      step.dismiss()
      failure = found.isEmpty ? nil : ("Nothing expected this of '\(step.title)':", found)
    case .repeated:
      failure = step.isRepeat ? nil : ("The occurrence must be a repeat, and was done for the first time.", [])
    case .refused(let reason): failure = checkRefusal(reason)
    }
    return failure.map { [Item(place: site.text, message: $0.message, difference: $0.difference)] } ?? []
  }

  // MARK: Events

  private mutating func check(_ events: [Event]) -> (String, [String])? {
    account { if case .raised = $0 { true } else { false } }
    let difference = ExpectationDifference(events.map(\.description), step.events.map(\.description))
    return difference.isEmpty ? nil : ("The events are others:", difference.lines)
  }

  private mutating func checkRaised(_ events: [Event]) -> (String, [String])? {
    account { if case .raised(let name) = $0 { events.contains(.custom(name)) } else { false } }
    var rest = step.events[...]
    for event in events {
      guard let place = rest.firstIndex(of: event) else {
        return (
          "Event \(event) did not come\(step.events.contains(event) ? " in this order" : ""); there came:",
          step.events.map { "  \($0)" }
        )
      }
      rest = rest[(place + 1)...]
    }
    return nil
  }

  // MARK: Actions

  private mutating func check(_ actions: [ActionExpectation]) -> (String, [String])? {
    let difference = ExpectationDifference(
      actions, step.performed, wanted: \.line, shown: \.line, matches: { $0.matches($1) })
    for index in step.performed.indices {
      step.performed[index].isAsserted = true
      switch step.performed[index].outcome {
      case .done(.queued(let id, _, _)), .done(.referred(_, let id)):
        for place in step.arrived.indices where step.arrived[place].delivery.id == id {
          step.arrived[place].isAsserted = true
        }
      default: break
      }
    }
    return difference.isEmpty ? nil : ("The actions are others:", difference.lines)
  }

  /// Notes that what actions did is accounted for.
  private mutating func account(for covers: (ActionOutcome.Deed) -> Bool) {
    for index in step.performed.indices {
      if case .done(let deed) = step.performed[index].outcome, covers(deed) { step.performed[index].isAsserted = true }
    }
  }

  // MARK: Messages

  private mutating func check(_ expected: MessageExpectation) -> (String, [String])? {
    let open = step.arrived.indices.filter {
      !step.arrived[$0].isMatched && step.arrived[$0].delivery.message.kind == expected.kind
    }
    func misses(_ place: Int) -> Int { expected.mismatches(step.arrived[place].delivery.message) }
    guard let best = open.min(by: { (misses($0), $0) < (misses($1), $1) }) else {
      return (
        "No \(expected.kind) arrived\(isAnyMatched(expected.kind) ? " beside those expected before" : ""):",
        expected.lines.map { "- \($0)" } + whyNone(expected.kind)
      )
    }
    let last = lastArrived[expected.kind] ?? -1
    step.arrived[best].isAsserted = true
    step.arrived[best].isMatched = true
    lastArrived[expected.kind] = max(last, best)
    let message = step.arrived[best].delivery.message
    guard misses(best) == 0 else {
      let others = open.count > 1 ? " than the nearest of \(open.count)" : ""
      return ("The \(expected.kind) is another\(others):", expected.difference(from: message))
    }
    guard best > last else {
      return (
        "The \(expected.kind) came earlier than one that is expected before it; they came so:",
        step.arrived.filter { $0.delivery.message.kind == expected.kind }
          .flatMap { ["  \($0.delivery.title)"] + $0.details }
      )
    }
    return nil
  }

  private func isAnyMatched(_ kind: MessageKind) -> Bool {
    step.arrived.contains { $0.isMatched && $0.delivery.message.kind == kind }
  }

  /// What may be the reason that a message did not come.
  private func whyNone(_ kind: MessageKind) -> [String] {
    let notDone = step.performed.filter {
      switch $0.outcome {
      case .notDone, .failed: true
      default: false
      }
    }
    return waiting.filter { $0.message.kind == kind }.map { "  (\($0.title) waits to be sent)" }
      + step.notSent.filter { $0.delivery.message.kind == kind }.map { "  (\($0.line))" }
      + notDone.map { "  (\($0.line))" }
  }

  private mutating func checkNotSent(_ kind: MessageKind, _ reason: TextMatch?) -> (String, [String])? {
    let open = step.notSent.indices.filter {
      !step.notSent[$0].isAsserted && step.notSent[$0].delivery.message.kind == kind
    }
    let match = open.first { place in
      reason?.matches(step.notSent[place].report.map { "\($0)" } ?? "") ?? true
    }
    if let match {
      step.notSent[match].isAsserted = true
      return nil
    }
    let wanted = "- \(kind) not sent\(reason.map { ": \($0)" } ?? "")"
    return ("No \(kind) was given up or withdrawn so:", [wanted] + step.notSent.map { "+ \($0.line)" })
  }

  // MARK: History and state

  private func check(_ lines: [TextMatch], _ filter: HistoryFilter) -> (String, [String])? {
    let found = step.history.filter(filter.shows).map(\.line.description)
    let difference = ExpectationDifference(
      lines, found, wanted: { "\($0)" }, shown: { $0 }, matches: { $0.matches($1) })
    return difference.isEmpty ? nil : ("The history is another:", difference.lines)
  }

  private mutating func check(_ state: StateExpectation) -> (String, [String])? {
    account(for: state.covers)
    guard let record else { return ("The lead is not known, so it has no \(state.label).", []) }
    let found = state.found(record)
    guard found != state.expected else { return nil }
    return (
      "The lead's \(state.label) is another:",
      ["- \(state.expected ?? "nothing")", "+ \(found ?? "nothing")"]
    )
  }

  private mutating func checkRefusal(_ reason: TextMatch?) -> (String, [String])? {
    step.isRefusalAsserted = true
    guard let refusal = step.refusal else { return ("'\(step.title)' must be refused, and was done.", []) }
    guard let reason, !reason.matches(refusal) else { return nil }
    return ("'\(step.title)' was refused for another reason:", ["- \(reason)", "+ \(refusal)"])
  }
}

extension MessageKind {
  fileprivate var plural: String { "\(self)s" }
}

extension ScenarioStep.Ended {
  /// What it says, a line each.
  var details: [String] {
    delivery.message.parts.filter { $0.label != "to" }.flatMap(\.lines).map { "    \($0)" }
  }

  var shown: [String] { ["+ \(delivery.title)"] + details.map { "+ \($0.dropFirst(2))" } }
}
