/// What a rule does when its event occurs: one case for each of the guide's sixteen actions, and the host's own.
@nonexhaustive
public enum Action: Hashable, Sendable {
  case appointment(AppointmentTask)
  case assignToUser(AssignToUser)
  case changeLeadType(ChangeLeadType)
  case changeStatus(ChangeStatus)
  case contactCustomer(ContactCustomer)
  case contactPartner(ContactPartner)
  case contactUser(ContactUser)
  case form(FormTask)
  case journey(JourneyTask)
  case notifyUserByEmail(NotifyUserByEmail)
  case notifyUserByText(NotifyUserByText)
  case startWorkflow(StartWorkflow)
  case stopWorkflow(StopWorkflow)
  case refer(Refer)
  case taskUser(TaskUser)
  case webhook(PostWebhook)
  case custom(CustomAction)

  /// The action as rule books spell it, such as `assignToUser`.
  public var name: ActionName {
    switch self {
    case .appointment: AppointmentTask.actionName
    case .assignToUser: AssignToUser.actionName
    case .changeLeadType: ChangeLeadType.actionName
    case .changeStatus: ChangeStatus.actionName
    case .contactCustomer: ContactCustomer.actionName
    case .contactPartner: ContactPartner.actionName
    case .contactUser: ContactUser.actionName
    case .form: FormTask.actionName
    case .journey: JourneyTask.actionName
    case .notifyUserByEmail: NotifyUserByEmail.actionName
    case .notifyUserByText: NotifyUserByText.actionName
    case .startWorkflow: StartWorkflow.actionName
    case .stopWorkflow: StopWorkflow.actionName
    case .refer: Refer.actionName
    case .taskUser: TaskUser.actionName
    case .webhook: PostWebhook.actionName
    case .custom(let action): action.name
    }
  }

  /// The action as the guide's table prints it, such as `Assign to User`; a custom one has its own name.
  public var title: String { Self.titles[name] ?? name.rawValue }

  /// Whether the action is Assign to User, which is processed before an event's other actions.
  public var assigns: Bool {
    if case .assignToUser = self { return true }
    return false
  }

  /// The names of the guide's sixteen actions, in its order.
  public static let standardNames: [ActionName] = [
    AppointmentTask.actionName,
    AssignToUser.actionName,
    ChangeLeadType.actionName,
    ChangeStatus.actionName,
    ContactCustomer.actionName,
    ContactPartner.actionName,
    ContactUser.actionName,
    FormTask.actionName,
    JourneyTask.actionName,
    NotifyUserByEmail.actionName,
    NotifyUserByText.actionName,
    StartWorkflow.actionName,
    StopWorkflow.actionName,
    Refer.actionName,
    TaskUser.actionName,
    PostWebhook.actionName,
  ]

  private static let titles: [ActionName: String] = [
    AppointmentTask.actionName: "Appointment",
    AssignToUser.actionName: "Assign to User",
    ChangeLeadType.actionName: "Change Lead Type",
    ChangeStatus.actionName: "Change Status",
    ContactCustomer.actionName: "Contact Customer",
    ContactPartner.actionName: "Contact Partner",
    ContactUser.actionName: "Contact User",
    FormTask.actionName: "Form",
    JourneyTask.actionName: "Journey",
    NotifyUserByEmail.actionName: "Notify User by Email",
    NotifyUserByText.actionName: "Notify User by Text",
    StartWorkflow.actionName: "Start Workflow",
    StopWorkflow.actionName: "Stop Workflow",
    Refer.actionName: "Refer",
    TaskUser.actionName: "Task User",
    PostWebhook.actionName: "Webhook",
  ]

  /// The guide's title of a kind of action; its own name where it is a custom one.
  public static func title(of name: ActionName) -> String { titles[name] ?? name.rawValue }
}

/// Settings that are an action by themselves, so that rules written in Swift need no case names.
public protocol ActionConvertible: Sendable {
  var action: Action { get }
}

extension Action: ActionConvertible {
  public var action: Action { self }
}

extension CustomAction: ActionConvertible {
  public var action: Action { .custom(self) }
}

extension AppointmentTask: ActionConvertible {
  public var action: Action { .appointment(self) }
}

extension AssignToUser: ActionConvertible {
  public var action: Action { .assignToUser(self) }
}

extension ChangeLeadType: ActionConvertible {
  public var action: Action { .changeLeadType(self) }
}

extension ChangeStatus: ActionConvertible {
  public var action: Action { .changeStatus(self) }
}

extension ContactCustomer: ActionConvertible {
  public var action: Action { .contactCustomer(self) }
}

extension ContactPartner: ActionConvertible {
  public var action: Action { .contactPartner(self) }
}

extension ContactUser: ActionConvertible {
  public var action: Action { .contactUser(self) }
}

extension FormTask: ActionConvertible {
  public var action: Action { .form(self) }
}

extension JourneyTask: ActionConvertible {
  public var action: Action { .journey(self) }
}

extension NotifyUserByEmail: ActionConvertible {
  public var action: Action { .notifyUserByEmail(self) }
}

extension NotifyUserByText: ActionConvertible {
  public var action: Action { .notifyUserByText(self) }
}

extension StartWorkflow: ActionConvertible {
  public var action: Action { .startWorkflow(self) }
}

extension StopWorkflow: ActionConvertible {
  public var action: Action { .stopWorkflow(self) }
}

extension Refer: ActionConvertible {
  public var action: Action { .refer(self) }
}

extension TaskUser: ActionConvertible {
  public var action: Action { .taskUser(self) }
}

extension PostWebhook: ActionConvertible {
  public var action: Action { .webhook(self) }
}

extension CustomActionSettings {
  public var action: Action { .custom(CustomAction(self)) }
}
