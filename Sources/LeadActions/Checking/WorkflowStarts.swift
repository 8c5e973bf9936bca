/// The rules whose events workflows see: a workflow that another one starts goes on with the event of the first.
struct WorkflowStarts {
  private let rules: [CheckedRule]
  private var starting: [WorkflowName: Set<Int>] = [:]

  init(_ book: CheckedBook) {
    rules = book.rules
    let all = book.book.workflows.map(\.name)
    for (number, rule) in rules.enumerated() {
      for name in rule.rule.actions.flatMap({ $0.started(of: all) }) { starting[name, default: []].insert(number) }
    }
    var grew = true
    while grew {
      grew = false
      for workflow in book.book.workflows {
        guard let own = starting[workflow.name] else { continue }
        for case .action(let action) in workflow.steps.map(\.kind) {
          for name in action.started(of: all) where !own.isSubset(of: starting[name] ?? []) {
            starting[name, default: []].formUnion(own)
            grew = true
          }
        }
      }
    }
  }

  /// The rules that start a workflow, themselves or by way of another; in the order of the book.
  func rules(starting workflow: WorkflowName) -> [CheckedRule] {
    (starting[workflow] ?? []).sorted().map { rules[$0] }
  }
}

extension Action {
  /// The workflows that it starts; a host's own action may start any.
  fileprivate func started(of all: [WorkflowName]) -> [WorkflowName] {
    switch self {
    case .startWorkflow(let start): [start.workflow]
    case .custom: all
    default: []
    }
  }
}
