/// Finds types in which one branch of a receipt assigns a user and the other nobody, while later rules count on one.
enum AssigningBranchCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    guard !book.hasCustomActions else { return }
    for type in book.types {
      let assigning = type.rules(on: Event.receipt).filter(\.assigns)
      // All of them in one branch, or every lead may find somebody.
      guard let rule = assigning.first, let pair = ReceiptPair(rule.rule.event),
        assigning.allSatisfy({ $0.rule.event == rule.rule.event })
      else { continue }
      let forgotten = pair.other(than: rule.rule.event)
      let relying = relying(in: type, book)
      guard let first = relying.first(where: { isMeant($0, forgotten, type) }) else { continue }
      report.findings.append(finding(rule, forgotten, [first] + relying.filter { $0.index != first.index }))
    }
  }

  /// Rules after the receipt that fall to the assigned user without asking whether there is one.
  private static func relying(in type: CheckedType, _ book: CheckedBook) -> [CheckedRule] {
    type.rules.filter { rule in
      guard !Event.receipt.contains(rule.rule.event), rule.rule.event != .userChanged, !rule.assigns,
        rule.rule.actions.contains(where: { $0.isForAssignedUser })
      else { return false }
      let known = book.knowledge(of: rule)
      return !known.isEmpty && !known.isSet(.user) && !known.isUnset(.user)
    }
  }

  /// Whether leads of the forgotten branch come to such a rule, and the branch was not seen to in another way.
  private static func isMeant(_ rule: CheckedRule, _ forgotten: Event, _ type: CheckedType) -> Bool {
    switch forgotten {
    // Only leads that went to a partner come back from one.
    case .receivedReferred: rule.rule.event.speaksOfReferral || !type.acts(on: forgotten)
    default: !type.acts(on: forgotten)
    }
  }

  private static func finding(_ rule: CheckedRule, _ forgotten: Event, _ relying: [CheckedRule]) -> Finding {
    let first = relying[0]
    return Finding(
      .assignsOneBranch, at: rule.place.text,
      "Only on \(rule.rule.event.title) a user is assigned, and later rules count on one for every lead.",
      why: "A lead of the other branch has nobody, and what falls to the assigned user is never done.",
      story: [
        "\(forgotten.title): no rule assigns anybody.",
        "\(first.told) counts on the assigned user, and there is none.",
      ],
      mend: "Assign on '\(forgotten)' too, or on 'received'"
        + (forgotten == .receivedUser ? ", unless the user who adds the lead is given it." : "."),
      related: relying.map { RelatedPlace($0.place.text, "counts on the assigned user") })
  }
}
