extension CheckedRule {
  var assigns: Bool { rule.actions.contains(where: \.assigns) }

  /// The event and the rule, as stories say them: `Received (Other): rule 'welcome'`.
  var told: String { "\(rule.event.title): rule \(rule.id.inQuotes)" }
}

extension [Knowledge] {
  /// Whether a field has no value in any of the alternatives.
  func isUnset(_ property: LeadProperty) -> Bool {
    allSatisfy { !$0.value(of: $0.view.current(.lead(property))).canBeSet }
  }

  /// Whether a field has a value in all of the alternatives.
  func isSet(_ property: LeadProperty) -> Bool {
    allSatisfy { !$0.value(of: $0.view.current(.lead(property))).canBeUnset }
  }

  /// Whether a flag is false in all of the alternatives.
  func isFalse(_ property: LeadProperty) -> Bool {
    allSatisfy { !$0.value(of: $0.view.current(.lead(property))).contains(.flag(true)) }
  }
}
