/// A lead type made ready for planning: its rules by event, their conditions flat, their actions bound.
final class CompiledLeadType: Sendable {
  /// The settings; without the rules, which stand here by event.
  let settings: LeadType
  let group: LeadGroupName
  let code: ConditionCode
  /// The slots whose values come from the event; the others keep theirs from event to event.
  let eventSlots: [Int]
  let knownSlots: KnownSlots
  /// The fields that the book declares, sorted by name, with their slots where conditions read them.
  let declaredFields: [DeclaredField]
  /// The times before and after an appointment that enabled rules act at.
  let appointmentTimes: [Event]
  private let byKind: [EventRules]
  private let byEvent: [Event: EventRules]
  private let progressByStatus: [StatusName: LeadProgress]
  private let statuses: Set<StatusName>

  init(
    _ type: LeadType, group: LeadGroupName, fields: [FieldName: FieldKind], code: ConditionCode,
    byKind: [EventRules], byEvent: [Event: EventRules]
  ) {
    var settings = type
    settings.rules = []
    self.settings = settings
    self.group = group
    self.code = code
    self.byKind = byKind
    self.byEvent = byEvent
    eventSlots = code.sources.indices.filter { code.sources[$0].isOfEvent }
    knownSlots = KnownSlots(code)
    declaredFields = fields.sorted { $0.key < $1.key }.map { name, kind in
      DeclaredField(name: name, kind: kind, slot: code.slot(of: .custom(name)).map(Int.init))
    }
    appointmentTimes = byEvent.values.filter { !$0.rules.isEmpty && $0.event.period != nil }.map(\.event)
      .sorted { $0.description < $1.description }
    progressByStatus = Dictionary(
      type.statuses.compactMap { status in status.progress.map { (status.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    statuses = Set(type.statuses.map(\.name))
  }

  /// The rules of an event, those switched off left out.
  func rules(for event: Event) -> EventRules {
    switch event {
    case .appointmentBefore, .appointmentAfter, .custom: byEvent[event] ?? EventRules(event)
    default: event.kind.map { byKind[Int($0.rawValue)] } ?? EventRules(event)
    }
  }

  func progress(of status: StatusName) -> LeadProgress? { progressByStatus[status] }

  /// Whether leads of the type can have a status; a type that lists none lets any be.
  func allows(_ status: StatusName) -> Bool { statuses.isEmpty || statuses.contains(status) }
}

/// A field that the book declares for its leads.
struct DeclaredField: Sendable {
  let name: FieldName
  let kind: FieldKind
  let slot: Int?
}

/// The rules of one lead type on one event, in written order.
final class EventRules: Sendable {
  let event: Event
  let rules: [CompiledRule]
  /// Where each rule's condition begins; −1 where it has none.
  let entries: [Int32]
  /// The rules that have an Assign to User, by their place in ``rules``.
  let assigning: [Int]
  /// The rules that are switched off, for traces.
  let disabled: [RuleID]

  init(_ event: Event, _ rules: [(rule: CompiledRule, entry: Int32?)] = [], disabled: [RuleID] = []) {
    self.event = event
    self.rules = rules.map(\.rule)
    entries = rules.map { $0.entry ?? -1 }
    assigning = rules.indices.filter { !rules[$0].rule.assigns.isEmpty }
    self.disabled = disabled
  }
}

/// A rule with its actions bound to their performers.
final class CompiledRule: Sendable {
  let id: RuleID
  let assigns: [CompiledAction]
  let others: [CompiledAction]

  init(id: RuleID, actions: [CompiledAction]) {
    self.id = id
    assigns = actions.filter { $0.name == AssignToUser.actionName }
    others = actions.filter { $0.name != AssignToUser.actionName }
  }
}

/// An action bound to its performer, with its place in the rule.
final class CompiledAction: Sendable {
  let index: Int
  let name: ActionName
  let bound: any BoundAction

  init(index: Int, name: ActionName, bound: any BoundAction) {
    self.index = index
    self.name = name
    self.bound = bound
  }
}

extension FieldSource {
  var isOfEvent: Bool {
    switch self {
    case .event, .customEvent: true
    case .lead, .record, .custom, .fact: false
    }
  }
}
