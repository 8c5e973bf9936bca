/// Assigns the lead to a specific user or to one chosen from a group; processed before an event's other actions.
public struct AssignToUser: ActionSettings {
  public static let actionName: ActionName = "assignToUser"
  public var to: AssignmentTarget

  public init(_ to: AssignmentTarget) { self.to = to }
}

/// Changes the lead type; the event in hand goes on with the old type's rules.
public struct ChangeLeadType: ActionSettings {
  public static let actionName: ActionName = "changeLeadType"
  public var to: LeadTypeName

  public init(to: LeadTypeName) { self.to = to }
}

/// Changes the status, and the progress with it where the status carries one.
public struct ChangeStatus: ActionSettings {
  public static let actionName: ActionName = "changeStatus"
  public var to: StatusName

  public init(to: StatusName) { self.to = to }
}

/// Sends the customer a processed email, letter or text message template.
public struct ContactCustomer: ActionSettings {
  public static let actionName: ActionName = "contactCustomer"
  public var by: ContactChannel
  public var template: TemplateName

  public init(by channel: ContactChannel, template: TemplateName) {
    by = channel
    self.template = template
  }
}

/// Sends the referral partner a processed email or text message.
public struct ContactPartner: ActionSettings {
  public static let actionName: ActionName = "contactPartner"
  public var by: DirectChannel
  public var template: TemplateName

  public init(by channel: DirectChannel, template: TemplateName) {
    by = channel
    self.template = template
  }
}

/// Sends a user a processed email or text message.
public struct ContactUser: ActionSettings {
  public static let actionName: ActionName = "contactUser"
  public var to: UserTarget
  public var by: DirectChannel
  public var template: TemplateName

  public init(_ to: UserTarget = .assigned, by channel: DirectChannel, template: TemplateName) {
    self.to = to
    by = channel
    self.template = template
  }
}

/// Emails a user with a lead notification.
public struct NotifyUserByEmail: ActionSettings {
  public static let actionName: ActionName = "notifyUserByEmail"
  public var to: UserTarget

  public init(_ to: UserTarget = .assigned) { self.to = to }
}

/// Sends a user a text message with a lead notification.
public struct NotifyUserByText: ActionSettings {
  public static let actionName: ActionName = "notifyUserByText"
  public var to: UserTarget

  public init(_ to: UserTarget = .assigned) { self.to = to }
}

/// Refers the lead to a partner, where the lead type's referral method lets it.
public struct Refer: ActionSettings {
  public static let actionName: ActionName = "refer"
  /// The lead type's partner where none is named.
  public var partner: PartnerName?
  /// Whether to refer also to the partner who has the lead already.
  public var again: Bool

  public init(to partner: PartnerName? = nil, again: Bool = false) {
    self.partner = partner
    self.again = again
  }
}

/// Starts a workflow, after stopping any that runs.
public struct StartWorkflow: ActionSettings {
  public static let actionName: ActionName = "startWorkflow"
  public var workflow: WorkflowName

  public init(_ workflow: WorkflowName) { self.workflow = workflow }
}

/// Stops any running workflow.
public struct StopWorkflow: ActionSettings {
  public static let actionName: ActionName = "stopWorkflow"

  public init() {}
}

/// Makes an HTTP POST request with the lead's details as form fields.
public struct PostWebhook: ActionSettings {
  public static let actionName: ActionName = "webhook"
  /// The full URL; `${NAME}` in it stands for a secret that the host resolves when the request is sent.
  public var url: String
  public var format: WebhookFormat

  public init(_ url: String, format: WebhookFormat = .form) {
    self.url = url
    self.format = format
  }
}
