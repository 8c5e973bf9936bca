extension GraphedLeadType {
  init(
    _ type: LeadType, of group: LeadGroupName, in book: RuleBook, at place: Place, _ marks: inout FindingsByPlace
  ) {
    name = type.name
    self.group = group
    self.place = place.text
    events = []
    workflows = []
    findings = []
    var rules: [Event: [GraphedRule]] = [:]
    let consequences = Consequences(type, book)
    for (index, rule) in type.rules.enumerated() {
      let rulePlace = place["rules"][index, rule.id.rawValue]
      rules[rule.event, default: []].append(
        GraphedRule(
          id: rule.id, place: rulePlace.text, condition: rule.condition, actions: consequences.actions(of: rule),
          isEnabled: rule.isEnabled, findings: marks.take(at: rulePlace)))
    }
    events = rules.map { GraphedEvent(event: $0.key, rules: $0.value) }.sorted { $0.event.isBefore($1.event) }
    for index in events.indices { events[index].countTurns() }
    workflows = consequences.workflows(startedBy: events).map { index, workflow in
      let workflowPlace = Place.book["workflows"][index, workflow.name.rawValue]
      return GraphedWorkflow(
        name: workflow.name, place: workflowPlace.text, steps: workflow.steps.map(consequences.step),
        findings: marks.share(at: workflowPlace))
    }
    findings = marks.take(at: place)
  }
}

extension GraphedEvent {
  /// Numbers the actions as they run: every Assign to User of the event first, then the others.
  fileprivate mutating func countTurns() {
    var turn = 0
    for assigns in [true, false] {
      for rule in rules.indices where rules[rule].isEnabled {
        for action in rules[rule].actions.indices where rules[rule].actions[action].action.assigns == assigns {
          turn += 1
          rules[rule].actions[action].turn = turn
        }
      }
    }
  }
}

extension Event {
  /// In the guide's order; of one kind the shorter period first, and the host's own by name.
  func isBefore(_ other: Event) -> Bool {
    let (own, others) = (kind?.rawValue ?? .max, other.kind?.rawValue ?? .max)
    guard own == others else { return own < others }
    if let period, let otherPeriod = other.period, period != otherPeriod {
      return (period.roughMinutes, period.description) < (otherPeriod.roughMinutes, otherPeriod.description)
    }
    return description < other.description
  }
}

extension Period {
  /// How long it is, daylight saving left aside: good enough to sort by.
  fileprivate var roughMinutes: Int {
    switch measure {
    case .clock(let minutes): minutes
    case .calendar(let days): days * 1_440
    }
  }
}
