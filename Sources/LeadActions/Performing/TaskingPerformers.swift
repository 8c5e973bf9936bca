/// Performs Appointment: tasks a user to make an appointment.
public struct AppointmentTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: AppointmentTask, in context: inout ActionContext) throws -> [Effect] {
    let title = settings.title ?? "Make an appointment with \(context.customerName)"
    return try context.task(.appointment, for: settings.to, title: title, due: settings.due)
  }
}

/// Performs Form: tasks a user to complete a form.
public struct FormTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: FormTask, in context: inout ActionContext) throws -> [Effect] {
    let title = settings.title ?? "Complete the form '\(settings.form)' for \(context.customerName)"
    return try context.task(.form(settings.form), for: settings.to, title: title, due: settings.due)
  }
}

/// Performs Journey: tasks a user to complete a journey.
public struct JourneyTaskPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: JourneyTask, in context: inout ActionContext) throws -> [Effect] {
    let title = settings.title ?? "Complete the journey '\(settings.journey)' for \(context.customerName)"
    return try context.task(.journey(settings.journey), for: settings.to, title: title, due: settings.due)
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
  /// The customer as titles name them, in Mustache, so that whatever the name holds is shown and never read as tags.
  fileprivate var customerName: String { lead.contact.fullName == nil ? "lead {{id}}" : "{{fullName}}" }

  fileprivate mutating func task(
    _ kind: UserTask.Kind, for target: UserTarget, title: String, notes: String? = nil, due: Period?
  ) throws(NotDoneReason) -> [Effect] {
    let user = try user(for: target)
    let task = UserTask(
      kind, for: user, title: try render(title).onOneLine, notes: try rendered(notes), due: due?.after(now, in: zone))
    return [.deliver(.task(task))]
  }

  private mutating func rendered(_ text: String?) throws(NotDoneReason) -> String? {
    guard let text else { return nil }
    return try render(text)
  }
}
