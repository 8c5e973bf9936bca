/// A lead type of a book with its place, and its rules by event.
struct CheckedType: Sendable {
  let type: LeadType
  let place: Place
  /// Those that are switched on, in order.
  let rules: [CheckedRule]
  private let byEvent: [Event: [CheckedRule]]

  init(_ type: LeadType, at place: Place, _ rules: [CheckedRule]) {
    self.type = type
    self.place = place
    self.rules = rules
    byEvent = Dictionary(grouping: rules) { $0.rule.event }
  }

  func rules(on event: Event) -> [CheckedRule] { byEvent[event] ?? [] }
  func rules(on events: [Event]) -> [CheckedRule] { events.flatMap(rules(on:)) }
}

extension CheckedBook {
  /// The lead types in the order of the book.
  var types: [CheckedType] {
    var types: [CheckedType] = []
    var rest = rules[...]
    for (groupIndex, group) in book.leadGroups.enumerated() {
      let place = Place.book["leadGroups"][groupIndex, group.name.rawValue]["types"]
      for (index, type) in group.types.enumerated() {
        // The rules stand in the same order, type after type.
        let own = rest.prefix(type.rules.count { $0.isEnabled })
        rest = rest.dropFirst(own.count)
        types.append(CheckedType(type, at: place[index, type.name.rawValue], Array(own)))
      }
    }
    return types
  }

  /// The workflows with their places.
  var workflows: [CheckedWorkflow] {
    book.workflows.enumerated().map { index, workflow in
      CheckedWorkflow(workflow: workflow, place: Place.book["workflows"][index, workflow.name.rawValue])
    }
  }

  /// Whether an action of the host's own may do what no other action of the book does.
  var hasCustomActions: Bool {
    actions.contains { if case .custom = $0.action { true } else { false } }
  }
}

/// A workflow of a book with its place.
struct CheckedWorkflow: Sendable {
  let workflow: LeadWorkflow
  let place: Place

  func place(ofStep index: Int) -> Place { place["steps"][index] }

  /// The actions with the numbers of their steps, up to the first wait that no condition may leave out.
  var firstActions: [(index: Int, action: Action, condition: Condition?)] {
    var actions: [(index: Int, action: Action, condition: Condition?)] = []
    for (index, step) in workflow.steps.enumerated() {
      switch step.kind {
      case .action(let action): actions.append((index, action, step.condition))
      case .wait where step.condition == nil: return actions
      case .wait: continue
      }
    }
    return actions
  }
}
