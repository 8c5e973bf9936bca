extension Action {
  /// The fields that the action may change; nothing where they may be any, as those of a host's action may.
  var sourcesChanged: [FieldSource]? {
    switch self {
    case .assignToUser: [.lead(.user)]
    case .changeStatus: [.lead(.status), .lead(.progress)]
    case .changeLeadType: [.lead(.leadType), .record(.leadGroup)]
    case .refer: [.lead(.partner), .record(.isReferred)]
    case .startWorkflow, .stopWorkflow: [.record(.workflow)]
    case .custom: nil
    case .appointment, .contactCustomer, .contactPartner, .contactUser, .form, .journey, .notifyUserByEmail,
      .notifyUserByText, .taskUser, .webhook:
      []
    }
  }
}

extension ExploredRule {
  /// Whether an action of the rule may change one of the fields that a condition asks for.
  func mayChange(_ names: some Sequence<FieldName>, _ catalog: FieldCatalog) -> Bool {
    let asked = Set(names.compactMap { catalog.find($0)?.source })
    return actions.contains { action in action.sourcesChanged.map { !asked.isDisjoint(with: $0) } ?? true }
  }
}
