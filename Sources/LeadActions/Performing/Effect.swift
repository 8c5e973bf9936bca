public import struct Foundation.Date

/// What an action asks for: plain data, which the planner applies to the lead's record and the store commits.
@nonexhaustive
public enum Effect: Hashable, Sendable {
  case change(LeadChange)
  /// Something to be sent after the commit.
  case deliver(Message)
  /// The lead goes to a partner: it becomes the lead's partner, the referral is sent, and Referred is raised.
  case refer(PartnerName)
  case startWorkflow(WorkflowName)
  case stopWorkflow
  /// An event of the host's own, raised behind the events in hand.
  case raise(CustomEventName, [FieldName: FieldValue])
  /// An event of the host's own, raised at a later time.
  case remind(CustomEventName, [FieldName: FieldValue], at: Date)
  /// A line for the lead's history.
  case note(String)
}

/// A change to the lead; changes of status, user and progress raise their events.
@nonexhaustive
public enum LeadChange: Hashable, Sendable {
  case user(UserName?, from: GroupName?)
  case status(StatusName)
  case leadType(LeadTypeName)
  case progress(LeadProgress)
  /// A field's new value, or none; it raises nothing, since actions never raise Updated.
  case field(FieldName, FieldValue?)

  public static func user(_ name: UserName?) -> Self { .user(name, from: nil) }
}
