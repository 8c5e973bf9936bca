/// Performs Appointment: tasks a user to make an appointment.
public struct AppointmentTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: AppointmentTask, in context: inout ActionContext) throws -> [Effect] {
    try context.task(
      .appointment, for: settings.to, title: settings.title, standard: "Make an appointment with",
      due: settings.due)
  }
}

/// Performs Form: tasks a user to complete a form.
public struct FormTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: FormTask, in context: inout ActionContext) throws -> [Effect] {
    try context.task(
      .form(settings.form), for: settings.to, title: settings.title,
      standard: "Complete the form '\(settings.form)' for", due: settings.due)
  }
}

/// Performs Journey: tasks a user to complete a journey.
public struct JourneyTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: JourneyTask, in context: inout ActionContext) throws -> [Effect] {
    try context.task(
      .journey(settings.journey), for: settings.to, title: settings.title,
      standard: "Complete the journey '\(settings.journey)' for", due: settings.due)
  }
}

/// Performs Task User: tasks a user with something.
public struct TaskUserPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: TaskUser, in context: inout ActionContext) throws -> [Effect] {
    try context.task(
      .task, for: settings.to, title: settings.title, notes: settings.notes, due: settings.due)
  }
}

extension ActionContext {
  /// The customer as standard titles name them, which are no templates: whatever the name holds is shown as it is.
  private var customerName: String { lead.contact.fullName ?? "lead \(lead.id)" }

  /// A task whose title and notes are templates; without a title, the standard one and the customer's name.
  fileprivate mutating func task(
    _ kind: UserTask.Kind, for target: UserTarget, title: String?, standard: String = "", notes: String? = nil,
    due: Period?
  ) throws(NotDoneReason) -> [Effect] {
    let user = try user(for: target)
    let title = try rendered(title) ?? "\(standard) \(customerName)"
    let task = UserTask(
      kind, for: user, title: title.onOneLine, notes: try rendered(notes), due: due?.after(now, in: zone))
    return [.deliver(.task(task))]
  }

  private mutating func rendered(_ text: String?) throws(NotDoneReason) -> String? {
    guard let text else { return nil }
    return try render(text)
  }
}
