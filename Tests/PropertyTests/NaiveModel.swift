import LeadActions
import RandomWorlds

/// A small, slow reading of what rules do, written from the guide and not from the planner: assigns, changes of status
/// and lead type, tasks, and the host's own events and changes.
struct NaiveModel {
  private(set) var moment: NaiveMoment
  private(set) var spent: Set<LeadProgress>
  private(set) var ran: [RaisedEvent] = []
  /// Each action that was performed, with the rule and what came of it.
  private(set) var deeds: [String] = []
  private(set) var wasStopped = false
  private let directory: Directory
  private let limit: Int
  private var queue: [RaisedEvent] = []

  init(_ book: RuleBook, lead: Lead, spent: Set<LeadProgress>, _ situation: Situation, limit: Int) {
    moment = NaiveMoment(
      lead: lead, book: book, event: .received, details: .none, facts: situation.facts, now: situation.now, zone: .utc)
    self.spent = spent
    directory = situation.directory
    self.limit = limit
  }

  /// Runs an occurrence's own events, and then whatever they cause, first in, first out.
  mutating func run(_ own: [RaisedEvent]) {
    queue = own
    while !queue.isEmpty {
      if ran.count >= limit {
        wasStopped = true
        return
      }
      let raised = queue.removeFirst()
      if let progress = raised.event.progress, !spent.insert(progress).inserted { continue }
      ran.append(raised)
      run(raised)
    }
  }

  private func type(_ name: LeadTypeName) -> LeadType? { moment.book.leadTypes.first { $0.name == name } }

  private mutating func run(_ raised: RaisedEvent) {
    guard let type = type(moment.lead.type) else { return }
    moment.event = raised.event
    moment.details = raised.details
    moment.zone = type.zone
    let rules = type.rules.filter { $0.event == raised.event && $0.isEnabled }
    var verdicts: [RuleID: Bool] = [:]
    for rule in rules where rule.actions.contains(where: \.assigns) {
      verdicts[rule.id] = rule.condition.map { moment.holds($0) } ?? true
      if verdicts[rule.id] == true { for action in rule.actions where action.assigns { perform(action, rule.id) } }
    }
    for rule in rules {
      let holds = verdicts[rule.id] ?? rule.condition.map { moment.holds($0) } ?? true
      if holds { for action in rule.actions where !action.assigns { perform(action, rule.id) } }
    }
  }

  private mutating func perform(_ action: Action, _ rule: RuleID) {
    deeds.append("\(rule): \(action.name) \(outcome(action))")
  }

  private mutating func outcome(_ action: Action) -> String {
    switch action {
    case .assignToUser(let it):
      guard case .user(let user) = it.to, directory.users[user] != nil else { return "not done" }
      let from = moment.lead.user
      if from == user { return "unchanged" }
      moment.lead.user = user
      queue.append(RaisedEvent(.userChanged, .user(from: from, to: user)))
    case .changeStatus(let it):
      guard let type = type(moment.lead.type) else { return "not done" }
      let status = type.statuses.first { $0.name == it.to }
      if status == nil, !type.statuses.isEmpty { return "not done" }
      let from = moment.lead.status
      if from == it.to { return "unchanged" }
      moment.lead.status = it.to
      queue.append(RaisedEvent(.statusChanged, .status(from: from, to: it.to)))
      if let progress = status?.progress, progress != moment.lead.progress { move(to: progress) }
    case .changeLeadType(let it):
      if moment.lead.type == it.to { return "unchanged" }
      moment.lead.type = it.to
    case .taskUser(let it):
      guard case .user(let user) = it.to, directory.users[user] != nil else { return "not done" }
    case .custom(let custom): return outcome(custom)
    default: return "unexpected"
    }
    return "done"
  }

  private mutating func outcome(_ custom: CustomAction) -> String {
    guard case .object(let members) = custom.settings, case .text(let kind)? = members["kind"],
      case .number(let number)? = members["number"], let kind = HostDeed.Kind(rawValue: kind)
    else { return "unexpected" }
    let deed = HostDeed(kind, Int(number))
    switch kind {
    case .raise: queue.append(RaisedEvent(.custom("nudged"), .custom(deed.fields)))
    case .field:
      let (name, value) = deed.assignment
      if moment.lead.value(of: name) == value { return "unchanged" }
      switch name.rawValue {
      case "firstName": moment.lead.contact.firstName = value?.description
      case "duplicateOf": moment.lead.duplicateOf = (value?.description).map { LeadID(rawValue: $0) }
      default: moment.lead.fields[name] = value
      }
    case .progress:
      if moment.lead.progress == deed.progress { return "unchanged" }
      move(to: deed.progress)
    case .refuse: return "not done"
    case .fail: return "failed"
    default: break
    }
    return "done"
  }

  private mutating func move(to progress: LeadProgress) {
    let from = moment.lead.progress
    moment.lead.progress = progress
    if !spent.contains(progress) { queue.append(RaisedEvent(Event(progress), .progress(from: from, to: progress))) }
  }
}
