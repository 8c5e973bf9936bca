extension Knowledge {
  /// What an event itself says of a lead of a type, whatever came before.
  ///
  /// - Parameter start: What is known of any lead of the type, where that has been looked up already.
  static func ofEvent(_ event: Event, in type: LeadType, _ book: RuleBook, start: Knowledge? = nil) -> Knowledge {
    var knowledge = start ?? Knowledge(of: type, book)
    knowledge.view.zone = type.zone
    knowledge.enter(event, book)
    let now = knowledge.view
    func narrow(_ source: FieldSource, _ set: ValueSet) { _ = knowledge.intersect(now.current(source), set) }
    switch event {
    case .receivedDuplicate: narrow(.lead(.duplicateOf), ValueSet(domainOf: .lead(.duplicateOf)).set)
    case .receivedNotDuplicate: narrow(.lead(.duplicateOf), .unset)
    case .receivedReferred: narrow(.lead(.partner), ValueSet(domainOf: .lead(.partner)).set)
    case .receivedNotReferred: narrow(.lead(.partner), .unset)
    case .referred: narrow(.lead(.partner), ValueSet(domainOf: .lead(.partner)).set)
    case .statusChanged: knowledge.change(.lead(.status))
    case .userChanged: knowledge.change(.lead(.user))
    default:
      guard let progress = event.progress else { break }
      knowledge.change(.lead(.progress))
      _ = knowledge.intersect(FieldVersion(source: .lead(.progress), number: 1), .text(progress.rawValue))
    }
    return knowledge
  }

  /// What is known of any lead of a type.
  init(of type: LeadType, _ book: RuleBook) {
    self.init()
    domains[.lead(.leadType)] = .texts(.only(Set(book.leadTypes.map(\.name.rawValue))))
    domains[.record(.leadGroup)] = .texts(.only(Set(book.leadGroups.map(\.name.rawValue))))
    domains[.record(.workflow)] = .texts(.only(Set(book.workflows.map(\.name.rawValue))), orUnset: true)
    if let statuses = book.statusesReaching(type) {
      domains[.lead(.status)] = .texts(.only(Set(statuses.map(\.rawValue))), orUnset: true)
    }
    _ = narrow(view.current(.lead(.leadType)), to: .text(type.name.rawValue))
    let group = book.leadGroups.first { $0.types.contains { $0.name == type.name } }
    if let group { _ = narrow(view.current(.record(.leadGroup)), to: .text(group.name.rawValue)) }
  }

  /// Looks at an event from its beginning on.
  private mutating func enter(_ event: Event, _ book: RuleBook) {
    view.carried = FieldView.Carried(event, book)
    switch event {
    case .updated, .updatedUser, .updatedOther:
      let type = value(of: view.current(.lead(.leadType)))
      let group = value(of: view.current(.record(.leadGroup)))
      view.change = .update
      view.base = 1
      _ = narrow(view.current(.lead(.leadType)), to: type)
      _ = narrow(view.current(.record(.leadGroup)), to: group)
    default: view.change = .none
    }
  }

  private mutating func change(_ source: FieldSource) {
    let (from, to) = (FieldVersion(source: source, number: 0), FieldVersion(source: source, number: 1))
    view.change = .single(source, from: from, to: to)
    view.versions[source] = 1
    _ = separate(from, to)
  }
}

extension RuleBook {
  /// The statuses that leads of a type can have: its own, and those that leads bring from other types; nothing where
  /// any may come, since one of the types lists none.
  func statusesReaching(_ type: LeadType) -> Set<StatusName>? {
    var reached: Set<LeadTypeName> = [type.name]
    let sources = leadTypes.map { source in (source, source.typesChangedTo) }
    var grew = true
    while grew {
      grew = false
      for (source, targets) in sources
      where !reached.contains(source.name) && !targets.isDisjoint(with: reached) {
        reached.insert(source.name)
        grew = true
      }
    }
    var statuses: Set<StatusName> = []
    for source in leadTypes where reached.contains(source.name) {
      if source.statuses.isEmpty { return nil }
      statuses.formUnion(source.statuses.map(\.name))
    }
    return statuses
  }
}

extension LeadType {
  /// The types that its rules change leads to.
  fileprivate var typesChangedTo: Set<LeadTypeName> {
    var targets: Set<LeadTypeName> = []
    for rule in rules where rule.isEnabled {
      for case .changeLeadType(let change) in rule.actions { targets.insert(change.to) }
    }
    return targets
  }
}
