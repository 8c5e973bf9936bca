/// Finds pairs of events of which one is served and the other forgotten, where what is done matters to both.
///
/// Much is rightly done in one branch alone: a duplicate is told of, who typed a lead in is asked for a form. So only
/// what plainly matters to both counts, and a rule of any kind in the other branch shows that it was thought of.
enum ForgottenBranchCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    for type in book.types {
      findSenders(in: type, &report)
      findDuplicates(in: type, &report)
      findNew(in: type, &report)
      findReferred(in: type, &report)
      findUpdates(in: type, &report)
    }
  }

  private static func findSenders(in type: CheckedType, _ report: inout CheckReport) {
    let common = type.deedsForAll(beside: .sender)
    // Who types a lead in may well have work of their own with it.
    if let found = first(on: .receivedUser, in: type, [.contact, .task, .webhook], where: { !$0.isForAssignedUser }) {
      if !common.contains(found.deed), !type.deeds(on: .receivedOther).contains(found.deed) {
        report.findings.append(finding(.onlyUserOrOther, found, "leads that a user types in", "leads from elsewhere"))
      }
    }
    if !type.acts(on: .receivedUser), let found = first(on: .receivedOther, in: type, [.contact, .webhook]) {
      if !common.contains(found.deed), !isTold(found.rule, report) {
        report.findings.append(finding(.onlyUserOrOther, found, "leads from elsewhere", "leads that a user types in"))
      }
    }
  }

  private static func findDuplicates(in type: CheckedType, _ report: inout CheckReport) {
    guard let found = first(on: .receivedDuplicate, in: type, [.webhook, .contact]) else { return }
    let served = type.deedsForAll(beside: .duplicate).union(type.deeds(on: .receivedNotDuplicate))
    // What is served in either branch of another pair is thought of, too.
    let thoughtOf = served.union(type.deeds(on: .receivedUser, .receivedOther, .receivedReferred, .receivedNotReferred))
    guard !thoughtOf.contains(found.deed) else { return }
    report.findings.append(finding(.onlyDuplicates, found, "duplicates", "everybody else"))
  }

  /// What is done for new people alone, where no rule at all sees to the others.
  private static func findNew(in type: CheckedType, _ report: inout CheckReport) {
    guard !type.acts(on: .receivedDuplicate),
      let found = first(on: .receivedNotDuplicate, in: type, [.contact, .task, .webhook], evenGuarded: true),
      !type.deedsForAll(beside: .duplicate).contains(found.deed),
      !isTold(found.rule, report)
    else { return }
    report.findings.append(finding(.onlyNew, found, "new people", "those who have asked before"))
  }

  /// What is said to customers who were referred alone; a partner sees to them, and nobody to the others.
  private static func findReferred(in type: CheckedType, _ report: inout CheckReport) {
    guard !type.acts(on: .receivedNotReferred),
      let found = first(on: .receivedReferred, in: type, [.contact], evenGuarded: true)
    else { return }
    let thoughtOf = type.deedsForAll(beside: .referral)
      .union(type.deeds(on: .receivedUser, .receivedOther, .receivedDuplicate, .receivedNotDuplicate))
    guard !thoughtOf.contains(found.deed) else { return }
    report.findings.append(finding(.onlyReferred, found, "leads that were referred", "those that were not"))
  }

  private static func findUpdates(in type: CheckedType, _ report: inout CheckReport) {
    let common = type.deeds(on: .updated)
    for (event, other, whose, others) in [
      (Event.updatedUser, Event.updatedOther, "changes by a user", "changes from elsewhere"),
      (.updatedOther, .updatedUser, "changes from elsewhere", "changes by a user"),
    ] {
      guard let found = first(on: event, in: type, [.webhook], evenConditional: true), !common.contains(.webhook),
        !type.deeds(on: other).contains(.webhook)
      else { continue }
      report.findings.append(finding(.onlyUpdatesByOneSide, found, whose, others))
    }
  }

  // MARK: Parts

  /// Whether the other branch of the rule's event was found to have no user: one mistake, told once.
  private static func isTold(_ rule: CheckedRule, _ report: CheckReport) -> Bool {
    report.findings.contains { $0.code == .assignsOneBranch && $0.place == rule.place.text }
  }

  private struct Found {
    let rule: CheckedRule
    let index: Int
    let deed: BranchDeed
  }

  /// The first rule of an event that does something for every lead; one with a condition is for some only.
  private static func first(
    on event: Event, in type: CheckedType, _ deeds: [BranchDeed], evenConditional: Bool = false,
    evenGuarded: Bool = false, where isMeant: (Action) -> Bool = { _ in true }
  ) -> Found? {
    for rule in type.rules(on: event) {
      if let condition = rule.rule.condition, !evenConditional {
        guard evenGuarded, condition.asksOnlyForNobody else { continue }
      }
      for (index, action) in rule.rule.actions.enumerated() where isMeant(action) {
        if let deed = BranchDeed(action), deeds.contains(deed) { return Found(rule: rule, index: index, deed: deed) }
      }
    }
    return nil
  }

  private static func finding(
    _ code: FindingCode, _ found: Found, _ served: String, _ forgotten: String
  ) -> Finding {
    let action = found.rule.rule.actions[found.index]
    let event = found.rule.rule.event
    let other = ReceiptPair(event)?.other(than: event) ?? (event == .updatedUser ? .updatedOther : .updatedUser)
    return Finding(
      code, at: found.rule.place(ofAction: found.index).text,
      "The rule \(action.deed) for \(served), and no rule does the like for \(forgotten).",
      why: "Half of them are forgotten, and nobody notices.",
      story: ["\(found.rule.told) \(action.deed).", "\(other.title): nothing of the kind is done."],
      mend:
        "Add a rule on '\(other)', or move the action to '\(ReceiptPair(event) == nil ? "updated" : "received")'. If it "
        + "is meant so, allow \(code) here and say why.")
  }
}

extension Condition {
  /// Whether it only asks that nobody has the lead yet, as rules do that assign.
  fileprivate var asksOnlyForNobody: Bool {
    switch self {
    case .all(let parts): parts.allSatisfy(\.asksOnlyForNobody)
    case .field(let name, .isSet(false)): name == LeadProperty.user.name
    default: false
    }
  }
}
