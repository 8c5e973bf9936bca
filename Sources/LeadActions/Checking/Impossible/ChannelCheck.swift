/// Finds messages to the customer by a channel that has just failed, or that is closed.
enum ChannelCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    let workflows = Dictionary(book.workflows.map { ($0.workflow.name, $0) }) { first, _ in first }
    for type in book.types {
      for rule in type.rules {
        let lost = rule.rule.event.lostChannel
        let known = rule.contactsOrStarts ? book.knowledge(of: rule) : []
        for (index, action) in rule.rule.actions.enumerated() {
          let place = rule.place(ofAction: index)
          if let channel = lost, !rule.asksForRecipient {
            if action.contactsCustomer(by: channel) {
              report.findings.append(justFailed(rule, action, channel, at: place))
              continue
            }
            if case .startWorkflow(let start) = action, let workflow = workflows[start.workflow] {
              if let step = workflow.firstContact(by: channel) {
                report.findings.append(startsWith(workflow, step, rule, channel, at: place))
              } else if rule.rule.event.closesEmail, let step = workflow.laterContact(by: channel) {
                report.findings.append(leadsTo(workflow, step, rule, at: place))
              }
            }
          }
          if let finding = closed(rule, action, known, at: place) { report.findings.append(finding) }
        }
      }
      findConsequences(in: type, &report)
    }
  }

  private static func justFailed(
    _ rule: CheckedRule, _ action: Action, _ channel: ContactChannel, at place: Place
  ) -> Finding {
    Finding(
      .channelJustFailed, at: place.text, "On \(rule.rule.event.title) the rule \(action.deed).",
      why: rule.rule.event.reasonNotToWrite, story: ["\(rule.told) \(action.deed), and the customer gets nothing."],
      mend: "Use another channel, or task a user.")
  }

  private static func startsWith(
    _ workflow: CheckedWorkflow, _ step: Int, _ rule: CheckedRule, _ channel: ContactChannel, at place: Place
  ) -> Finding {
    Finding(
      .channelJustFailed, at: place.text,
      "On \(rule.rule.event.title) the rule starts the workflow \(workflow.workflow.name.inQuotes), which begins by "
        + "writing to the customer by the same channel.",
      why: rule.rule.event.reasonNotToWrite,
      story: ["\(rule.told) starts the workflow; its first message reaches nobody."],
      mend: "Begin the workflow on another channel, or start another one.",
      related: [RelatedPlace(workflow.place(ofStep: step).text, "writes to the customer")])
  }

  private static func leadsTo(
    _ workflow: CheckedWorkflow, _ step: Int, _ rule: CheckedRule, at place: Place
  ) -> Finding {
    Finding(
      .channelJustFailed, at: place.text,
      "On \(rule.rule.event.title) the rule starts the workflow \(workflow.workflow.name.inQuotes), which emails the "
        + "customer after a wait.",
      why: "\(rule.rule.event.reasonNotToWrite) That does not change by waiting.",
      story: ["\(rule.told) starts the workflow; when it has waited, email is still closed, and nothing is sent."],
      mend: "Use another channel in the workflow, or start another one.",
      related: [RelatedPlace(workflow.place(ofStep: step).text, "emails the customer")])
  }

  /// A message by a channel that the rule's own condition says is closed.
  private static func closed(
    _ rule: CheckedRule, _ action: Action, _ known: [Knowledge], at place: Place
  ) -> Finding? {
    guard case .contactCustomer(let contact) = action, rule.rule.condition != nil, !known.isEmpty else { return nil }
    let reason: String
    switch contact.by {
    case .email where known.isFalse(.emailConsent), .text where known.isFalse(.textConsent),
      .letter where known.isFalse(.letterConsent):
      reason = "consents to it no more"
    case .email where known.isUnset(.email): reason = "has no email address"
    case .text where known.isUnset(.mobile) && known.isUnset(.phone): reason = "has no number"
    default: return nil
    }
    return Finding(
      .channelClosed, at: place.text, "The rule \(action.deed), and acts only where the customer \(reason).",
      why: "The message is never sent.",
      story: ["\(rule.told) matches because the customer \(reason); the message is not sent."],
      mend: "Use another channel, or turn the condition round.",
      related: [RelatedPlace(rule.place["when"].text, "holds only where the customer \(reason)")])
  }

  // MARK: By way of a status

  /// A status that only such events lead to, and upon which the customer is written to by that channel.
  private static func findConsequences(in type: CheckedType, _ report: inout CheckReport) {
    var setters: [StatusName: [CheckedRule]] = [:]
    for rule in type.rules {
      for case .changeStatus(let change) in rule.rule.actions { setters[change.to, default: []].append(rule) }
    }
    for rule in type.rules(on: .statusChanged) {
      guard let status = rule.rule.condition?.onlyStatus, let rules = setters[status], let first = rules.first,
        let channel = first.rule.event.lostChannel,
        rules.allSatisfy({ $0.rule.event.lostChannel == channel && !$0.asksForRecipient }),
        let index = rule.rule.actions.firstIndex(where: { $0.contactsCustomer(by: channel) })
      else { continue }
      let place = rule.place(ofAction: index).text
      guard !report.findings.contains(where: { $0.place == place && $0.code == .channelClosed }) else { continue }
      report.findings.append(
        Finding(
          .channelJustFailed, at: place,
          "The rule \(rule.rule.actions[index].deed) upon the status \(status.inQuotes), which only "
            + "\(first.rule.event.title) leads to.",
          why: first.rule.event.reasonNotToWrite,
          story: [
            "\(first.told) changes the status to \(status.inQuotes).",
            "\(rule.told) \(rule.rule.actions[index].deed), and the customer gets nothing.",
          ], mend: "Use another channel, or task a user.",
          related: [RelatedPlace(first.place.text, "changes the status to \(status.inQuotes)")]))
    }
  }
}

extension Event {
  /// The channel that the customer cannot be reached by after the event.
  var lostChannel: ContactChannel? {
    switch self {
    case .emailFailed, .emailUnsubscribed, .emailSpamReported: .email
    case .textFailed: .text
    default: nil
    }
  }

  /// Whether the customer's consent to email ends with it, and not merely an address.
  fileprivate var closesEmail: Bool { self == .emailUnsubscribed || self == .emailSpamReported }

  fileprivate var reasonNotToWrite: String {
    switch self {
    case .emailFailed: "The address is the one that has just failed for good."
    case .textFailed: "The number is the one that has just failed."
    case .emailSpamReported: "Who reports spam closes email, so that the message is never sent."
    default: "Who unsubscribes closes email, so that the message is never sent."
    }
  }
}

extension Action {
  func contactsCustomer(by channel: ContactChannel) -> Bool {
    if case .contactCustomer(let contact) = self { return contact.by == channel }
    return false
  }
}

extension CheckedRule {
  fileprivate var contactsOrStarts: Bool {
    rule.condition != nil && rule.actions.contains { if case .contactCustomer = $0 { true } else { false } }
  }

  /// A rule that looks at the recipient may be about somebody else's address.
  fileprivate var asksForRecipient: Bool {
    rule.condition?.fieldsRead.contains(EventProperty.recipient.name) ?? false
  }
}

extension CheckedWorkflow {
  /// The step before the first wait that writes to every customer by a channel.
  fileprivate func firstContact(by channel: ContactChannel) -> Int? {
    firstActions.first { $0.condition == nil && $0.action.contactsCustomer(by: channel) }?.index
  }

  /// The first step of all that writes to every customer by a channel, with nothing before it that may open the channel
  /// again or end the workflow.
  fileprivate func laterContact(by channel: ContactChannel) -> Int? {
    for (index, step) in workflow.steps.enumerated() {
      guard case .action(let action) = step.kind else { continue }
      switch action {
      case .custom: return nil
      case .startWorkflow where step.condition == nil, .stopWorkflow where step.condition == nil: return nil
      default: if step.condition == nil, action.contactsCustomer(by: channel) { return index }
      }
    }
    return nil
  }
}

extension Condition {
  /// The one status that the lead must have for the condition to hold, where it names just one.
  var onlyStatus: StatusName? {
    switch self {
    case .field(LeadProperty.status.name, .compare(.equals, .text(let status))),
      .field(LeadProperty.status.name, .changedTo(.text(let status))):
      StatusName(status)
    case .field(LeadProperty.status.name, .oneOf(let values)):
      if values.count == 1, case .text(let status)? = values.first { StatusName(status) } else { nil }
    case .all(let parts): parts.lazy.compactMap(\.onlyStatus).first
    default: nil
    }
  }
}
