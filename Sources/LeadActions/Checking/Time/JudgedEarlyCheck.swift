/// Finds rules with an Assign to User whose condition asks for what a rule written before them sets: assigns run first,
/// so that the condition is judged before that rule acts.
enum JudgedEarlyCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    for type in book.types {
      let events = Set(type.rules.filter(\.assigns).map(\.rule.event)).sorted { "\($0)" < "\($1)" }
      for event in events { check(type.rules(on: event), in: type, book, &report) }
    }
  }

  /// More rules than so many that change what a condition reads are not looked at.
  private static let mostEarlier = 50

  private static func check(
    _ rules: [CheckedRule], in type: CheckedType, _ book: CheckedBook, _ report: inout CheckReport
  ) {
    var changes: [(rule: CheckedRule, change: RecordChange)] = []
    for rule in rules {
      if rule.assigns, let condition = rule.rule.condition, !changes.isEmpty {
        let reads = Set(condition.fieldsRead.compactMap { book.catalog.find($0)?.source })
        let read = changes.lazy.filter { $0.change.is(among: reads) }.prefix(mostEarlier)
        if let found = read.first(where: { matters($0.change, $0.rule, condition, book) }) {
          report.findings.append(finding(rule, found.rule, found.change))
        }
      }
      changes += rule.changes(in: type, book.book).map { (rule, $0) }
    }
  }

  /// Whether the condition comes to something else for some lead once the change has been made.
  private static func matters(
    _ change: RecordChange, _ earlier: CheckedRule, _ condition: Condition, _ book: CheckedBook
  ) -> Bool {
    let catalog = book.catalog
    let tests = condition.tests.filter { test in
      test.fieldsRead.contains { name in catalog.find(name).map { change.is(among: [$0.source]) } ?? false }
    }
    return book.knowledge(of: earlier).contains { before in
      var after = before
      guard after.apply(change) else { return false }
      let turns = tests.contains { $0.judged(with: before, catalog) != $0.judged(with: after, catalog) }
      return turns
        && (condition.judged(with: before, catalog) != .never || condition.judged(with: after, catalog) != .never)
    }
  }

  private static func finding(_ rule: CheckedRule, _ earlier: CheckedRule, _ change: RecordChange) -> Finding {
    Finding(
      .judgedEarly, at: rule.place["when"].text,
      "The rule assigns, and so is judged before the rule \(earlier.rule.id.inQuotes) above it \(change.words).",
      why:
        "Every Assign to User of an event runs before its other actions, and the condition finds the lead as it was.",
      story: [
        "\(rule.told) is judged first, because it assigns.",
        "\(earlier.told) \(change.words) after that; the rule is not judged again.",
      ],
      mend:
        "Ask for what the rule \(earlier.rule.id.inQuotes) asks for, or assign on the event that its change raises.",
      related: [RelatedPlace(earlier.place.text, change.words)])
  }
}

extension Condition {
  /// The single tests that the condition is made of.
  fileprivate var tests: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    case .field, .withinHours: [self]
    }
  }
}

/// Something that an action changes in the lead's record, and to what where that is known.
struct RecordChange {
  var source: FieldSource
  /// Nothing where it may be any value.
  var value: ValueSet?
  /// Such as `changes the status to 'Hot'`.
  var words: String

  func `is`(among sources: Set<FieldSource>) -> Bool {
    if sources.contains(source) { return true }
    return source == .lead(.partner) && sources.contains(.record(.isReferred))
      || source == .lead(.leadType) && sources.contains(.record(.leadGroup))
  }
}

extension CheckedRule {
  /// What the rule's actions change beside the user, so that conditions of the same event see it.
  fileprivate func changes(in type: CheckedType, _ book: RuleBook) -> [RecordChange] {
    var changes: [RecordChange] = []
    for action in rule.actions {
      switch action {
      case .changeStatus(let it):
        changes.append(
          RecordChange(source: .lead(.status), value: .text(it.to.rawValue), words: action.deed))
        if let progress = type.type.statuses.first(where: { $0.name == it.to })?.progress {
          changes.append(
            RecordChange(
              source: .lead(.progress), value: .text(progress.rawValue),
              words: "\(action.deed), and with it the progress"))
        }
      case .changeLeadType(let it):
        changes.append(RecordChange(source: .lead(.leadType), value: .text(it.to.rawValue), words: action.deed))
      case .refer(let it) where type.type.referralMethod.allowsReferral:
        guard let partner = it.partner ?? type.type.partner else { continue }
        changes.append(
          RecordChange(source: .lead(.partner), value: .text(partner.rawValue), words: action.deed))
      case .startWorkflow(let it):
        changes.append(RecordChange(source: .record(.workflow), value: .text(it.workflow.rawValue), words: action.deed))
      case .stopWorkflow:
        changes.append(RecordChange(source: .record(.workflow), value: .unset, words: action.deed))
      default: break
      }
    }
    // The field that a change event is about reads the event's value, whatever rules change meanwhile.
    return changes.filter { change in
      switch rule.event {
      case .statusChanged: change.source != .lead(.status)
      case .userChanged: change.source != .lead(.user)
      default: rule.event.progress == nil || change.source != .lead(.progress)
      }
    }
  }
}

extension Knowledge {
  /// Gives a field a new value; false where it can have none such.
  fileprivate mutating func apply(_ change: RecordChange) -> Bool {
    let now = view.current(change.source)
    view.versions[change.source] = now.number + 1
    guard let value = change.value else { return true }
    return intersect(view.current(change.source), value)
  }
}
