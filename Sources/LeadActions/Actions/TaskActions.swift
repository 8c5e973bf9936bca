/// Tasks a user to make an appointment with the customer.
public struct AppointmentTask: ActionSettings {
  public static let actionName: ActionName = "appointment"
  public var to: UserTarget
  /// What the task says; a template. A standard title where there is none.
  public var title: String?
  /// When it is due, counted from the event; no time where there is none.
  public var due: Period?

  public init(_ to: UserTarget = .assigned, title: String? = nil, due: Period? = nil) {
    self.to = to
    self.title = title
    self.due = due
  }
}

/// Tasks a user to complete a form.
public struct FormTask: ActionSettings {
  public static let actionName: ActionName = "form"
  public var to: UserTarget
  public var form: FormName
  public var title: String?
  public var due: Period?

  public init(_ to: UserTarget = .assigned, form: FormName, title: String? = nil, due: Period? = nil) {
    self.to = to
    self.form = form
    self.title = title
    self.due = due
  }
}

/// Tasks a user to complete a journey.
public struct JourneyTask: ActionSettings {
  public static let actionName: ActionName = "journey"
  public var to: UserTarget
  public var journey: JourneyName
  public var title: String?
  public var due: Period?

  public init(_ to: UserTarget = .assigned, journey: JourneyName, title: String? = nil, due: Period? = nil) {
    self.to = to
    self.journey = journey
    self.title = title
    self.due = due
  }
}

/// Tasks a user with something that the title says.
public struct TaskUser: ActionSettings {
  public static let actionName: ActionName = "taskUser"
  public var to: UserTarget
  /// What is to be done; a template.
  public var title: String
  /// More about it; a template.
  public var notes: String?
  public var due: Period?

  public init(_ to: UserTarget = .assigned, title: String, notes: String? = nil, due: Period? = nil) {
    self.to = to
    self.title = title
    self.notes = notes
    self.due = due
  }
}
