/// The kinds that keep names of different things apart.
public enum NameKind {
  public enum TenantMark {}
  public enum LeadGroupMark {}
  public enum LeadTypeMark {}
  public enum StatusMark {}
  public enum UserMark {}
  public enum GroupMark {}
  public enum PartnerMark {}
  public enum TemplateMark {}
  public enum WorkflowMark {}
  public enum FormMark {}
  public enum JourneyMark {}
  public enum FieldMark {}
  public enum RuleMark {}
  public enum EventMark {}
  public enum ActionMark {}
  public enum SecretMark {}
  public enum StrategyMark {}
  public enum CustomMark {}

  public enum LeadMark: IdentifierKind {}
  public enum OccurrenceMark: IdentifierKind {}
  public enum AppointmentMark: IdentifierKind {}
  public enum MessageMark: IdentifierKind {}
  public enum DeliveryMark: IdentifierKind {}
  public enum TimerMark: IdentifierKind {}
  public enum WorkflowRunMark: IdentifierKind {}
}

/// Whose leads they are: one store can serve many hosts' customers, and every key in it begins with the tenant.
public typealias TenantName = Name<NameKind.TenantMark>
public typealias LeadGroupName = Name<NameKind.LeadGroupMark>
public typealias LeadTypeName = Name<NameKind.LeadTypeMark>
public typealias StatusName = Name<NameKind.StatusMark>
public typealias UserName = Name<NameKind.UserMark>
/// A group of users.
public typealias GroupName = Name<NameKind.GroupMark>
/// A referral partner.
public typealias PartnerName = Name<NameKind.PartnerMark>
public typealias TemplateName = Name<NameKind.TemplateMark>
public typealias WorkflowName = Name<NameKind.WorkflowMark>
public typealias FormName = Name<NameKind.FormMark>
public typealias JourneyName = Name<NameKind.JourneyMark>
/// A field that conditions and templates read: of a lead, an event, an appointment, or a fact of the host's.
public typealias FieldName = Name<NameKind.FieldMark>
/// A rule's stable id, unique in its lead type.
public typealias RuleID = Name<NameKind.RuleMark>
/// An event that a host defines beside the guide's 42.
public typealias CustomEventName = Name<NameKind.EventMark>
/// A kind of action, as rule book files spell it.
public typealias ActionName = Name<NameKind.ActionMark>
/// A secret that a webhook's URL names; the host resolves it at sending, and nothing stores it.
public typealias SecretName = Name<NameKind.SecretMark>
/// A way of choosing a user from a group.
public typealias StrategyName = Name<NameKind.StrategyMark>
/// A kind of delivery that a host defines.
public typealias CustomDeliveryName = Name<NameKind.CustomMark>

public typealias LeadID = Name<NameKind.LeadMark>
public typealias OccurrenceID = Name<NameKind.OccurrenceMark>
public typealias AppointmentID = Name<NameKind.AppointmentMark>
/// A message that was sent to somebody, as the host or its provider names it; our own are named by their delivery.
public typealias MessageID = Name<NameKind.MessageMark>
public typealias DeliveryID = Name<NameKind.DeliveryMark>
public typealias TimerID = Name<NameKind.TimerMark>
public typealias WorkflowRunID = Name<NameKind.WorkflowRunMark>

extension TenantName {
  /// The tenant of a host that has only one.
  public static var only: TenantName { "main" }
}
