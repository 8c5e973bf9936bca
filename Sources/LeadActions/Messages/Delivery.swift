public import struct Foundation.Date

/// One thing to be sent, made with the plan and sent after its commit.
///
/// Its id stays the same at every attempt and after a restart, so that a receiver recognises a repeat.
public struct Delivery: Hashable, Sendable, Codable, Identifiable {
  public var id: DeliveryID
  public var lead: LeadID
  public var message: Message
  /// The occurrence and the rule, or workflow, that it comes from.
  public var occurrence: OccurrenceID
  public var origin: ActionOrigin
  /// The first occurrence of the chain of causes, which a reply continues.
  public var chain: OccurrenceID
  public var created: Date
  /// After this time it is not sent any more, such as a reminder when the appointment has begun.
  public var lastUsefulTime: Date?
  /// The appointment that it reminds of; moving, cancelling, starting or completing that withdraws it.
  public var remindsOf: AppointmentID?
  /// The lead type whose rule it comes from, which the lead need not be of any more; none for workflows, and for what was
  /// planned before this was kept.
  public var leadType: LeadTypeName?

  public init(
    id: DeliveryID, lead: LeadID, message: Message, occurrence: OccurrenceID, origin: ActionOrigin,
    chain: OccurrenceID, created: Date, lastUsefulTime: Date? = nil, remindsOf: AppointmentID? = nil,
    leadType: LeadTypeName? = nil
  ) {
    self.id = id
    self.lead = lead
    self.message = message
    self.occurrence = occurrence
    self.origin = origin
    self.chain = chain
    self.created = created
    self.lastUsefulTime = lastUsefulTime
    self.remindsOf = remindsOf
    self.leadType = leadType
  }
}

/// Where an action stands: in a rule, in a workflow, or in the lead type's own referral at receipt.
@nonexhaustive
public enum ActionOrigin: Hashable, Sendable, Codable {
  case rule(RuleID)
  case workflow(WorkflowName)
  case receipt
}

extension ActionOrigin: CustomStringConvertible {
  public var description: String {
    switch self {
    case .rule(let id): "rule \(id.inQuotes)"
    case .workflow(let name): "workflow \(name.inQuotes)"
    case .receipt: "receipt"
    }
  }
}
