/// The names of a rule book, for checking a play; without a book every name will do.
package struct PlayNames {
  private let names: RuleBookNames?
  private let fields: [FieldName: FieldKind]
  private let facts: [FieldName: FieldKind]
  private let rules: KnownNames<NameKind.RuleMark>
  private let actions: KnownNames<NameKind.ActionMark>
  private let customEvents: [CustomEventName: [FieldName: FieldKind]]

  package init(_ book: RuleBook?) {
    names = book.map { RuleBookNames($0, customActions: nil, strategies: [], unread: []) }
    fields = book?.fields ?? [:]
    facts = book?.facts ?? [:]
    let steps = (book?.workflows ?? []).flatMap(\.steps)
    let used =
      (book?.leadTypes ?? []).flatMap(\.rules).flatMap(\.actions).map(\.name)
      + steps.compactMap { if case .action(let action) = $0.kind { action.name } else { nil } }
    actions = KnownNames("action", Set(Action.standardNames + used), mend: "", isOpen: book == nil)
    customEvents = book?.customEvents ?? [:]
    rules = KnownNames("rule", Set((book?.leadTypes ?? []).flatMap(\.rules).map(\.id)), mend: "", isOpen: book == nil)
  }

  package func leadType(_ node: PlainNode) -> LeadTypeName { checked(node, names?.leadTypes) }
  package func status(_ node: PlainNode) -> StatusName { checked(node, names?.statuses) }
  package func user(_ node: PlainNode) -> UserName { checked(node, names?.users) }
  package func partner(_ node: PlainNode) -> PartnerName { checked(node, names?.partners) }
  package func workflow(_ node: PlainNode) -> WorkflowName { checked(node, names?.workflows) }
  package func rule(_ node: PlainNode) -> RuleID { checked(node, rules) }
  /// One of the guide's sixteen, or one of the host's own that the rule book uses.
  package func action(_ node: PlainNode) -> ActionName { checked(node, actions) }
  package func customEvent(_ node: PlainNode) -> CustomEventName { checked(node, names?.customEvents) }

  /// A value for a field that the rule book declares for its leads, in the field's kind.
  package func declared(_ name: String, _ node: PlainNode) -> FieldValue? {
    value(name, node, among: fields, thing: "field")
  }

  /// A value for a field of a custom event.
  package func ofEvent(_ event: CustomEventName, _ name: String, _ node: PlainNode) -> FieldValue? {
    value(name, node, among: customEvents[event] ?? [:], thing: "field of event \(event.inQuotes)")
  }

  /// A value for a fact that the rule book declares.
  package func fact(_ name: String, _ node: PlainNode) -> FieldValue? {
    value(name, node, among: facts, thing: "fact")
  }

  /// A value for any field that an update can change: one that every lead has, or one that the book declares.
  package func updated(_ name: String, _ node: PlainNode) -> FieldValue? {
    guard let property = LeadProperty(FieldName(name)) else { return declared(name, node) }
    switch property {
    case .status: return .text(status(node).rawValue)
    case .user: return .text(user(node).rawValue)
    case .partner: return .text(partner(node).rawValue)
    case .id, .received, .leadType:
      node.report("The field \(name.inQuotes) cannot be updated.", mend: "Leave it out.")
      return nil
    case .progress: return node.word("A progress", LeadProgress.self).map { .text($0.rawValue) }
    default: return ofKind(property.kind, name, node)
    }
  }

  private func value(
    _ name: String, _ node: PlainNode, among kinds: [FieldName: FieldKind], thing: String
  ) -> FieldValue? {
    guard names != nil else { return node.fieldValue() }
    guard let kind = kinds[FieldName(name)] else {
      node.problems.list.addUnknown(
        thing, name, mend: Self.mend, at: node.place, among: kinds.keys.map(\.rawValue))
      return nil
    }
    return ofKind(kind, name, node)
  }

  private func ofKind(_ kind: FieldKind, _ name: String, _ node: PlainNode) -> FieldValue? {
    if kind == .date { return node.date().map(FieldValue.date) }
    if kind == .text, let text = node.bareText { return .text(text) }
    guard let value = node.fieldValue() else { return nil }
    guard value.kind != kind else { return value }
    node.report(
      "The field \(name.inQuotes) holds a \(kind.rawValue), and this is a \(value.kind.rawValue).",
      mend: "Write a \(kind.rawValue).")
    return nil
  }

  private static let mend = "Name one that the rule book has, or add it there."

  private func checked<Kind>(_ node: PlainNode, _ known: KnownNames<Kind>?) -> Name<Kind> {
    let name: Name<Kind> = node.name()
    if let known, !name.rawValue.isEmpty, !known.contains(name) {
      node.problems.list.addUnknown(known.thing, name.rawValue, mend: Self.mend, at: node.place, among: known.texts)
    }
    return name
  }
}
