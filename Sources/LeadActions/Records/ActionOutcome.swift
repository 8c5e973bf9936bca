/// What came of an action.
@nonexhaustive
public enum ActionOutcome: Hashable, Sendable, Codable {
  case done(Deed)
  /// The lead was so already.
  case unchanged(Deed)
  case notDone(NotDoneReason)
  /// The performer threw.
  case failed(ErrorText)

  /// What an action did.
  @nonexhaustive
  public enum Deed: Hashable, Sendable, Codable {
    case assigned(UserName?, from: GroupName?)
    case status(StatusName)
    case leadType(LeadTypeName)
    case progress(LeadProgress)
    case field(FieldName)
    case queued(DeliveryID, MessageKind, to: Recipient?)
    case referred(PartnerName, DeliveryID)
    case workflowStarted(WorkflowName)
    case workflowStopped(WorkflowName)
    case raised(CustomEventName)
    case timer(CustomEventName)
    case noted(String)
    /// A performer that returned no effect.
    case nothing
  }
}

/// Why an action was not done; nothing else stops because of it.
@nonexhaustive
public enum NotDoneReason: Error, Hashable, Sendable, Codable {
  case noAssignedUser
  /// Everybody in the group is away, outside working hours, or at a cap.
  case nobodyAvailable(GroupName)
  case emptyGroup(GroupName)
  case unknownGroup(GroupName)
  case unknownUser(UserName)
  case unknownPartner(PartnerName)
  case unknownStrategy(StrategyName)
  case noPartner
  case referralMethod(ReferralMethod)
  case alreadyReferred(PartnerName)
  /// The recipient has no address, or no usable one, for the channel.
  case noAddress(Recipient, ContactChannel)
  case noConsent(ContactChannel)
  case noTemplate(TemplateName)
  case noWorkflow(WorkflowName)
  case noWorkflowRuns
  case unknownStatus(StatusName)
  case unknownLeadType(LeadTypeName)
  case other(String)
}

extension NotDoneReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAssignedUser: "nobody is assigned to the lead"
    case .nobodyAvailable(let group): "nobody in group \(group.inQuotes) is available"
    case .emptyGroup(let group): "group \(group.inQuotes) has no members"
    case .unknownGroup(let group): "the directory has no group \(group.inQuotes)"
    case .unknownUser(let user): "the directory has no user \(user.inQuotes)"
    case .unknownPartner(let partner): "the directory has no partner \(partner.inQuotes)"
    case .unknownStrategy(let strategy): "there is no way of choosing \(strategy.inQuotes)"
    case .noPartner: "the lead has no referral partner"
    case .referralMethod(let method): "the lead type's referral method is '\(method.rawValue)'"
    case .alreadyReferred(let partner): "partner \(partner.inQuotes) has the lead already"
    case .noAddress(let recipient, .email): "\(recipient) has no usable email address"
    case .noAddress(let recipient, .text): "\(recipient) has no number for text messages"
    case .noAddress(let recipient, .letter): "\(recipient) has no postal address"
    case .noConsent(.email): "the customer does not want emails"
    case .noConsent(.text): "the customer does not want text messages"
    case .noConsent(.letter): "the customer does not want letters"
    case .noTemplate(let name): "there is no template \(name.inQuotes) for it"
    case .noWorkflow(let name): "there is no workflow \(name.inQuotes)"
    case .noWorkflowRuns: "no workflow runs"
    case .unknownStatus(let status): "the lead type has no status \(status.inQuotes)"
    case .unknownLeadType(let type): "there is no lead type \(type.inQuotes)"
    case .other(let reason): reason
    }
  }
}
