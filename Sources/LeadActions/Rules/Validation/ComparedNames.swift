extension RuleBookValidator {
  /// A field that holds a name is compared only with names that are known: an unknown one would never match.
  mutating func checkKnown(_ value: FieldValue, _ field: FieldInHand, in context: RuleContext, at place: Place) {
    guard case .text(let text) = value else { return }
    switch field.source {
    case .lead(.status): check(StatusName(text), among: names.statuses, at: place)
    case .lead(.progress): check(StatusName(text), among: names.progress, at: place)
    case .lead(.leadType): check(LeadTypeName(text), among: names.leadTypes, at: place)
    case .lead(.user), .event(.appointmentUser): check(UserName(text), among: names.users, at: place)
    case .lead(.partner), .event(.partner): check(PartnerName(text), among: names.partners, at: place)
    case .record(.leadGroup): check(LeadGroupName(text), among: names.leadGroups, at: place)
    case .record(.workflow): check(WorkflowName(text), among: names.workflows, at: place)
    case .event(.from), .event(.to): checkChange(text, of: context.event, at: place)
    default: break
    }
  }

  /// What `event.from` and `event.to` hold depends on the event.
  private mutating func checkChange(_ text: String, of event: Event?, at place: Place) {
    switch event {
    case .statusChanged?: check(StatusName(text), among: names.statuses, at: place)
    case .userChanged?: check(UserName(text), among: names.users, at: place)
    case let event? where event.progress != nil: check(StatusName(text), among: names.progress, at: place)
    default: break
    }
  }
}
