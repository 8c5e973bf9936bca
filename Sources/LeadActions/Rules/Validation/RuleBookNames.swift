/// Every name that a rule book declares.
struct RuleBookNames: Sendable {
  let users: KnownNames<NameKind.UserMark>
  let groups: KnownNames<NameKind.GroupMark>
  let partners: KnownNames<NameKind.PartnerMark>
  let leadGroups: KnownNames<NameKind.LeadGroupMark>
  let leadTypes: KnownNames<NameKind.LeadTypeMark>
  let statuses: KnownNames<NameKind.StatusMark>
  let progress: KnownNames<NameKind.StatusMark>
  let workflows: KnownNames<NameKind.WorkflowMark>
  let templates: KnownNames<NameKind.TemplateMark>
  let customEvents: KnownNames<NameKind.EventMark>
  let actions: KnownNames<NameKind.ActionMark>
  let strategies: KnownNames<NameKind.StrategyMark>
  let channels: [TemplateName: ContactChannel]
  let statusesOfTypes: [LeadTypeName: Set<StatusName>]

  /// - Parameter unread: the keys of the file in whose values something could not be read.
  init(_ book: RuleBook, customActions: Set<ActionName>?, strategies: Set<StrategyName>, unread: Set<String>) {
    func declared<Kind>(
      _ thing: String, _ names: some Sequence<Name<Kind>>, _ section: String, _ topic: ProblemTopic
    ) -> KnownNames<Kind> {
      KnownNames(
        thing, Set(names), mend: "Add it to \"\(section)\", or correct the name.", isOpen: unread.contains(section),
        topic: topic)
    }
    let directory = book.directory ?? .empty
    let isDirectoryUnread = unread.contains("directory")
    users = KnownNames(
      "user", Set(book.users).union(directory.users.keys), mend: "Add it to \"users\", or correct the name.",
      isOpen: isDirectoryUnread || unread.contains("users"), topic: .unknownUser)
    groups = KnownNames(
      "group", Set(book.groups).union(directory.groups.keys), mend: "Add it to \"groups\", or correct the name.",
      isOpen: isDirectoryUnread || unread.contains("groups"), topic: .unknownGroup)
    partners = KnownNames(
      "partner", Set(book.partners).union(directory.partners.keys),
      mend: "Add it to \"partners\", or correct the name.", isOpen: isDirectoryUnread || unread.contains("partners"),
      topic: .unknownPartner)
    leadGroups = declared("lead group", book.leadGroups.map(\.name), "leadGroups", .unknownLeadGroup)
    let types = book.leadTypes
    leadTypes = KnownNames(
      "lead type", Set(types.map(\.name)), mend: "Add it to a lead group, or correct the name.",
      isOpen: unread.contains("leadGroups"), topic: .unknownLeadType)
    // Where no lead type declares any, the host's own system owns them.
    let all = Set(types.flatMap { $0.statuses.map(\.name) })
    statuses = KnownNames(
      "status", all, mend: "Add it to the statuses of a lead type, or correct the name.",
      isOpen: all.isEmpty || unread.contains("leadGroups"), topic: .unknownStatus)
    progress = KnownNames(
      "progress", Set(LeadProgress.allCases.map { StatusName($0.rawValue) }),
      mend: "Use \(LeadProgress.allCases.map(\.rawValue).asChoice).", topic: .unknownProgress)
    workflows = declared("workflow", book.workflows.map(\.name), "workflows", .unknownWorkflow)
    templates = declared("template", book.templates.map(\.name), "templates", .unknownTemplate)
    customEvents = declared("custom event", book.customEvents.keys, "customEvents", .unknownCustomEvent)
    actions = KnownNames(
      "action", (customActions ?? []).union(Action.standardNames),
      mend: "Use one of the guide's, or give the library a performer of that name.", isOpen: customActions == nil,
      topic: .unknownAction)
    self.strategies = KnownNames(
      "strategy", strategies.union([.random, .sequential, .weighted, .leastLoaded]),
      mend: "Use 'random', 'sequential', 'weighted' or 'leastLoaded', or give the library one of that name.",
      topic: .unknownStrategy)
    channels =
      unread.contains("templates")
      ? [:] : Dictionary(book.templates.map { ($0.name, $0.channel) }) { first, _ in first }
    statusesOfTypes = Dictionary(types.map { ($0.name, Set($0.statuses.map(\.name))) }) { first, _ in first }
  }
}
