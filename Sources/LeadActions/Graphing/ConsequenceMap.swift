/// A lead type's events and workflows that lead to each other, laid out in columns from cause to effect.
struct ConsequenceMap {
  enum Node: Hashable {
    case event(Event)
    case workflow(WorkflowName)
    case leadType(LeadTypeName)
  }

  struct Edge: Hashable {
    var from: Int
    var to: Int
    /// Leads back to what came before it: part of a circle.
    var isBack = false
    var isGuess: Bool
    /// The rules and workflows that do it, in order.
    var causes: [String]
    /// The rows in which it passes the columns between.
    var passes: [Int] = []
  }

  /// What takes a row of a column.
  enum Slot: Hashable {
    case node(Int)
    case pass(edge: Int)
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// By node: its column from the left, and its row in the column.
  private(set) var columns: [Int] = []
  private(set) var rows: [Int] = []
  /// By column, from the top.
  private(set) var slots: [[Slot]] = []

  init(_ type: GraphedLeadType) {
    collect(type)
    findBackEdges()
    placeInColumns()
    placeInRows()
  }

  // MARK: What leads to what

  private mutating func collect(_ type: GraphedLeadType) {
    let handled = Set(type.events.map(\.event))
    var links: [(from: Node, to: Node, isGuess: Bool, cause: String)] = []
    func add(_ action: GraphedAction, from node: Node, cause: String) {
      for consequence in action.consequences {
        switch consequence.kind {
        case .event(let event, let name) where name == type.name:
          if handled.contains(event) { links.append((node, .event(event), consequence.isGuess, cause)) }
        case .event: break
        case .workflow(let name): links.append((node, .workflow(name), consequence.isGuess, cause))
        case .leadType(let name): links.append((node, .leadType(name), consequence.isGuess, cause))
        }
      }
    }
    for event in type.events {
      for rule in event.rules where rule.isEnabled {
        for action in rule.actions { add(action, from: .event(event.event), cause: rule.id.rawValue) }
      }
    }
    for workflow in type.workflows {
      for case .action(let action) in workflow.steps.map(\.content) {
        add(action, from: .workflow(workflow.name), cause: workflow.name.rawValue)
      }
    }
    let used = Set(links.flatMap { [$0.from, $0.to] })
    let types = links.compactMap { if case .leadType = $0.to { $0.to } else { nil } }
    let all = type.events.map { Node.event($0.event) } + type.workflows.map { .workflow($0.name) } + types
    var indices: [Node: Int] = [:]
    for node in all where used.contains(node) && indices[node] == nil {
      indices[node] = nodes.count
      nodes.append(node)
    }
    var edgeIndices: [[Int]: Int] = [:]
    for link in links {
      guard let from = indices[link.from], let to = indices[link.to] else { continue }
      if let index = edgeIndices[[from, to]] {
        if edges[index].causes.last != link.cause { edges[index].causes.append(link.cause) }
        edges[index].isGuess = edges[index].isGuess && link.isGuess
      } else {
        edgeIndices[[from, to]] = edges.count
        edges.append(Edge(from: from, to: to, isGuess: link.isGuess, causes: [link.cause]))
      }
    }
  }

  // MARK: Layout

  private enum Visit { case new, open, done }

  /// Marks the edges that close a circle, by a walk in depth that keeps its own stack: a circle may be long.
  private mutating func findBackEdges() {
    var outgoing = [[Int]](repeating: [], count: nodes.count)
    for (index, edge) in edges.enumerated() { outgoing[edge.from].append(index) }
    var visits = [Visit](repeating: .new, count: nodes.count)
    for root in nodes.indices where visits[root] == .new {
      visits[root] = .open
      var stack = [(node: root, next: 0)]
      while let top = stack.last {
        guard top.next < outgoing[top.node].count else {
          visits[top.node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = outgoing[top.node][top.next]
        let target = edges[edge].to
        switch visits[target] {
        case .new:
          visits[target] = .open
          stack.append((target, 0))
        case .open: edges[edge].isBack = true
        case .done: break
        }
      }
    }
  }

  /// As far to the right as the longest way to a node, circles left aside.
  private mutating func placeInColumns() {
    columns = Array(repeating: 0, count: nodes.count)
    var waiting = [Int](repeating: 0, count: nodes.count)
    var outgoing = [[Int]](repeating: [], count: nodes.count)
    for edge in edges where !edge.isBack {
      waiting[edge.to] += 1
      outgoing[edge.from].append(edge.to)
    }
    var ready = nodes.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      let node = ready[next]
      next += 1
      for target in outgoing[node] {
        columns[target] = max(columns[target], columns[node] + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
  }

  /// Near the middle of what leads there, so that few lines cross; otherwise in the order of the nodes. A line across
  /// several columns has a row of its own in those between, so that it runs behind no node.
  private mutating func placeInRows() {
    rows = Array(repeating: 0, count: nodes.count)
    for index in edges.indices where !edges[index].isBack {
      edges[index].passes = Array(
        repeating: 0, count: max(0, columns[edges[index].to] - columns[edges[index].from] - 1))
    }
    for column in 0...(columns.max() ?? 0) {
      var members: [(slot: Slot, weight: Double)] = nodes.indices.filter { columns[$0] == column }.map { node in
        let causes = edges.filter { $0.to == node && !$0.isBack }.map { Double($0.passes.last ?? rows[$0.from]) }
        return (.node(node), causes.isEmpty ? Double(node) : causes.reduce(0, +) / Double(causes.count))
      }
      for (index, edge) in edges.enumerated() where !edge.isBack {
        let pass = column - columns[edge.from] - 1
        guard edge.passes.indices.contains(pass) else { continue }
        members.append((.pass(edge: index), Double(pass == 0 ? rows[edge.from] : edge.passes[pass - 1])))
      }
      let order = members.indices.sorted { (members[$0].weight, $0) < (members[$1].weight, $1) }
      slots.append(order.map { members[$0].slot })
      for (row, position) in order.enumerated() {
        switch members[position].slot {
        case .node(let node): rows[node] = row
        case .pass(let edge): edges[edge].passes[column - columns[edges[edge].from] - 1] = row
        }
      }
    }
  }
}
