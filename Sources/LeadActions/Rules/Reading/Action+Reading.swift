extension Action {
  /// An action is an object with its name as the only key, or its name alone where it needs no settings.
  init(_ node: PlainNode) {
    switch node.value {
    case .text(let name) where !name.isEmpty:
      self.init(ActionName(name), node.child(.object([:]), at: node.place[name]))
    case .object(let members) where members.count == 1:
      let (name, settings) = members.first.map { ($0.key, $0.value) } ?? ("", .null)
      self.init(ActionName(name), node.child(settings, at: node.place[name]))
    default:
      node.report(
        "An action is wanted here, not \(node.value.words).",
        mend: "Write one such as {\"changeStatus\": {\"to\": \"Hot\"}}, each action by itself.")
      self = .custom(CustomAction(""))
    }
  }

  private init(_ name: ActionName, _ raw: PlainNode) {
    guard Self.standardNames.contains(name) else {
      self = .custom(CustomAction(name, raw.value))
      return
    }
    let node = raw.value == .null ? raw.child(.object([:]), at: raw.place) : raw
    if name == AssignToUser.actionName {
      self = .assignToUser(AssignToUser(node))
      return
    }
    let settings = PlainObject(node, .settings(of: name))
    switch name {
    case ChangeLeadType.actionName:
      self = .changeLeadType(ChangeLeadType(to: settings.name("to", mend: "Name the lead type to change to.")))
    case ChangeStatus.actionName:
      self = .changeStatus(ChangeStatus(to: settings.name("to", mend: "Name the status to change to.")))
    case ContactCustomer.actionName, ContactPartner.actionName, ContactUser.actionName:
      self = Self.contact(name, settings)
    case NotifyUserByEmail.actionName:
      self = .notifyUserByEmail(NotifyUserByEmail(settings.target()))
    case NotifyUserByText.actionName:
      self = .notifyUserByText(NotifyUserByText(settings.target()))
    case StartWorkflow.actionName:
      self = .startWorkflow(StartWorkflow(settings.name("workflow", mend: "Name the workflow to start.")))
    case StopWorkflow.actionName: self = .stopWorkflow(StopWorkflow())
    case Refer.actionName:
      self = .refer(Refer(to: settings["to"]?.name(), again: settings.flag("again", otherwise: false)))
    case PostWebhook.actionName:
      let url = settings.required("url", mend: "Give the full URL.")?.text("A URL")
      let format = settings["format"]?.word("A webhook's format", WebhookFormat.self)
      self = .webhook(PostWebhook(url ?? "", format: format ?? .form))
    default: self = Self.task(name, settings)
    }
  }

  private static func contact(_ name: ActionName, _ settings: PlainObject) -> Action {
    let template: TemplateName = settings.name("template", mend: "Name the template to send.")
    if name == ContactCustomer.actionName {
      let by = settings.required("by", mend: "Write 'email', 'letter' or 'text'.")?.word(
        "A channel", ContactChannel.self)
      return .contactCustomer(ContactCustomer(by: by ?? .email, template: template))
    }
    let by = settings.required("by", mend: "Write 'email' or 'text'.")?
      .word("A channel to users and partners", DirectChannel.self)
    if name == ContactPartner.actionName {
      return .contactPartner(ContactPartner(by: by ?? .email, template: template))
    }
    return .contactUser(ContactUser(settings.target(), by: by ?? .email, template: template))
  }

  private static func task(_ name: ActionName, _ settings: PlainObject) -> Action {
    let target = settings.target()
    let title = settings["title"]?.lines()
    let due = settings["due"]?.period()
    switch name {
    case FormTask.actionName:
      let form: FormName = settings.name("form", mend: "Name the form to complete.")
      return .form(FormTask(target, form: form, title: title, due: due))
    case JourneyTask.actionName:
      let journey: JourneyName = settings.name("journey", mend: "Name the journey to complete.")
      return .journey(JourneyTask(target, journey: journey, title: title, due: due))
    case TaskUser.actionName:
      _ = settings.required("title", mend: "Say what is to be done.")
      return .taskUser(TaskUser(target, title: title ?? "", notes: settings["notes"]?.lines(), due: due))
    default: return .appointment(AppointmentTask(target, title: title, due: due))
    }
  }
}
