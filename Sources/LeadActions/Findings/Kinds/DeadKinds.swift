extension FindingKind {
  static let dead = [
    FindingKind("LA301", "Condition that never holds", .warning),
    FindingKind("LA302", "Condition that contradicts its event", .warning),
    FindingKind("LA303", "Event or status that the lead type cannot have", .warning),
    FindingKind("LA304", "Rule that does what another has done", .warning),
    FindingKind("LA305", "Rule that a change of the lead type leaves behind", .warning),
    FindingKind("LA306", "Workflow that nothing starts", .information),
    FindingKind("LA307", "Template that nothing sends", .information),
    FindingKind("LA308", "Group, partial or custom event that nothing uses", .information),
    FindingKind("LA309", "Condition that never holds after other rules", .warning),
    FindingKind("LA310", "User or status that a later rule always replaces", .warning),
  ]
}
