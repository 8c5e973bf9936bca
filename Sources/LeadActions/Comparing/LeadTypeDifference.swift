/// What became of one lead type.
public struct LeadTypeDifference: Hashable, Sendable, Codable {
  public var leadType: LeadTypeName
  /// The lead group, in the new book where the type is there.
  public var group: LeadGroupName
  public var kind: ChangeKind
  /// The name that it had, where only that is another.
  public var oldName: LeadTypeName?
  /// Its settings and statuses.
  public var settings: [ValueChange]
  /// In the order of the new book, those that are gone behind.
  public var rules: [RuleDifference]
}

/// A lead type and the group that it is in.
struct GroupedLeadType {
  var type: LeadType
  var group: LeadGroupName

  static func all(of book: RuleBook) -> [GroupedLeadType] {
    book.leadGroups.flatMap { group in group.types.map { GroupedLeadType(type: $0, group: group.name) } }
  }
}

extension LeadTypeDifference {
  /// What became of the lead types of a book: the new book's first, then those that are gone.
  static func between(_ old: [GroupedLeadType], _ new: [GroupedLeadType]) -> [LeadTypeDifference] {
    var gone = old
    var pairs: [(old: GroupedLeadType?, new: GroupedLeadType)] = new.map { it in
      (gone.firstIndex { $0.type.name == it.type.name }.map { gone.remove(at: $0) }, it)
    }
    // The same under another name.
    for index in pairs.indices where pairs[index].old == nil {
      var type = pairs[index].new.type
      guard !type.rules.isEmpty else { continue }
      let match = gone.firstIndex { before in
        type.name = before.type.name
        return before.type == type
      }
      if let match { pairs[index].old = gone.remove(at: match) }
    }
    return pairs.compactMap { $0.old.map { [new = $0.new] in between($0, new) } ?? added($0.new) } + gone.map(removed)
  }

  private static func added(_ it: GroupedLeadType) -> LeadTypeDifference {
    LeadTypeDifference(
      leadType: it.type.name, group: it.group, kind: .added, settings: settings(nil, it),
      rules: it.type.rules.map(RuleDifference.added))
  }

  private static func removed(_ it: GroupedLeadType) -> LeadTypeDifference {
    LeadTypeDifference(
      leadType: it.type.name, group: it.group, kind: .removed, settings: settings(it, nil),
      rules: it.type.rules.map(RuleDifference.removed))
  }

  private static func between(_ old: GroupedLeadType, _ new: GroupedLeadType) -> LeadTypeDifference? {
    let isRenamed = old.type.name != new.type.name
    let difference = LeadTypeDifference(
      leadType: new.type.name, group: new.group, kind: isRenamed ? .renamed : .changed,
      oldName: isRenamed ? old.type.name : nil, settings: settings(old, new), rules: rules(old.type, new.type))
    return isRenamed || !difference.settings.isEmpty || !difference.rules.isEmpty ? difference : nil
  }

  // MARK: Settings

  private static func settings(_ old: GroupedLeadType?, _ new: GroupedLeadType?) -> [ValueChange] {
    var changes: [ValueChange?] = []
    func compare(_ what: String, _ value: (GroupedLeadType) -> String?) {
      changes.append(ValueChange(what, differing: old.flatMap(value), new.flatMap(value)))
    }
    // Of a type that is new or gone only what it has differently from others.
    let isInBoth = old != nil && new != nil
    compare("lead group") { isInBoth ? $0.group.told : nil }
    compare("time zone") { isInBoth || $0.type.zone != .utc ? $0.type.zone.identifier : nil }
    compare("referral method") { isInBoth || $0.type.referralMethod != .none ? $0.type.referralMethod.rawValue : nil }
    compare("partner") { $0.type.partner?.told }
    compare("late appointment times") { isInBoth || $0.type.lateTimers != .skip ? $0.type.lateTimers.words : nil }
    compare("openings and clicks by machines") {
      isInBoth || $0.type.countsMachineEvents ? ($0.type.countsMachineEvents ? "count" : "do not count") : nil
    }
    let statuses = [old, new].map { it in
      Dictionary((it?.type.statuses ?? []).map { ($0.name, $0) }) { first, _ in first }
    }
    for name in Set(statuses.flatMap(\.keys)).sorted() {
      changes.append(
        ValueChange("status \(name.told)", differing: statuses[0][name]?.words, statuses[1][name]?.words))
    }
    return changes.compactMap { $0 }
  }

  // MARK: Rules

  private static func rules(_ old: LeadType, _ new: LeadType) -> [RuleDifference] {
    var byID: [RuleID: Int] = [:]
    for (index, rule) in old.rules.enumerated() { byID[rule.id] = byID[rule.id] ?? index }
    var matches: [Int?] = new.rules.map { byID.removeValue(forKey: $0.id) }
    let isMatched = Set(matches.compactMap { $0 })
    var gone = old.rules.indices.filter { !isMatched.contains($0) }
    for index in new.rules.indices where matches[index] == nil {
      if let match = gone.firstIndex(where: { old.rules[$0].meansTheSame(as: new.rules[index]) }) {
        matches[index] = gone.remove(at: match)
      }
    }
    let order = RuleOrder(matches.enumerated().compactMap { new, old in old.map { ($0, new) } }, old, new)
    let changes = new.rules.indices.compactMap { index in
      matches[index].map { RuleDifference(from: old.rules[$0], to: new.rules[index], place: order.places[index]) }
        ?? .added(new.rules[index])
    }
    return changes + gone.map { .removed(old.rules[$0]) }
  }
}

extension Rule {
  /// Whether only the id is another.
  fileprivate func meansTheSame(as other: Rule) -> Bool {
    event == other.event && isEnabled == other.isEnabled && actionsAsRun == other.actionsAsRun
      && ConditionStates.areEquivalent(condition, other.condition)
  }
}

extension LateTimerPolicy {
  fileprivate var words: String {
    switch self {
    case .skip: "are skipped"
    case .runNow: "fall due at once"
    }
  }
}

extension LeadStatus {
  fileprivate var words: String { progress.map { "moves progress to \($0.rawValue)" } ?? "leaves progress as it is" }
}
