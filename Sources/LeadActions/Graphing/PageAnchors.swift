/// Where on the page things are: by place in the book, by consequence, and what causes an event.
struct PageAnchors {
  private var byPlace: [String: String] = [:]
  private var typeIndices: [LeadTypeName: Int] = [:]
  private var events: [LeadTypeName: [Event: String]] = [:]
  private var workflows: [LeadTypeName: [WorkflowName: String]] = [:]
  private var causes: [LeadTypeName: [Event: [(name: String, anchor: String)]]] = [:]

  init(_ graph: RuleGraph) {
    for (index, type) in graph.leadTypes.enumerated() {
      typeIndices[type.name] = typeIndices[type.name] ?? index
      byPlace[type.place] = "t\(index)"
      for (number, event) in type.events.enumerated() {
        events[type.name, default: [:]][event.event] = "t\(index)e\(number)"
      }
      for (number, workflow) in type.workflows.enumerated() {
        workflows[type.name, default: [:]][workflow.name] = "t\(index)w\(number)"
        byPlace[workflow.place] = byPlace[workflow.place] ?? "t\(index)w\(number)"
      }
      var number = 0
      for event in type.events {
        for rule in event.rules {
          let anchor = "t\(index)r\(number)"
          byPlace[rule.place] = anchor
          number += 1
          guard rule.isEnabled else { continue }
          for action in rule.actions { note(action, by: rule.id.rawValue, anchor) }
        }
      }
      for (number, workflow) in type.workflows.enumerated() {
        for case .action(let action) in workflow.steps.map(\.content) {
          note(action, by: "workflow \(workflow.name.rawValue)", "t\(index)w\(number)")
        }
      }
    }
  }

  private mutating func note(_ action: GraphedAction, by name: String, _ anchor: String) {
    for consequence in action.consequences where !consequence.isGuess {
      guard case .event(let event, let type) = consequence.kind else { continue }
      if causes[type]?[event]?.contains(where: { $0.anchor == anchor }) == true { continue }
      causes[type, default: [:]][event, default: []].append((name, anchor))
    }
  }

  /// The rule, workflow or lead type that a place is, or is within.
  func anchor(of place: String) -> String? {
    if let anchor = byPlace[place] { return anchor }
    var rest = place.unicodeScalars[...]
    while let cut = rest.lastIndex(where: { $0 == "." || $0 == "[" }) {
      rest = rest[..<cut]
      if let anchor = byPlace[String(rest)] { return anchor }
    }
    return nil
  }

  func anchor(of node: ConsequenceMap.Node, in type: GraphedLeadType, _ index: Int) -> String? {
    switch node {
    case .event(let event): events[type.name]?[event]
    case .workflow(let name): workflows[type.name]?[name]
    case .leadType(let name): typeIndices[name].map { "t\($0)" }
    }
  }

  func anchor(of consequence: Consequence.Kind, in type: GraphedLeadType, _ index: Int) -> String? {
    switch consequence {
    case .event(let event, let landing): events[landing]?[event]
    case .workflow(let name): workflows[type.name]?[name]
    case .leadType(let name): typeIndices[name].map { "t\($0)" }
    }
  }

  func causes(of event: Event, in type: GraphedLeadType) -> [(name: String, anchor: String)] {
    causes[type.name]?[event] ?? []
  }
}
