public import LeadActions

/// Something that happens to the lead of a scenario, where a ``Report`` would need what the scenario knows already: the
/// lead itself, or the id of a message that a rule sent.
///
///     try await test.when(.received(from: .webForm))
///     try await test.when(.emailOpened(sentBy: "welcome"))
public struct Happening: Sendable {
  enum Kind: Sendable {
    case received(Origin, Receipt.Duplicate, Receipt.Referring)
    case adopted([LeadProgress], [LeadAppointment])
    /// A report on the last message of some kinds that arrived, sent by a rule or workflow where one is named.
    case about(Report, [MessageKind], by: ActionOrigin?)
  }

  let kind: Kind

  /// The scenario's lead is received, now.
  public static func received(
    from origin: Origin, duplicate: Receipt.Duplicate = .unknown, referral: Receipt.Referring = .byLeadType
  ) -> Self {
    Self(kind: .received(origin, duplicate, referral))
  }

  /// The scenario's lead existed before the library did; nothing is raised.
  public static func adopted(
    progressReached: [LeadProgress] = [], appointments: [LeadAppointment] = []
  ) -> Self {
    Self(kind: .adopted(progressReached, appointments))
  }
}

/// What happens to the last email, text message, task or referral that arrived, or to the last one by a rule.
extension Happening {
  public static func emailFailed(sentBy rule: RuleID? = nil, reason: String? = nil, permanently: Bool = true) -> Self {
    about(.emailFailed(MessageDetails("", reason: reason), permanently: permanently), [.email], rule)
  }

  public static func emailOpened(sentBy rule: RuleID? = nil, likelyMachine: Bool = false) -> Self {
    about(.emailOpened(MessageDetails("", likelyMachine: likelyMachine)), [.email], rule)
  }

  public static func emailClicked(
    sentBy rule: RuleID? = nil, link: String? = nil, likelyMachine: Bool = false
  ) -> Self {
    about(.emailClicked(MessageDetails("", link: link, likelyMachine: likelyMachine)), [.email], rule)
  }

  public static func emailReplied(sentBy rule: RuleID? = nil, text: String? = nil) -> Self {
    about(.emailReplied(MessageDetails("", text: text)), [.email], rule)
  }

  public static func emailUnsubscribed(sentBy rule: RuleID? = nil) -> Self {
    about(.emailUnsubscribed(MessageDetails("")), [.email], rule)
  }

  public static func emailSpamReported(sentBy rule: RuleID? = nil) -> Self {
    about(.emailSpamReported(MessageDetails("")), [.email], rule)
  }

  public static func textFailed(sentBy rule: RuleID? = nil, reason: String? = nil) -> Self {
    about(.textFailed(MessageDetails("", reason: reason)), [.text], rule)
  }

  public static func textReplied(sentBy rule: RuleID? = nil, text: String? = nil, stop: Bool = false) -> Self {
    about(.textReplied(MessageDetails("", text: text), stop: stop), [.text], rule)
  }

  /// The task is done; that of an Appointment action completes the appointment that it was about.
  public static func taskCompleted(sentBy rule: RuleID? = nil, appointment: AppointmentID? = nil) -> Self {
    about(.taskCompleted(delivery: "", appointment: appointment), [.task], rule)
  }

  public static func referralFailed(sentBy rule: RuleID? = nil, reason: String) -> Self {
    about(.referralFailed(delivery: "", reason: reason), [.referral], rule)
  }

  private static func about(_ report: Report, _ kinds: [MessageKind], _ rule: RuleID?) -> Self {
    Self(kind: .about(report, kinds, by: rule.map(ActionOrigin.rule)))
  }

  /// The same, of what a workflow sent.
  public func sentBy(workflow: WorkflowName) -> Self {
    guard case .about(let report, let kinds, _) = kind else { return self }
    return Self(kind: .about(report, kinds, by: .workflow(workflow)))
  }
}
