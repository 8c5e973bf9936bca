/// Where a field's value comes from when a plan is made.
@nonexhaustive
public enum FieldSource: Hashable, Sendable {
  case lead(LeadProperty)
  case record(RecordProperty)
  case event(EventProperty)
  /// A field that the rule book declares for its leads.
  case custom(FieldName)
  /// A fact that the host's source gives.
  case fact(FieldName)
  /// A field of a custom event, which the rule book declares with the event.
  case customEvent(FieldName)

  /// Where the value of a lead's own field comes from, one that every lead has or one that the host added.
  init(ofLead name: FieldName) { self = LeadProperty(name).map(FieldSource.lead) ?? .custom(name) }
}

/// What can be asked of a lead beside its own fields.
@nonexhaustive
public enum RecordProperty: String, Hashable, Sendable, CaseIterable {
  case leadGroup
  case workflow
  case isDuplicate
  case isReferred
  case fullName

  public var name: FieldName { FieldName(rawValue) }

  public init?(_ name: FieldName) { self.init(rawValue: name.rawValue) }

  public var kind: FieldKind {
    switch self {
    case .isDuplicate, .isReferred: .flag
    case .leadGroup, .workflow, .fullName: .text
    }
  }
}

/// Every field that a rule book's conditions may name, with its kind.
///
/// A name is looked up among the standard fields first, so that a declared field can never hide one of them.
public struct FieldCatalog: Sendable {
  let custom: [FieldName: FieldKind]
  let facts: [FieldName: FieldKind]
  let customEvents: [FieldName: FieldKind]

  /// - Parameters:
  ///   - facts: By their names without the prefix `fact.`.
  ///   - customEvents: The fields of all custom events, by their names without the prefix `event.`.
  public init(
    custom: [FieldName: FieldKind] = [:], facts: [FieldName: FieldKind] = [:],
    customEvents: [FieldName: FieldKind] = [:]
  ) {
    self.custom = custom
    self.facts = facts
    self.customEvents = customEvents
  }

  /// Where a field's value comes from, and its kind; nothing for a name that nobody declared.
  public func find(_ name: FieldName) -> (source: FieldSource, kind: FieldKind)? {
    if let property = LeadProperty(name) { return (.lead(property), property.kind) }
    if let property = RecordProperty(name) { return (.record(property), property.kind) }
    if let property = EventProperty(name) { return (.event(property), property.kind) }
    if let kind = custom[name] { return (.custom(name), kind) }
    if let fact = name.fact { return facts[fact].map { (.fact(fact), $0) } }
    if let field = name.eventField { return customEvents[field].map { (.customEvent(field), $0) } }
    return nil
  }

  /// Every name there is, sorted: what the nearest name is looked for among.
  public var names: [FieldName] {
    let standard =
      LeadProperty.allCases.map(\.name) + RecordProperty.allCases.map(\.name) + EventProperty.allCases.map(\.name)
    return
      (standard + custom.keys + facts.keys.map { FieldName.fact($0) } + customEvents.keys.map { FieldName.event($0) })
      .sorted()
  }
}
