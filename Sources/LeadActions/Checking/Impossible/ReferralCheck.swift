/// Finds referrals that cannot be, and messages to partners that no lead has.
enum ReferralCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    let types = book.types
    for type in types {
      for rule in type.rules {
        for (index, action) in rule.rule.actions.enumerated() {
          guard case .refer(let refer) = action else { continue }
          if let finding = finding(on: refer, in: type, at: rule.place(ofAction: index)) {
            report.findings.append(finding)
          }
        }
      }
    }
    for workflow in book.workflows { check(workflow, types, &report) }
    if !canBeReferred(book, types) { findContacts(types, &report) }
  }

  private static func finding(on refer: Refer, in type: CheckedType, at place: Place) -> Finding? {
    let method = type.type.referralMethod
    if !method.allowsReferral {
      return Finding(
        .referralNotAllowed, at: place.text,
        method == .none
          ? "Refer does nothing here: the lead type \(type.type.name.inQuotes) has no referral method."
          : "Refer does nothing here: the referral method of \(type.type.name.inQuotes) is \(method.rawValue.inQuotes).",
        why: "The partner never hears of the lead, and Referred is never raised.",
        mend:
          "Give the lead type the referral method 'deliverManually' or 'deliverImmediately', or take the action out.",
        related: [RelatedPlace(type.place["referralMethod"].text, "the referral method")])
    }
    guard refer.partner == nil, type.type.partner == nil else { return nil }
    return Finding(
      .noPartnerToReferTo, at: place.text,
      "Refer names no partner, and the lead type \(type.type.name.inQuotes) has none.",
      why: "The lead is referred to nobody.",
      mend: "Name a partner here, or give the lead type one.",
      related: [RelatedPlace(type.place.text, "has no partner")])
  }

  /// A step refers by the method of the lead's type, of which several may start the workflow.
  private static func check(_ workflow: CheckedWorkflow, _ types: [CheckedType], _ report: inout CheckReport) {
    for (index, step) in workflow.workflow.steps.enumerated() {
      guard case .action(.refer(let refer)) = step.kind else { continue }
      let starting = types.filter { $0.starts(workflow.workflow.name) }
      let findings = starting.map { finding(on: refer, in: $0, at: workflow.place(ofStep: index)["do"]) }
      guard let first = findings.first ?? nil, findings.allSatisfy({ $0 != nil }) else { continue }
      report.findings.append(first)
    }
  }

  /// Whether a lead may have a partner: the lead type's, one that a rule refers to, or one that the host speaks of.
  private static func canBeReferred(_ book: CheckedBook, _ types: [CheckedType]) -> Bool {
    book.hasCustomActions || types.contains { $0.type.referralMethod.allowsReferral || $0.type.partner != nil }
      || book.actions.contains { if case .refer = $0.action { true } else { false } }
  }

  private static func findContacts(_ types: [CheckedType], _ report: inout CheckReport) {
    for type in types where !type.rules.contains(where: { $0.rule.event.speaksOfReferral }) {
      for rule in type.rules where !(rule.rule.condition?.asksForPartner ?? false) {
        for (index, action) in rule.rule.actions.enumerated() {
          guard case .contactPartner = action else { continue }
          report.findings.append(
            Finding(
              .partnerNeverSet, at: rule.place(ofAction: index).text,
              "The rule \(action.deed), and no lead of \(type.type.name.inQuotes) ever has a partner.",
              why: "The message is never sent.",
              story: ["\(rule.told) \(action.deed); the lead has no partner, and nothing is sent."],
              mend:
                "Refer the lead first, give the lead type a partner and a referral method, or write to somebody else."
            ))
        }
      }
    }
  }
}

extension CheckedType {
  /// Whether a rule of the type starts a workflow.
  func starts(_ workflow: WorkflowName) -> Bool {
    rules.contains { $0.rule.actions.contains(.startWorkflow(StartWorkflow(workflow))) }
  }
}

extension Event {
  /// Whether the event is one of a lead that a partner has or had.
  var speaksOfReferral: Bool {
    switch self {
    case .receivedReferred, .referred, .returnStarted, .returnDeclined, .returnAccepted: true
    default: false
    }
  }
}

extension Condition {
  fileprivate var asksForPartner: Bool {
    fieldsRead.contains { [LeadProperty.partner.name, RecordProperty.isReferred.name].contains($0) }
  }
}
