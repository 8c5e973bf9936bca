extension RuleBookValidator {
  mutating func check(_ action: Action, in context: RuleContext, at outer: Place) {
    let place = outer[action.name.rawValue]
    switch action {
    case .appointment(let it): checkTask(it.to, it.title, it.due, at: place)
    case .assignToUser(let it): checkTarget(UserTarget(it.to), at: place["to"])
    case .changeLeadType(let it): check(it.to, among: names.leadTypes, at: place["to"])
    case .changeStatus(let it): checkStatus(it.to, in: context, at: place["to"])
    case .contactCustomer(let it): checkTemplate(it.template, for: it.by, at: place["template"])
    case .contactPartner(let it): checkTemplate(it.template, for: it.by.channel, at: place["template"])
    case .contactUser(let it):
      checkTarget(it.to, at: place["to"])
      checkTemplate(it.template, for: it.by.channel, at: place["template"])
    case .form(let it):
      checkName(it.form.rawValue, of: "form", at: place["form"])
      checkTask(it.to, it.title, it.due, at: place)
    case .journey(let it):
      checkName(it.journey.rawValue, of: "journey", at: place["journey"])
      checkTask(it.to, it.title, it.due, at: place)
    case .notifyUserByEmail(let it): checkTarget(it.to, at: place["to"])
    case .notifyUserByText(let it): checkTarget(it.to, at: place["to"])
    case .startWorkflow(let it): check(it.workflow, among: names.workflows, at: place["workflow"])
    case .stopWorkflow: break
    case .refer(let it):
      if let partner = it.partner { check(partner, among: names.partners, at: place["to"]) }
    case .taskUser(let it):
      if it.title.allSatisfy(\.isWhitespace), !unread.explainsLack(at: place["title"]) {
        problems.add("The task has no title.", mend: "Say what is to be done.", at: place["title"])
      }
      if let notes = it.notes { checkSource(notes, at: place["notes"]) }
      checkTask(it.to, it.title, it.due, at: place)
    case .webhook(let it):
      if let fault = WebhookAddress.fault(in: it.url), !unread.explainsLack(at: place["url"]) {
        problems.add(fault.message, mend: fault.mend, at: place["url"], topic: fault.topic)
      }
    case .custom(let it): checkCustom(it, at: outer)
    }
  }

  private mutating func checkTask(_ target: UserTarget, _ title: String?, _ due: Period?, at place: Place) {
    checkTarget(target, at: place["to"])
    if let title { checkSource(title, at: place["title"]) }
    if let due { check(due, at: place["due"]) }
  }

  private mutating func checkTarget(_ target: UserTarget, at place: Place) {
    switch target {
    case .assigned: break
    case .user(let name): check(name, among: names.users, at: place["user"])
    case .group(let name, let strategy):
      check(name, among: names.groups, at: place["group"])
      check(strategy, among: names.strategies, at: place["by"])
    }
  }

  private mutating func checkStatus(_ status: StatusName, in context: RuleContext, at place: Place) {
    guard !status.rawValue.isEmpty, names.statuses.contains(status), let leadType = context.leadType,
      !context.statuses.isEmpty, !context.statuses.contains(status)
    else { return check(status, among: names.statuses, at: place) }
    problems.add(
      "The lead type \(leadType.inQuotes) has no status \(status.inQuotes).",
      mend: "Add it to the statuses of the lead type, or use one of them.", at: place,
      nearest: NearestName.find(status.rawValue, among: context.statuses.map(\.rawValue)), topic: .unknownStatus)
  }

  private mutating func checkTemplate(_ template: TemplateName, for channel: ContactChannel, at place: Place) {
    check(template, among: names.templates, at: place)
    guard let actual = names.channels[template], actual != channel else { return }
    problems.add(
      "The template \(template.inQuotes) is for \(actual.words), and is to be sent by \(channel.words).",
      mend: "Send it by \(actual.words), or name a template for \(channel.words).", at: place,
      topic: .otherChannel)
  }

  private mutating func checkCustom(_ action: CustomAction, at outer: Place) {
    let name = action.name
    guard !name.rawValue.isEmpty else { return checkName("", of: "action", at: outer) }
    if Action.standardNames.contains(name) {
      problems.add(
        "A custom action has the name \(name.inQuotes), which is the guide's.", mend: "Give it another name.",
        at: outer[name.rawValue])
    }
    check(name, among: names.actions, at: outer[name.rawValue])
    if action.settings.isDeeper(than: Self.deepestSettings) {
      problems.add(
        "The settings of \(name.inQuotes) are nested deeper than \(Self.deepestSettings) levels.",
        mend: "Nest them less deeply.", at: outer[name.rawValue])
    }
  }

  /// With the levels of the book around them, settings stay within what files may nest.
  private static let deepestSettings = 48
}

extension ContactChannel {
  fileprivate var words: String {
    switch self {
    case .email: "email"
    case .letter: "letter"
    case .text: "text message"
    }
  }
}
