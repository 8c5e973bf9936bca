/// Walks along a plan's history with the queue of events as the guide has it.
struct HistoryWalk {
  /// The events that are still to come.
  private var queue: [Event]
  private var progress: LeadProgress?
  /// The type that the lead is of, and the one whose rules the event in hand follows.
  private var type: LeadTypeName
  private var ruleType: LeadTypeName
  private let book: RuleBook
  private var event: Event?
  private var isPastAssigns = false
  private var lastRule = -1
  private var wasStopped = false
  private(set) var problems: [String] = []

  init(queue: [Event], progress: LeadProgress?, type: LeadTypeName, book: RuleBook) {
    self.queue = queue
    self.progress = progress
    self.type = type
    ruleType = type
    self.book = book
  }

  mutating func begin(_ event: Event, _ details: EventDetails, _ file: Trial.LeadFile) {
    // What happens once and has happened raises nothing.
    while let head = queue.first, head != event, Self.isSpent(head, file) { queue.removeFirst() }
    if queue.first == event {
      queue.removeFirst()
    } else {
      problems.append("\(event) ran where \(queue.first.map { "\($0)" } ?? "nothing") was next")
    }
    self.event = event
    ruleType = type
    isPastAssigns = false
    lastRule = -1
  }

  mutating func follow(_ line: HistoryLine) {
    switch line {
    case .leadTypeChanged(_, let to): type = to
    case .cascadeStopped, .chainStopped: wasStopped = true
    case .workflowStarted, .workflowWaits, .workflowFinished, .workflowStopped: break
    case .action(let origin, let name, let outcome):
      if case .rule(let rule) = origin { judge(rule, name) }
      if case .done(let deed) = outcome, origin != .receipt { expect(deed) }
    default: break
    }
  }

  /// Whether what was to come has come.
  mutating func finish(_ file: Trial.LeadFile) {
    let left = queue.filter { !Self.isSpent($0, file) }
    if !left.isEmpty, !wasStopped { problems.append("\(left.map { "\($0)" }.joined(separator: ", ")) did not run") }
  }

  /// What an action that was done causes.
  private mutating func expect(_ deed: ActionOutcome.Deed) {
    switch deed {
    case .assigned: queue.append(.userChanged)
    case .status(let status):
      queue.append(.statusChanged)
      if let stage = book.stage(of: status, in: type) { move(to: stage) }
    case .progress(let stage): move(to: stage)
    case .referred: queue.append(.referred)
    case .raised(let name): queue.append(.custom(name))
    default: break
    }
  }

  private mutating func move(to stage: LeadProgress) {
    guard stage != progress else { return }
    progress = stage
    queue.append(Event(stage))
  }

  private mutating func judge(_ rule: RuleID, _ action: ActionName) {
    guard let event, let rules = book.leadTypes.first(where: { $0.name == ruleType })?.rules,
      let index = rules.firstIndex(where: { $0.id == rule })
    else { return problems.append("rule \(rule) acted, which the lead's type does not have") }
    if rules[index].event != event { problems.append("rule \(rule) acted on \(event)") }
    if !rules[index].isEnabled { problems.append("rule \(rule) acted though it is switched off") }
    if action == AssignToUser.actionName {
      if isPastAssigns { problems.append("rule \(rule) assigned after other actions of \(event)") }
    } else if !isPastAssigns {
      isPastAssigns = true
      lastRule = -1
    }
    if index < lastRule { problems.append("rule \(rule) acted after one that is written behind it") }
    lastRule = max(lastRule, index)
  }

  private static func isSpent(_ event: Event, _ file: Trial.LeadFile) -> Bool {
    event.progress.map { file.spent.contains($0) } ?? false
  }
}
