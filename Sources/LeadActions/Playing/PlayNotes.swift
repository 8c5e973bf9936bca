import Synchronization

import struct Foundation.Date

/// Collects what a play comes to, from the plans that are committed and the outcomes of deliveries.
final class PlayNotes: ObservedStore.Observer {
  private let state: Mutex<State>
  private let clock: any WallClock
  /// Is told of each message that arrived.
  private let onDelivered: @Sendable (Delivery) -> Void

  init(
    rules: RuleBook, clock: any WallClock, onDelivered: @escaping @Sendable (Delivery) -> Void = { _ in }
  ) {
    state = Mutex(State(rules))
    self.clock = clock
    self.onDelivered = onDelivered
  }

  struct RuleKey: Hashable {
    var type: LeadTypeName
    var rule: RuleID
  }

  struct EventKey: Hashable {
    var type: LeadTypeName
    var event: Event
  }

  struct State {
    var leads: Set<LeadID> = []
    var events: [Event: Int] = [:]
    var eventLeads: [Event: Set<LeadID>] = [:]
    var asked: [EventKey: Int] = [:]
    var matched: [RuleKey: Int] = [:]
    var actions: [RuleKey: ActionTally] = [:]
    var workflows: [WorkflowName: WorkflowSummary] = [:]
    var messages: [MessageKind: MessageSummary] = [:]
    var messageLeads: [MessageKind: Set<LeadID>] = [:]
    var deadLetters: [DeadLetterSummary] = []
    /// What is on its way.
    var waiting: [LeadID: [DeliveryID: Delivery]] = [:]
    /// What each rule and workflow sent last to each lead.
    var sent: [LeadID: [ActionOrigin: Delivery]] = [:]
    /// The type whose rules were in force when something was planned, for what is on its way.
    var types: [DeliveryID: LeadTypeName] = [:]
    var ruleSent: [RuleKey: SentTally] = [:]
    var workflowSent: [WorkflowName: SentTally] = [:]
    let rules: RuleBook

    init(_ rules: RuleBook) { self.rules = rules }
  }

  /// The last message or task that a rule or workflow sent to a lead, and that arrived.
  func sent(by origin: ActionOrigin, to lead: LeadID) -> Delivery? { state.withLock { $0.sent[lead]?[origin] } }

  var deliveries: Int { state.withLock { $0.messages.values.reduce(0) { $0 + $1.delivered } } }

  func note(_ plan: Plan) { state.withLock { $0.note(plan) } }

  func note(_ claim: Claim, _ settlement: DeliverySettlement, history: [HistoryEntry]) {
    state.withLock { $0.note(claim, settlement, at: clock.now) }
    if case .delivered = settlement { onDelivered(claim.delivery) }
  }

  func fill(_ summary: inout PlaySummary) { state.withLock { $0.fill(&summary) } }
}

extension PlayNotes.State {
  mutating func note(_ plan: Plan) {
    let lead = plan.occurrence.lead
    leads.insert(lead)
    noteHistory(plan)
    for appointment in plan.withdrawals {
      for (id, delivery) in waiting[lead] ?? [:] where delivery.remindsOf == appointment {
        waiting[lead]?[id] = nil
        messages[delivery.message.kind, default: MessageSummary(kind: delivery.message.kind)].withdrawn += 1
      }
    }
    for delivery in plan.deliveries { waiting[lead, default: [:]][delivery.id] = delivery }
  }

  /// A rule matched where one of its actions stands between the event's line and the next.
  private mutating func noteHistory(_ plan: Plan) {
    let lead = plan.occurrence.lead
    var type = plan.typeBefore
    // The event in hand goes on with the old type's rules.
    var ruleType = type
    var matched: Set<RuleID> = []
    for entry in plan.history {
      switch entry.line {
      case .event(let event, _):
        ruleType = type
        matched = []
        events[event, default: 0] += 1
        eventLeads[event, default: []].insert(lead)
        asked[PlayNotes.EventKey(type: type, event: event), default: 0] += 1
      case .leadTypeChanged(_, let to): type = to
      case .action(.rule(let rule), _, let outcome):
        let key = PlayNotes.RuleKey(type: ruleType, rule: rule)
        if matched.insert(rule).inserted { self.matched[key, default: 0] += 1 }
        actions[key, default: ActionTally()].add(outcome)
        if let delivery = outcome.delivery { types[delivery] = ruleType }
      case .action(.workflow(let name), _, let outcome): note(name) { $0.actions.add(outcome) }
      case .workflowStarted(let name): note(name) { $0.started += 1 }
      case .workflowStopped(let name): note(name) { $0.stopped += 1 }
      case .workflowFinished(let name): note(name) { $0.finished += 1 }
      default: break
      }
    }
  }

  private mutating func note(_ workflow: WorkflowName, _ change: (inout WorkflowSummary) -> Void) {
    change(&workflows[workflow, default: WorkflowSummary(workflow: workflow)])
  }

  mutating func note(_ claim: Claim, _ settlement: DeliverySettlement, at now: Date) {
    let delivery = claim.delivery
    let kind = delivery.message.kind
    var summary = messages[kind] ?? MessageSummary(kind: kind)
    var isOver = true
    switch settlement {
    case .delivered:
      summary.delivered += 1
      messageLeads[kind, default: []].insert(delivery.lead)
      sent[delivery.lead, default: [:]][delivery.origin] = delivery
      count(delivery)
    case .retry:
      summary.retries += 1
      isOver = false
    case .dead(let reason):
      summary.dead += 1
      deadLetters.append(
        DeadLetterSummary(
          at: now, lead: delivery.lead, delivery: delivery.id, kind: kind, origin: delivery.origin,
          attempts: claim.attempt, reason: reason))
    case .expired: summary.expired += 1
    case .withdrawn: summary.withdrawn += 1
    case .noConsent, .blocked: summary.noConsent += 1
    case .postponed, .held: isOver = false
    }
    messages[kind] = summary
    if isOver {
      waiting[delivery.lead]?[delivery.id] = nil
      types[delivery.id] = nil
    }
  }

  /// Counts what arrived for the rule or workflow that sent it.
  private mutating func count(_ delivery: Delivery) {
    switch delivery.origin {
    case .rule(let rule):
      guard let type = types[delivery.id] else { return }
      ruleSent[PlayNotes.RuleKey(type: type, rule: rule), default: SentTally()].add(delivery)
    case .workflow(let name): workflowSent[name, default: SentTally()].add(delivery)
    case .receipt: break
    }
  }

  func fill(_ summary: inout PlaySummary) {
    summary.leads = leads.count
    summary.events = events.map { EventCount(event: $0.key, count: $0.value, leads: eventLeads[$0.key]?.count ?? 0) }
      .sorted { $0.event.place < $1.event.place }
    summary.rules = rules.leadTypes.flatMap { type in type.rules.map { ruleSummary($0, of: type.name) } }
    summary.workflows = rules.workflows.map { workflow in
      var summary = workflows[workflow.name] ?? WorkflowSummary(workflow: workflow.name)
      summary.sent = workflowSent[workflow.name]?.summaries ?? []
      return summary
    }
    var messages = messages
    for delivery in waiting.values.flatMap(\.values) {
      messages[delivery.message.kind, default: MessageSummary(kind: delivery.message.kind)].waiting += 1
    }
    for kind in messages.keys { messages[kind]?.leads = messageLeads[kind]?.count ?? 0 }
    summary.messages = messages.values.sorted { $0.kind.place < $1.kind.place }
    summary.deadLetters = deadLetters
  }

  private func ruleSummary(_ rule: Rule, of type: LeadTypeName) -> RuleSummary {
    let key = PlayNotes.RuleKey(type: type, rule: rule.id)
    return RuleSummary(
      leadType: type, rule: rule.id, event: rule.event, isEnabled: rule.isEnabled,
      asked: rule.isEnabled ? asked[PlayNotes.EventKey(type: type, event: rule.event)] ?? 0 : 0,
      matched: matched[key] ?? 0, actions: actions[key] ?? ActionTally(), sent: ruleSent[key]?.summaries ?? [])
  }
}

extension Plan {
  /// The type that the lead had when the occurrence began.
  fileprivate var typeBefore: LeadTypeName {
    for entry in history { if case .leadTypeChanged(let from, _) = entry.line { return from } }
    return record.lead.type
  }
}

extension Event {
  /// Where the guide's table has it; the host's own follow, by name.
  fileprivate var place: (Int, String) { (kind.map { Int($0.rawValue) } ?? .max, description) }
}

extension MessageKind {
  /// In the guide's order, the host's own behind.
  var place: (Int, String) {
    switch self {
    case .email: (0, "")
    case .text: (1, "")
    case .letter: (2, "")
    case .webhook: (3, "")
    case .task: (4, "")
    case .referral: (5, "")
    case .custom(let name): (6, name.rawValue)
    }
  }
}
