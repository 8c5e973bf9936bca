/// Users and statuses that a rule sets only for a later rule of the same event to set another, whatever the lead.
struct OverwrittenCheck {
  let explored: ExploredBook
  /// The rules whose change never lasts.
  private(set) var rules: Set<ObjectIdentifier> = []
  private(set) var findings: [Finding] = []
  private var checksLeft = 40_000

  private struct Setting {
    var rule: ExploredRule
    var action: Int
    var kind: Action { rule.actions[action] }
  }

  init(_ explored: ExploredBook) {
    self.explored = explored
    for type in explored.types {
      for event in type.events.keys.sorted(by: { "\($0)" < "\($1)" }) {
        guard let rules = type.events[event]?.rules else { continue }
        look(at: Self.settings(of: rules) { $0.assigns }, on: event, of: type)
        look(at: Self.settings(of: rules) { if case .changeStatus = $0 { true } else { false } }, on: event, of: type)
      }
    }
  }

  private static func settings(of rules: [ExploredRule], _ isMeant: (Action) -> Bool) -> [Setting] {
    rules.flatMap { rule in
      rule.actions.indices.filter { isMeant(rule.actions[$0]) }.map { Setting(rule: rule, action: $0) }
    }
  }

  private mutating func look(at settings: [Setting], on event: Event, of type: ExploredType) {
    guard settings.count > 1 else { return }
    lazy var knowledge = Knowledge.ofEvent(event, in: type.settings, explored.book)
    for (index, earlier) in settings.enumerated() {
      // A status that moves progress has done so, and the stage stays.
      if case .changeStatus(let change) = earlier.kind, type.progress(of: change.to) != nil { continue }
      let later = settings[(index + 1)...].first { later in
        checksLeft -= 1
        return checksLeft > 0 && later.kind != earlier.kind && mayFollow(later.rule, earlier.rule)
          && follows(later.rule, earlier.rule, knowledge)
      }
      guard let later else { continue }
      rules.insert(ObjectIdentifier(earlier.rule))
      findings.append(finding(earlier, later, on: event))
    }
  }

  /// Whether a later rule asks for nothing that rules set, which may be another by then.
  private func mayFollow(_ later: ExploredRule, _ earlier: ExploredRule) -> Bool {
    guard later !== earlier, let condition = later.condition else { return true }
    return earlier.condition != nil
      && condition.fieldsRead.allSatisfy { name in
        explored.catalog.find(name).map { !$0.source.isSetByRules && $0.source != .record(.isReferred) } ?? false
      }
  }

  /// Whether a later rule acts whenever an earlier does.
  private func follows(_ later: ExploredRule, _ earlier: ExploredRule, _ knowledge: Knowledge) -> Bool {
    guard later !== earlier, let condition = later.condition, let first = earlier.condition else { return true }
    let holds = Assumption(first, holds: true, at: knowledge.view)
    return knowledge.canHold([holds], explored.catalog)
      && !knowledge.canHold([holds, Assumption(condition, holds: false, at: knowledge.view)], explored.catalog)
  }

  private func finding(_ earlier: Setting, _ later: Setting, on event: Event) -> Finding {
    let place = later.rule.place(ofAction: later.action).text
    return Finding(
      .overwritten, .warning, at: earlier.rule.place(ofAction: earlier.action).text,
      "What \(earlier.rule.name) sets on \(event.title) never lasts, since \(later.rule.name) "
        + "\(later.kind.deed) in the same event.",
      why: "The change is undone a moment later, and what follows from it happens twice.",
      story: [
        "\(event.title): \(earlier.rule.name) \(earlier.kind.deed); \(later.rule.name) \(later.kind.deed).",
        "What \(earlier.rule.name) set is gone.",
      ],
      mend: "Put \(earlier.rule.name) behind \(later.rule.name), or give \(later.rule.name) a condition that leaves "
        + "its leads alone.",
      related: [RelatedPlace(place, later.kind.deed)])
  }
}

extension FindingCode {
  static let overwritten = Self(rawValue: "LA310")
}
