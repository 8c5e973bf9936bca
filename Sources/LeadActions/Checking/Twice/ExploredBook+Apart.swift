extension ExploredBook {
  /// Whether two deeds come together only by chance, since they are for different things that a host reports at once.
  func comeApart(_ first: ExploredDeed, _ second: ExploredDeed, _ course: Course) -> Bool {
    guard case .update = course.beginning.kind else { return false }
    let (one, two) = (changes(behind: first, course), changes(behind: second, course))
    if !one.isEmpty, !two.isEmpty { return one.isDisjoint(with: two) }
    return isStage(first, second, course) || isStage(second, first, course)
  }

  /// The changes of an update for which something is done; nothing where it is done for any update.
  private func changes(behind deed: ExploredDeed, _ course: Course) -> Set<FieldName> {
    var (rule, run) = (deed.rule, course.runs[deed.position.run])
    while let cause = run.cause { (rule, run) = (cause.rule, course.runs[cause.run]) }
    if run.event?.isOfUpdate ?? false { return rule.fieldsAskedToChange }
    guard case .update(_, let status, _, _) = course.beginning.kind else { return [] }
    switch run.item.change {
    case .single(.lead(.user), _, _): return [LeadProperty.user.name]
    // A status may carry the progress.
    case .single where status: return [LeadProperty.status.name, LeadProperty.progress.name]
    case .single: return [LeadProperty.progress.name]
    default: return []
    }
  }

  /// Whether one is for the stage that the host reports, and the other for another stage that a rule on the update
  /// brings about: hardly both at once.
  private func isStage(_ reported: ExploredDeed, _ caused: ExploredDeed, _ course: Course) -> Bool {
    let (own, other) = (course.runs[reported.position.run], course.runs[caused.position.run])
    guard own.cause == nil, var cause = other.cause, let stage = own.event?.progress,
      let second = other.event?.progress, stage != second
    else { return false }
    while let earlier = course.runs[cause.run].cause { cause = earlier }
    return course.runs[cause.run].event?.isOfUpdate ?? false
  }
}

extension Beginning {
  var isUpdate: Bool { if case .update = kind { true } else { false } }
}

extension Event {
  /// Whether the event is one of an update's own, of whatever changed.
  var isOfUpdate: Bool {
    switch self {
    case .updated, .updatedUser, .updatedOther: true
    default: false
    }
  }
}

extension Course.Item {
  /// What the event changes.
  var change: FieldView.Change { if case .event(let raised) = self { raised.change } else { .none } }
}

extension ExploredRule {
  /// The fields of which the condition asks whether they changed.
  var fieldsAskedToChange: Set<FieldName> { condition.map { Set($0.fieldsAskedToChange) } ?? [] }
}

extension Condition {
  fileprivate var fieldsAskedToChange: [FieldName] {
    switch self {
    case .all(let parts), .any(let parts): return parts.flatMap(\.fieldsAskedToChange)
    case .not(let part): return part.fieldsAskedToChange
    case .withinHours: return []
    case .field(let name, let test):
      switch test {
      case .changed, .changedFrom, .changedTo: return [name]
      default: return []
      }
    }
  }
}
