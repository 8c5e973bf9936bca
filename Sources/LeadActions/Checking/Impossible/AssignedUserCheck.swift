/// Finds actions that fall to the assigned user where the lead has none.
enum AssignedUserCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    // A lead may come with the user it got as one of another type.
    let someoneAssigns = book.hasCustomActions || book.actions.contains(where: \.action.assigns)
    for type in book.types {
      for rule in type.rules where !rule.assigns {
        guard let index = rule.rule.actions.firstIndex(where: { $0.isForAssignedUser }) else { continue }
        let action = rule.rule.actions[index]
        let place = rule.place(ofAction: index)
        if asksForNobody(rule, in: type, book) {
          report.findings.append(noUser(rule, action, at: place))
        } else if !someoneAssigns, meetsNobody(rule, book) {
          report.findings.append(nobodyAssigns(rule, action, at: place))
        }
      }
    }
  }

  /// Whether the rule acts only on leads without a user.
  private static func asksForNobody(
    _ rule: CheckedRule, in type: CheckedType, _ book: CheckedBook
  ) -> Bool {
    guard rule.rule.condition != nil else { return false }
    // What an event says of the user may be over when another rule has assigned.
    if rule.rule.event == .userChanged, type.rules(on: .userChanged).contains(where: \.assigns) { return false }
    let known = book.knowledge(of: rule)
    return !known.isEmpty && known.isUnset(.user)
  }

  /// Whether the rule acts at a receipt by which nobody can have been assigned.
  ///
  /// Who types a lead in may keep it, so that Received (User) and what comes before it is left alone where the rules
  /// tell the two apart.
  private static func meetsNobody(_ rule: CheckedRule, _ book: CheckedBook) -> Bool {
    switch rule.rule.event {
    case .receivedOther, .received, .receivedDuplicate, .receivedNotDuplicate, .receivedNotReferred: break
    default: return false
    }
    let known = book.knowledge(of: rule)
    return !known.isEmpty && !known.isSet(.user)
  }

  private static func noUser(_ rule: CheckedRule, _ action: Action, at place: Place) -> Finding {
    Finding(
      .noAssignedUser, at: place.text,
      "The rule \(action.deed), and acts only where no user is assigned.",
      why: "There is nobody for the action, and it is never done.",
      story: ["\(rule.told) matches because nobody is assigned; the rule \(action.deed), and nothing is done."],
      mend: "Assign a user in the same rule, or name a user or group in place of the assigned user.",
      related: [RelatedPlace(rule.place["when"].text, "holds only without a user")])
  }

  private static func nobodyAssigns(_ rule: CheckedRule, _ action: Action, at place: Place) -> Finding {
    Finding(
      .nobodyAssigns, at: place.text,
      "The rule \(action.deed), and no rule assigns anybody.",
      why: "A lead that comes from a web form has no user, and the action is not done.",
      story: ["A web form sends a lead: no rule assigns it.", "\(rule.told) \(action.deed), and there is none."],
      mend: "Assign a user on this event or an earlier one, or name a user or group in place of the assigned user.")
  }
}

extension Event {
  /// The events of one receipt.
  static let receipt: [Event] = [
    .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred, .received, .receivedUser,
    .receivedOther,
  ]
}
