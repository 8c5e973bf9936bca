/// Workflows that begin anew again and again: within a day each round, or writing to the customer in each.
struct RoundWatch {
  let explored: ExploredBook
  /// From a wait's end to the next wait.
  private var links: [Node: [Link]] = [:]
  private var inOrder: [Node] = []
  private var restarts = RestartWatch()

  /// A wait's end: of which workflow, before which of its steps, for leads of which type.
  fileprivate struct Node: Hashable {
    var type: Int
    var workflow: WorkflowName
    var step: Int
  }

  fileprivate struct Link {
    var next: Node
    var minutes: Int
    /// The action that starts the workflow anew, where one does.
    var restart: Course.Write?
    var course: Course
    /// The statuses with which it is gone, and those with which it ends; where it changes none, nothing.
    var before: ValueSet
    var after: ValueSet?
    /// Whether something that happens to the lead from outside may end the round here.
    var isGuarded: Bool
    var writesToCustomer: Bool
  }

  /// Where a round stands: the status tells which ways are open.
  private struct Stand: Hashable {
    var node: Node
    var status: ValueSet
  }

  private static let minutesOfDay = 1_440
  private static let longestRound = 12
  private static let mostLinks = 40

  init(_ explored: ExploredBook) { self.explored = explored }

  mutating func look(at course: Course) {
    guard course.loop == nil else { return }
    restarts.look(at: course, explored)
    guard case .workflow(let name, let step) = course.beginning.kind, let wait = course.waits.last,
      course.running?.name == wait.workflow
    else { return }
    let node = Node(type: course.firstType, workflow: name, step: step)
    let next = Node(type: course.type, workflow: wait.workflow, step: wait.step + 1)
    guard links[node, default: []].count < Self.mostLinks else { return }
    let restart = course.writes.last { $0.source == .record(.workflow) && $0.position.rule != Int.max }
    let status = course.current(.lead(.status))
    let before = course.knowledge.value(of: FieldVersion(source: .lead(.status), number: 0))
    let link = Link(
      next: next, minutes: wait.period.minutes, restart: restart, course: course, before: before,
      after: status.number == 0 ? nil : course.knowledge.value(of: status), isGuarded: explored.isGuarded(course),
      writesToCustomer: explored.writesToCustomer(course))
    if links[node] == nil { inOrder.append(node) }
    // Of several ways between two waits that come to the same the first tells enough.
    if links[node]?.contains(where: { $0.isLike(link) }) == true { return }
    links[node, default: []].append(link)
  }

  var findings: [Finding] {
    var found: [Finding] = []
    var told: Set<String> = []
    for node in inOrder {
      for isQuick in [true, false] {
        guard let round = round(from: node, isQuick: isQuick), let restart = round.compactMap(\.restart).first else {
          continue
        }
        let places = round.compactMap(\.restart).map { $0.cause.rule.place(ofAction: $0.cause.action).text }
        guard told.isDisjoint(with: places) else { continue }
        told.formUnion(places)
        found.append(finding(round, restart, at: restart.cause.rule.place(ofAction: restart.cause.action).text))
      }
    }
    return found + restarts.findings(except: told)
  }

  /// The links of a round that takes less than a day, or of a longer one that nothing ends and that writes to the
  /// customer.
  private func round(from start: Node, isQuick: Bool) -> [Link]? {
    var open: [(stand: Stand, links: [Link], minutes: Int)] = [(Stand(node: start, status: .all), [], 0)]
    var seen: Set<Stand> = []
    while let (stand, path, minutes) = open.popLast() {
      for link in links[stand.node] ?? [] {
        let total = minutes + link.minutes
        guard !link.isGuarded, !isQuick || total < Self.minutesOfDay else { continue }
        let before = stand.status.intersection(link.before)
        guard !before.isEmpty else { continue }
        let status = link.after ?? before
        let way = path + [link]
        if link.next == start, !status.intersection(way[0].before).isEmpty {
          if isQuick || isNeverEnding(way) { return way }
          continue
        }
        let next = Stand(node: link.next, status: status)
        guard path.count < Self.longestRound, seen.insert(next).inserted else { continue }
        open.append((next, way, total))
      }
    }
    return nil
  }

  /// Whether a round of days is hardly meant: a rule begins the workflow anew upon what its own steps do, or it writes
  /// to the customer and no rule stops it.
  private func isNeverEnding(_ round: [Link]) -> Bool {
    let workflows = Set(round.map(\.next.workflow))
    let isByRule = round.contains { $0.restart.map { !$0.cause.rule.isStep } ?? false }
    if isByRule, workflows.count == 1 { return true }
    guard isByRule || round.contains(where: \.writesToCustomer) else { return false }
    return !Set(round.map(\.next.type)).contains { explored.types[$0].ends(workflows) }
  }

  private func finding(_ round: [Link], _ restart: Course.Write, at place: String) -> Finding {
    let minutes = round.reduce(0) { $0 + $1.minutes }
    let days = minutes / Self.minutesOfDay
    let often = days * Self.minutesOfDay == minutes ? Period(days, .days) : Period(minutes, .minutes)
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
      mend: minutes < Self.minutesOfDay
        ? "Let it wait a day or more in each round, or give it a step that ends it."
        : "Give the action a condition, or let a rule stop the workflow.", related: Array(others))
  }
}

extension RoundWatch.Link {
  fileprivate func isLike(_ other: Self) -> Bool {
    next == other.next && (restart == nil) == (other.restart == nil) && before == other.before
      && after == other.after && isGuarded == other.isGuarded && writesToCustomer == other.writesToCustomer
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
