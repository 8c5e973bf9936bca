extension Action {
  /// The action as rule book files hold it: an object with its name as the only key.
  public var plainValue: PlainValue {
    if case .custom(let action) = self { return .object([action.name.rawValue: action.settings]) }
    return .object([name.rawValue: .object(settings)])
  }

  private var settings: [String: PlainValue] {
    switch self {
    case .appointment(let it): Self.task(it.to, it.title, it.due)
    case .assignToUser(let it): ["to": UserTarget(it.to).plainValue]
    case .changeLeadType(let it): ["to": .text(it.to.rawValue)]
    case .changeStatus(let it): ["to": .text(it.to.rawValue)]
    case .contactCustomer(let it): ["by": .text(it.by.rawValue), "template": .text(it.template.rawValue)]
    case .contactPartner(let it): ["by": .text(it.by.rawValue), "template": .text(it.template.rawValue)]
    case .contactUser(let it):
      ["to": it.to.plainValue, "by": .text(it.by.rawValue), "template": .text(it.template.rawValue)]
    case .form(let it): Self.task(it.to, it.title, it.due, ["form": .text(it.form.rawValue)])
    case .journey(let it): Self.task(it.to, it.title, it.due, ["journey": .text(it.journey.rawValue)])
    case .notifyUserByEmail(let it): ["to": it.to.plainValue]
    case .notifyUserByText(let it): ["to": it.to.plainValue]
    case .startWorkflow(let it): ["workflow": .text(it.workflow.rawValue)]
    case .refer(let it): Self.refer(it)
    case .taskUser(let it): Self.task(it.to, it.title, it.due, it.notes.map { ["notes": .lines($0)] } ?? [:])
    case .webhook(let it): Self.webhook(it)
    case .stopWorkflow, .custom: [:]
    }
  }

  private static func task(
    _ target: UserTarget, _ title: String?, _ due: Period?, _ more: [String: PlainValue] = [:]
  ) -> [String: PlainValue] {
    var settings = more
    settings["to"] = target.plainValue
    settings["title"] = title.map { .lines($0) }
    settings["due"] = due.map { .period($0) }
    return settings
  }

  private static func webhook(_ webhook: PostWebhook) -> [String: PlainValue] {
    var settings: [String: PlainValue] = ["url": .text(webhook.url)]
    if webhook.format != .form { settings["format"] = .text(webhook.format.rawValue) }
    return settings
  }

  private static func refer(_ refer: Refer) -> [String: PlainValue] {
    var settings: [String: PlainValue] = [:]
    settings.set("to", refer.partner)
    if refer.again { settings["again"] = .flag(true) }
    return settings
  }
}

extension UserTarget {
  var plainValue: PlainValue {
    switch self {
    case .assigned: .text(Self.assignedWords)
    case .user(let name): .object(["user": .text(name.rawValue)])
    case .group(let name, let strategy): .object(["group": .text(name.rawValue), "by": .text(strategy.rawValue)])
    }
  }
}
