extension RuleGraph {
  /// The graph as a Mermaid flowchart, with a subgraph for each lead type.
  ///
  /// - Parameter leadType: The one lead type to draw; all of them where none is named.
  public func mermaid(of leadType: LeadTypeName? = nil) -> String {
    var chart = MermaidChart(self, only: leadType)
    return chart.text
  }
}

/// Writes a flowchart: nodes are numbered, so that nothing the author typed stands anywhere but in a label.
private struct MermaidChart {
  private let graph: RuleGraph
  private let shown: [(index: Int, type: GraphedLeadType)]
  private var lines = ["flowchart LR"]
  private var links: [String] = []
  private var known: Set<String> = []
  private var classes: [String: [String]] = [:]
  /// Events that are raised and have no rule get a node of their own.
  private var idle: [String] = []

  init(_ graph: RuleGraph, only leadType: LeadTypeName?) {
    self.graph = graph
    shown = graph.leadTypes.enumerated().filter { leadType == nil || $0.element.name == leadType }
      .map { ($0.offset, $0.element) }
  }

  var text: String {
    mutating get {
      for (index, type) in shown { draw(type, "t\(index)") }
      lines += links.map { "  \($0)" }
      lines += Self.styles.map { "  \($0)" }
      for (name, nodes) in classes.sorted(by: { $0.key < $1.key }) {
        lines.append("  class \(nodes.joined(separator: ",")) \(name)")
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private static let styles = [
    "classDef event fill:#e8f0fe,stroke:#3367d6,color:#1a2b4a",
    "classDef workflow fill:#f3e8fd,stroke:#8430ce,color:#3b1a57",
    "classDef off fill:#f1f3f4,stroke:#9aa0a6,color:#5f6368,stroke-dasharray:4 3",
    "classDef idle fill:#ffffff,stroke:#9aa0a6,color:#5f6368",
    "classDef information fill:#e6f4ea,stroke:#188038,color:#0d3d1b",
    "classDef warning fill:#fef7e0,stroke:#b06000,color:#5a3200,stroke-width:2px",
    "classDef error fill:#fce8e6,stroke:#c5221f,color:#601410,stroke-width:3px",
  ]

  private mutating func draw(_ type: GraphedLeadType, _ id: String) {
    lines.append("  subgraph \(id)[\"\(Self.label(type.name.rawValue))\"]")
    idle = []
    var rule = 0
    for (index, event) in type.events.enumerated() {
      let node = "\(id)e\(index)"
      lines.append("    \(node)([\"\(Self.label(event.event.title))\"])")
      classes["event", default: []].append(node)
      for graphed in event.rules {
        draw(graphed, "\(id)r\(rule)", from: node, in: type, id)
        rule += 1
      }
    }
    for (index, workflow) in type.workflows.enumerated() { draw(workflow, "\(id)w\(index)", in: type, id) }
    lines.append("  end")
  }

  private mutating func draw(
    _ rule: GraphedRule, _ node: String, from event: String, in type: GraphedLeadType, _ id: String
  ) {
    let actions = rule.actions.enumerated().map { "\($0 + 1). \($1.action.words)" }
    let title = rule.id.rawValue + (rule.isEnabled ? "" : " (switched off)")
    lines.append("    \(node)[\"\(Self.label([title] + actions + Self.notes(rule.findings)))\"]")
    let condition = rule.condition.map { $0.words == "always" ? "" : "|\"\(Self.label("if \($0.words)"))\"|" } ?? ""
    links.append("\(event) \(rule.isEnabled ? "-->" : "-.->")\(condition) \(node)")
    mark(node, rule.findings, otherwise: rule.isEnabled ? nil : "off")
    guard rule.isEnabled else { return }
    for action in rule.actions { link(action, from: node, in: type, id) }
  }

  private mutating func draw(_ workflow: GraphedWorkflow, _ node: String, in type: GraphedLeadType, _ id: String) {
    let steps = workflow.steps.enumerated().map { index, step in "\(index + 1). \(step.words)" }
    lines.append("    \(node)[[\"\(Self.label([workflow.name.rawValue] + steps + Self.notes(workflow.findings)))\"]]")
    mark(node, workflow.findings, otherwise: "workflow")
    for step in workflow.steps {
      if case .action(let action) = step.content { link(action, from: node, in: type, id) }
    }
  }

  private mutating func mark(_ node: String, _ findings: [Finding], otherwise name: String?) {
    if let name = findings.map(\.severity).max()?.rawValue ?? name { classes[name, default: []].append(node) }
  }

  private mutating func link(_ action: GraphedAction, from node: String, in type: GraphedLeadType, _ id: String) {
    for consequence in action.consequences {
      guard let target = target(of: consequence, in: type, id) else { continue }
      let label = Self.label(action.action.title)
      let link = "\(node) \(consequence.isGuess ? "-.->" : "-->")|\"\(label)\"| \(target)"
      if known.insert(link).inserted { links.append(link) }
    }
  }

  /// The node that a consequence leads to, where the chart has one.
  private mutating func target(of consequence: Consequence, in type: GraphedLeadType, _ id: String) -> String? {
    switch consequence.kind {
    case .workflow(let name): return type.workflows.firstIndex { $0.name == name }.map { "\(id)w\($0)" }
    case .leadType(let name): return shown.first { $0.type.name == name }.map { "t\($0.index)" }
    case .event(let event, let name):
      guard name == type.name else {
        guard let (index, other) = shown.first(where: { $0.type.name == name }) else { return nil }
        return other.events.firstIndex { $0.event == event }.map { "t\(index)e\($0)" }
      }
      if let index = type.events.firstIndex(where: { $0.event == event }) { return "\(id)e\(index)" }
      guard !consequence.isGuess else { return nil }
      let title = Self.label(event.title)
      let index = idle.firstIndex(of: title) ?? idle.endIndex
      let node = "\(id)i\(index)"
      if index == idle.endIndex {
        idle.append(title)
        lines.append("    \(node)([\"\(title)\"])")
        classes["idle", default: []].append(node)
      }
      return node
    }
  }

  private static func notes(_ findings: [Finding]) -> [String] {
    findings.map { "\u{26A0} \($0.code): \($0.message)" }
  }

  // MARK: Labels

  private static func label(_ lines: [String]) -> String { lines.map(label).joined(separator: "<br/>") }

  /// A text for a label in quotes: whatever could end it, begin a tag, an entity or a directive is a number instead.
  private static func label(_ text: String) -> String {
    var label = ""
    for scalar in text.onOneLine.unicodeScalars.prefix(200) {
      // They would turn the label's order round, and number or not makes no difference to that.
      if scalar.properties.isBidiControl { continue }
      if scalar.properties.isAlphabetic || " .,'!?-_/()=+@*0123456789".unicodeScalars.contains(scalar)
        || scalar.value > 0xA0
      {
        label.unicodeScalars.append(scalar)
      } else {
        label += "#\(scalar.value);"
      }
    }
    return text.unicodeScalars.count > 200 ? label + "…" : label
  }
}

extension GraphedStep {
  /// The step as one would tell it, such as `Wait 2 days, if user is not set`.
  var words: String {
    let kind: WorkflowStep.Kind =
      switch content {
      case .wait(let period): .wait(period)
      case .action(let action): .action(action.action)
      }
    return WorkflowStep(kind, when: condition).words
  }
}
