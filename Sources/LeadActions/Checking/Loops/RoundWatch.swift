/// Workflows that begin anew again and again, with less than a day for each round.
struct RoundWatch {
  let explored: ExploredBook
  /// From a wait's end to the next wait.
  private var links: [Node: [Link]] = [:]
  private var inOrder: [Node] = []

  /// A wait's end: of which workflow, before which of its steps, for leads of which type.
  private struct Node: Hashable {
    var type: Int
    var workflow: WorkflowName
    var step: Int
  }

  private struct Link {
    var next: Node
    var minutes: Int
    /// The action that starts the workflow anew, where one does.
    var restart: Course.Write?
    var course: Course
  }

  private static let minutesOfDay = 1_440
  private static let longestRound = 12

  init(_ explored: ExploredBook) { self.explored = explored }

  mutating func look(at course: Course) {
    guard case .workflow(let name, let step) = course.beginning.kind, course.loop == nil,
      let wait = course.waits.last, course.running?.name == wait.workflow
    else { return }
    let node = Node(type: course.firstType, workflow: name, step: step)
    let next = Node(type: course.type, workflow: wait.workflow, step: wait.step + 1)
    let restart = course.writes.last { $0.source == .record(.workflow) && $0.position.rule != Int.max }
    if links[node] == nil { inOrder.append(node) }
    // Of several ways between two waits the first tells enough.
    if links[node]?.contains(where: { $0.next == next && ($0.restart == nil) == (restart == nil) }) == true { return }
    links[node, default: []].append(Link(next: next, minutes: wait.period.minutes, restart: restart, course: course))
  }

  var findings: [Finding] {
    var found: [Finding] = []
    var told: Set<String> = []
    for node in inOrder {
      guard let round = round(from: node), let restart = round.compactMap(\.restart).first else { continue }
      let place = restart.cause.rule.place(ofAction: restart.cause.action).text
      guard told.insert(place).inserted else { continue }
      found.append(finding(round, restart, at: place))
    }
    return found
  }

  /// The links of a round that takes less than a day.
  private func round(from start: Node) -> [Link]? {
    var open: [(node: Node, links: [Link], minutes: Int)] = [(start, [], 0)]
    var seen: Set<Node> = []
    while let (node, path, minutes) = open.popLast() {
      for link in links[node] ?? [] {
        let total = minutes + link.minutes
        guard total < Self.minutesOfDay else { continue }
        if link.next == start { return path + [link] }
        guard path.count < Self.longestRound, seen.insert(link.next).inserted else { continue }
        open.append((link.next, path + [link], total))
      }
    }
    return nil
  }

  private func finding(_ round: [Link], _ restart: Course.Write, at place: String) -> Finding {
    let minutes = round.reduce(0) { $0 + $1.minutes }
    let often = Period(minutes, .minutes)
    let names = round.map(\.next.workflow)
    let workflow = names.first ?? ""
    let others = round.compactMap(\.restart).dropFirst().map {
      RelatedPlace($0.cause.rule.place(ofAction: $0.cause.action).text, "is part of the round")
    }
    return Finding(
      .workflowWithoutEnd, .warning, at: place,
      "The workflow \(workflow.inQuotes) begins anew every \(often), and nothing ends that.",
      why: "Whatever its steps send is sent again each time, for as long as the lead lives.",
      story: round.flatMap { link in
        explored.story(of: link.course, to: link.course.runs.count - 1, [])
          + ["The workflow \(link.next.workflow.inQuotes) waits before step \(link.next.step + 1)."]
      } + ["And so on without end."],
      mend: "Let it wait a day or more in each round, or give it a step that ends it.", related: Array(others))
  }
}

extension Period {
  /// The length, with days of twenty-four hours.
  fileprivate var minutes: Int {
    switch measure {
    case .clock(let minutes): minutes
    case .calendar(let days): days * 1_440
    }
  }
}
