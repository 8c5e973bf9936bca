public import struct Foundation.Date

/// What a performer sees: the lead as it is now, the event in hand, and what the plan may depend on.
///
/// It lives as long as the plan is made and cannot be copied, so that no performer can keep it.
public struct ActionContext: ~Copyable, Sendable {
  public let tenant: TenantName
  public let now: Date
  public let directory: Directory
  public let facts: [FieldName: FieldValue]
  public internal(set) var record: LeadRecord
  public internal(set) var event: Event
  public internal(set) var details: EventDetails
  /// When the event was triggered: now, or in a workflow's steps the time of the event that started it.
  public internal(set) var eventTime: Date
  /// The lead type whose rule the action stands in; after a Change Lead Type, still the old one for the event in hand.
  public internal(set) var leadType: LeadType
  /// The group of the lead's type as it is now.
  public internal(set) var leadGroup: LeadGroupName
  /// Chance for this action alone; the same again in a replay, whatever other rules there are.
  public var random = SeededGenerator(seed: 0)

  /// The templates of the book in force; in a workflow's steps those of the book that its run began with.
  var templates: CompiledTemplates
  let strategies: ChoosingStrategies
  var choosing: ChoosingSession
  /// Whether the event is over, as in a workflow's steps: nothing counts as changed by it then.
  var isPastEvent = false
  /// The variables that the action in hand left empty.
  var emptied: [EmptiedVariables] = []

  struct EmptiedVariables: Sendable {
    var template: TemplateName?
    var paths: [String]
  }

  public var lead: Lead { record.lead }
  public var zone: Zone { leadType.zone }

  /// The user that a target means now.
  ///
  /// - Throws: a ``NotDoneReason`` where nobody is assigned, the directory lacks the name, or nobody is available.
  public mutating func user(for target: UserTarget) throws(NotDoneReason) -> UserName {
    switch target {
    case .assigned:
      guard let user = record.lead.user else { throw .noAssignedUser }
      return user
    case .user(let name):
      guard directory.users[name] != nil else { throw .unknownUser(name) }
      return name
    case .group(let group, let strategy): return try choose(from: group, by: strategy, counts: false)
    }
  }

  /// A field's value now, by the name that conditions use; nothing where it has none or is not known.
  public func value(of name: FieldName) -> FieldValue? {
    if let property = LeadProperty(name) { return record.lead.value(of: property) }
    if let property = RecordProperty(name) { return value(of: .record(property)) }
    if let property = EventProperty(name) { return details.value(of: property) }
    if let fact = name.fact { return facts[fact] }
    if let field = name.eventField { return value(of: .customEvent(field)) }
    return record.lead.field(name)
  }
}

extension ActionContext: ConditionSubject {
  func value(of source: FieldSource) -> FieldValue? {
    switch source {
    case .lead(let property): record.lead.value(of: property)
    case .record(let property): value(of: property)
    case .event(let property): details.value(of: property)
    case .custom(let name): record.lead.field(name)
    case .fact(let name): facts[name]
    case .customEvent(let name): if case .custom(let fields) = details { fields[name] } else { nil }
    }
  }

  private func value(of property: RecordProperty) -> FieldValue? {
    switch property {
    case .leadGroup: .text(leadGroup.rawValue)
    case .workflow: (record.workflow?.workflow.rawValue).map(FieldValue.text)
    case .isDuplicate: .flag(record.lead.duplicateOf != nil)
    case .isReferred: .flag(record.lead.partner != nil)
    case .fullName: record.lead.contact.fullName.map(FieldValue.text)
    }
  }

  func change(of source: FieldSource) -> (from: FieldValue?, to: FieldValue?)? {
    if isPastEvent { return nil }
    switch (details, source) {
    case (.none, _): return nil
    case (.status(let from, let to), .lead(.status)): return (from?.fieldValue, to?.fieldValue)
    case (.user(let from, let to), .lead(.user)): return (from?.fieldValue, to?.fieldValue)
    case (.progress(let from, let to), .lead(.progress)): return (from?.fieldValue, to.fieldValue)
    case (.update(let change), .lead(let property)):
      return change.fields.first { $0.field == property.name }.map { ($0.from, $0.to) }
    case (.update(let change), .custom(let name)):
      return change.fields.first { $0.field == name }.map { ($0.from, $0.to) }
    default: return nil
    }
  }
}
