extension Action {
  /// The action as one would tell it, such as `Email 'welcome' to the customer`.
  public var words: String {
    switch self {
    case .appointment(let it): Self.task(it.to, "to make an appointment", it.title, it.due)
    case .assignToUser(let it): "Assign to \(UserTarget(it.to).words)"
    case .changeLeadType(let it): "Change the lead type to \(it.to.told)"
    case .changeStatus(let it): "Change the status to \(it.to.told)"
    case .contactCustomer(let it): "\(it.by.verb) \(it.template.told) to the customer"
    case .contactPartner(let it): "\(it.by.channel.verb) \(it.template.told) to the partner"
    case .contactUser(let it): "\(it.by.channel.verb) \(it.template.told) to \(it.to.words)"
    case .form(let it): Self.task(it.to, "to complete the form \(it.form.told)", it.title, it.due)
    case .journey(let it): Self.task(it.to, "to complete the journey \(it.journey.told)", it.title, it.due)
    case .notifyUserByEmail(let it): "Notify \(it.to.words) by email"
    case .notifyUserByText(let it): "Notify \(it.to.words) by text message"
    case .startWorkflow(let it): "Start the workflow \(it.workflow.told)"
    case .stopWorkflow: "Stop any running workflow"
    case .refer(let it): it.words
    case .taskUser(let it):
      Self.task(it.to, "with \(it.title.told)", nil, it.due) + (it.notes.map { ", with notes \($0.told)" } ?? "")
    case .webhook(let it): "Post to \(it.url.onOneLine)" + (it.format == .json ? " as JSON" : "")
    case .custom(let it): it.words
    }
  }

  private static func task(_ target: UserTarget, _ deed: String, _ title: String?, _ due: Period?) -> String {
    "Task \(target.words) \(deed)" + (title.map { ", titled \($0.told)" } ?? "")
      + (due.map { ", due after \($0)" } ?? "")
  }
}

extension UserTarget {
  /// The user as one would tell it, such as `somebody of group 'brokers', chosen at random`.
  public var words: String {
    switch self {
    case .assigned: "the assigned user"
    case .user(let name): "user \(name.told)"
    case .group(let name, let strategy): "somebody of group \(name.told), chosen \(strategy.words)"
    }
  }
}

extension StrategyName {
  fileprivate var words: String {
    switch self {
    case .random: "at random"
    case .sequential: "in turn"
    case .weighted: "by weight"
    case .leastLoaded: "for the fewest open leads"
    default: "by \(told)"
    }
  }
}

extension ContactChannel {
  fileprivate var verb: String {
    switch self {
    case .email: "Email"
    case .letter: "Send the letter"
    case .text: "Text"
    }
  }
}

extension Refer {
  fileprivate var words: String {
    "Refer to \(partner.map { "partner \($0.told)" } ?? "the lead type's partner")"
      + (again ? ", also if it has the lead already" : "")
  }
}

extension CustomAction {
  fileprivate var words: String {
    guard case .object(let members) = settings else { return "Do \(name.told) with \(settings.shortWords)" }
    guard !members.isEmpty else { return "Do \(name.told)" }
    let parts = members.sorted { $0.key < $1.key }.map { "\($0.key.onOneLine) \($0.value.shortWords)" }
    return "Do \(name.told) with \(parts.joined(separator: ", "))"
  }
}

extension PlainValue {
  /// The value on one line, for a sentence.
  fileprivate var shortWords: String {
    switch self {
    case .null: "nothing"
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number): FieldValue.number(number).description
    case .text(let text): text.told
    case .list(let elements): "[\(elements.map(\.shortWords).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key.onOneLine): \($0.value.shortWords)" }.joined(separator: ", "))}"
    }
  }
}
