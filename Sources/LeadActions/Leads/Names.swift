/// The kinds that keep names of different things apart.
public enum NameKind {
  public enum Tenant {}
  public enum LeadGroup {}
  public enum LeadType {}
  public enum Status {}
  public enum User {}
  public enum Group {}
  public enum Partner {}
  public enum Template {}
  public enum Workflow {}
  public enum Form {}
  public enum Journey {}
  public enum Field {}
  public enum Rule {}
  public enum Event {}
  public enum Action {}
  public enum Secret {}
  public enum Strategy {}
  public enum Custom {}

  public enum Lead: IdentifierKind {}
  public enum Occurrence: IdentifierKind {}
  public enum Appointment: IdentifierKind {}
  public enum Message: IdentifierKind {}
  public enum Delivery: IdentifierKind {}
  public enum Timer: IdentifierKind {}
  public enum WorkflowRun: IdentifierKind {}
}

/// Whose leads they are: one store can serve many hosts' customers, and every key in it begins with the tenant.
public typealias TenantName = Name<NameKind.Tenant>
public typealias LeadGroupName = Name<NameKind.LeadGroup>
public typealias LeadTypeName = Name<NameKind.LeadType>
public typealias StatusName = Name<NameKind.Status>
public typealias UserName = Name<NameKind.User>
/// A group of users.
public typealias GroupName = Name<NameKind.Group>
/// A referral partner.
public typealias PartnerName = Name<NameKind.Partner>
public typealias TemplateName = Name<NameKind.Template>
public typealias WorkflowName = Name<NameKind.Workflow>
public typealias FormName = Name<NameKind.Form>
public typealias JourneyName = Name<NameKind.Journey>
/// A field that conditions and templates read: of a lead, an event, an appointment, or a fact of the host's.
public typealias FieldName = Name<NameKind.Field>
/// A rule's stable id, unique in its lead type.
public typealias RuleID = Name<NameKind.Rule>
/// An event that a host defines beside the guide's 42.
public typealias CustomEventName = Name<NameKind.Event>
/// A kind of action, as rule book files spell it.
public typealias ActionName = Name<NameKind.Action>
/// A secret that a webhook's URL names; the host resolves it at sending, and nothing stores it.
public typealias SecretName = Name<NameKind.Secret>
/// A way of choosing a user from a group.
public typealias StrategyName = Name<NameKind.Strategy>
/// A kind of delivery that a host defines.
public typealias CustomDeliveryName = Name<NameKind.Custom>

public typealias LeadID = Name<NameKind.Lead>
public typealias OccurrenceID = Name<NameKind.Occurrence>
public typealias AppointmentID = Name<NameKind.Appointment>
/// A message that was sent to somebody, as the host or its provider names it; our own are named by their delivery.
public typealias MessageID = Name<NameKind.Message>
public typealias DeliveryID = Name<NameKind.Delivery>
public typealias TimerID = Name<NameKind.Timer>
public typealias WorkflowRunID = Name<NameKind.WorkflowRun>

extension TenantName {
  /// The tenant of a host that has only one.
  public static var only: TenantName { "main" }
}
