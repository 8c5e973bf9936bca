/// An action of a book with its place: a rule's, or a workflow's.
struct CheckedAction: Sendable {
  let action: Action
  let place: Place
}

extension CheckedBook {
  /// Every action of the rules that are switched on, then those of the workflows.
  var actions: [CheckedAction] {
    var actions = rules.flatMap { rule in
      rule.rule.actions.enumerated().map { CheckedAction(action: $1, place: rule.place(ofAction: $0)) }
    }
    for (index, workflow) in book.workflows.enumerated() {
      let steps = Place.book["workflows"][index, workflow.name.rawValue]["steps"]
      for (index, step) in workflow.steps.enumerated() {
        if case .action(let action) = step.kind {
          actions.append(CheckedAction(action: action, place: steps[index]["do"]))
        }
      }
    }
    return actions
  }
}
