/// What became of one rule.
public struct RuleDifference: Hashable, Sendable, Codable {
  /// The rule's id, in the new book where it is there.
  public var rule: RuleID
  /// Added, removed, or there in both and otherwise in the ways that follow.
  public var kind: ChangeKind
  /// The id that it had, where only that is another: choices by chance and delivery ids derive from ids.
  public var oldID: RuleID?
  public var event: ValueChange?
  public var condition: ValueChange?
  /// In the order they run.
  public var actions: [ActionDifference]
  /// Whether it was switched on or off.
  public var isEnabled: ValueChange?
  /// Where it runs now among the event's rules, where that is another place than before.
  public var place: String?

  init(_ rule: RuleID, _ kind: ChangeKind) {
    self.rule = rule
    self.kind = kind
    actions = []
  }
}

/// What became of one action of a rule.
public struct ActionDifference: Hashable, Sendable, Codable {
  public var kind: ChangeKind
  /// The action in words; none where it is new, or gone.
  public var from: String?
  public var to: String?

  init(_ kind: ChangeKind, from: Action? = nil, to: Action? = nil) {
    self.kind = kind
    self.from = from?.words
    self.to = to?.words
  }
}

extension ActionDifference: CustomStringConvertible {
  public var description: String {
    switch (kind, from, to) {
    case (.moved, _, let to?): "~ \(to) (in another place)"
    case (_, let from?, let to?): "~ \(from) → \(to)"
    case (_, nil, let to?): "+ \(to)"
    case (_, let from?, nil): "- \(from)"
    case (_, nil, nil): kind.sign
    }
  }
}

extension RuleDifference {
  static func added(_ rule: Rule) -> Self { Self(rule, .added, isNew: true) }
  static func removed(_ rule: Rule) -> Self { Self(rule, .removed, isNew: false) }

  private init(_ rule: Rule, _ kind: ChangeKind, isNew: Bool) {
    self.init(rule.id, kind)
    func change(_ what: String, _ text: String) -> ValueChange {
      ValueChange(what, from: isNew ? nil : text, to: isNew ? text : nil)
    }
    event = change("event", rule.event.title.onOneLine)
    condition = rule.condition.map { change("condition", $0.words) }
    actions = rule.actionsAsRun.map { ActionDifference(kind, from: isNew ? nil : $0, to: isNew ? $0 : nil) }
    if !rule.isEnabled { isEnabled = change("state", Self.off) }
  }

  private static let off = "switched off"

  /// Nothing where both mean the same.
  init?(from old: Rule, to new: Rule, place: String?) {
    self.init(new.id, old.id == new.id ? .changed : .renamed)
    oldID = old.id == new.id ? nil : old.id
    event = ValueChange("event", differing: old.event.title.onOneLine, new.event.title.onOneLine)
    if !ConditionStates.areEquivalent(old.condition, new.condition) {
      condition = ValueChange("condition", from: old.condition.asWords, to: new.condition.asWords)
    }
    actions = ActionDifference.between(old.actionsAsRun, new.actionsAsRun)
    isEnabled = ValueChange(
      "state", differing: old.isEnabled ? "switched on" : Self.off, new.isEnabled ? "switched on" : Self.off)
    self.place = place
    if kind == .changed, event == nil, condition == nil, actions.isEmpty, isEnabled == nil {
      guard place != nil else { return nil }
      kind = .moved
    }
  }
}

extension Condition? {
  var asWords: String { map { $0 == .all([]) ? "always" : $0.words } ?? "always" }
}

extension Rule {
  /// The actions in the order they run: Assign to User first.
  var actionsAsRun: [Action] { actions.filter(\.assigns) + actions.filter { !$0.assigns } }
}

extension ActionDifference {
  /// What became of a list of actions: of one kind gone and new, in their order, is one that changed.
  static func between(_ old: [Action], _ new: [Action]) -> [ActionDifference] {
    let difference = new.difference(from: old).inferringMoves()
    var gone: [(offset: Int, action: Action)] = []
    var found: [(offset: Int, difference: ActionDifference)] = []
    for case .remove(let offset, let action, nil) in difference.removals { gone.append((offset, action)) }
    for case .insert(let offset, let action, let origin) in difference.insertions {
      if origin != nil {
        found.append((offset, ActionDifference(.moved, from: action, to: action)))
      } else if let index = gone.firstIndex(where: { $0.action.name == action.name }) {
        found.append((offset, ActionDifference(.changed, from: gone.remove(at: index).action, to: action)))
      } else {
        found.append((offset, ActionDifference(.added, to: action)))
      }
    }
    found += gone.map { ($0.offset, ActionDifference(.removed, from: $0.action)) }
    return found.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element.difference)
  }
}
