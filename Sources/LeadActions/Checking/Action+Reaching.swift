/// Whom an action writes to, and how.
struct Reached: Hashable, Sendable {
  enum Audience: Hashable, Sendable {
    case customer
    case partner
    case user(UserTarget)
  }

  var audience: Audience
  var channel: ContactChannel
}

extension Action {
  /// Whom the action writes to; nobody where it sends no message.
  var reached: Reached? {
    switch self {
    case .contactCustomer(let it): Reached(audience: .customer, channel: it.by)
    case .contactPartner(let it): Reached(audience: .partner, channel: it.by.channel)
    case .contactUser(let it): Reached(audience: .user(it.to), channel: it.by.channel)
    case .notifyUserByEmail(let it): Reached(audience: .user(it.to), channel: .email)
    case .notifyUserByText(let it): Reached(audience: .user(it.to), channel: .text)
    default: nil
    }
  }

  /// The user or group that the action tasks, tells or assigns.
  var targetOrAssignee: UserTarget? {
    if case .assignToUser(let it) = self { return UserTarget(it.to) }
    return userTarget
  }

  /// What the action does, as sentences say it.
  var deed: String {
    switch self {
    case .contactCustomer(let it): "\(it.by.doing) the customer"
    case .contactPartner(let it): "\(it.by.channel.doing) the partner"
    case .contactUser(let it): "\(it.by.channel.doing) \(it.to.words)"
    case .notifyUserByEmail(let it): "emails \(it.to.words)"
    case .notifyUserByText(let it): "texts \(it.to.words)"
    case .appointment(let it): "tasks \(it.to.words)"
    case .form(let it): "tasks \(it.to.words)"
    case .journey(let it): "tasks \(it.to.words)"
    case .taskUser(let it): "tasks \(it.to.words)"
    case .assignToUser(let it): "assigns \(UserTarget(it.to).words)"
    case .changeStatus(let it): "changes the status to \(it.to.inQuotes)"
    case .changeLeadType(let it): "changes the lead type to \(it.to.inQuotes)"
    case .startWorkflow(let it): "starts the workflow \(it.workflow.inQuotes)"
    case .stopWorkflow: "stops the workflow"
    case .refer: "refers the lead"
    case .webhook: "posts a webhook"
    case .custom(let it): "performs \(it.name.inQuotes)"
    }
  }
}

extension ContactChannel {
  /// What sending by it is called, such as `emails`.
  var doing: String {
    switch self {
    case .email: "emails"
    case .letter: "writes a letter to"
    case .text: "texts"
    }
  }
}
