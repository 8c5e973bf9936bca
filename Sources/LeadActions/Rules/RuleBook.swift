/// Everything that rules are made of: lead groups with their types, templates, workflows, and the names they use.
///
/// A value that never changes; another version is another value. Users, groups and partners are only named in it, who
/// they are stands in the ``Directory``, so that hiring somebody needs no new rule book.
public struct RuleBook: Hashable, Sendable {
  public var name: String
  /// The host's own count; plans and histories name it.
  public var version: Int
  public var users: [UserName]
  public var groups: [GroupName]
  public var partners: [PartnerName]
  /// Fields that leads have beside the standard ones.
  public var fields: [FieldName: FieldKind]
  /// Facts that the host's source gives, which conditions name as `fact.NAME`.
  public var facts: [FieldName: FieldKind]
  /// The host's own events, each with its fields, which conditions name as `event.NAME`.
  public var customEvents: [CustomEventName: [FieldName: FieldKind]]
  public var leadGroups: [LeadGroup]
  public var templates: [MessageTemplate]
  /// Pieces of templates, which templates include as `{{> NAME}}`.
  public var partials: [TemplateName: String]
  public var workflows: [LeadWorkflow]
  /// The directory of a small set-up that keeps everything in one file.
  public var directory: Directory?
  /// Findings that are meant to be so here, each with the reason.
  public var allowed: [FindingCode: String]

  public init(
    _ name: String, version: Int = 1, users: [UserName] = [], groups: [GroupName] = [],
    partners: [PartnerName] = [], fields: [FieldName: FieldKind] = [:], facts: [FieldName: FieldKind] = [:],
    customEvents: [CustomEventName: [FieldName: FieldKind]] = [:], leadGroups: [LeadGroup] = [],
    templates: [MessageTemplate] = [], partials: [TemplateName: String] = [:], workflows: [LeadWorkflow] = [],
    directory: Directory? = nil, allowed: [FindingCode: String] = [:]
  ) {
    self.name = name
    self.version = version
    self.users = users
    self.groups = groups
    self.partners = partners
    self.fields = fields
    self.facts = facts
    self.customEvents = customEvents
    self.leadGroups = leadGroups
    self.templates = templates
    self.partials = partials
    self.workflows = workflows
    self.directory = directory
    self.allowed = allowed
  }

  public var leadTypes: [LeadType] { leadGroups.flatMap(\.types) }

  /// The fields that conditions in this book can name.
  public var fieldCatalog: FieldCatalog {
    var ofEvents: [FieldName: FieldKind] = [:]
    for event in customEvents.keys.sorted() { ofEvents.merge(customEvents[event] ?? [:]) { first, _ in first } }
    return FieldCatalog(custom: fields, facts: facts, customEvents: ofEvents)
  }
}
