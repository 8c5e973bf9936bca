extension ValueForm {
  /// An action by its name alone, or its name with its settings.
  package static let action: ValueForm = .shared("action") {
    .any([.textExcept(ObjectForm.namesNeedingSettings), .object(.action)])
  }

  /// Whom a task or message is for.
  package static let userTarget: ValueForm = .shared("userTarget") {
    .any([.words([UserTarget.assignedWords]), .assignmentTarget])
  }

  static let assignmentTarget: ValueForm = .shared("userOrGroup") { .any([.object(.user), .object(.group)]) }
}

extension ObjectForm {
  /// All the guide's actions as one object with a single key, so that an editor says what is wrong in the very action.
  static let action = ObjectForm(
    "an action", "One action with its settings; a name of your own is a custom action.",
    Action.standardNames.map { name in
      let settings = settings(of: name)
      return .optional(
        name.rawValue, settings.needsNothing ? .any([.object(settings), .null]) : .object(settings),
        settings.about)
    }, isSingle: true, others: .anything)

  /// The settings of one of the guide's actions.
  static func settings(of name: ActionName) -> ObjectForm { settings[name] ?? ObjectForm(name.rawValue, "", []) }

  /// The names of actions that cannot stand alone.
  fileprivate static let namesNeedingSettings =
    Action.standardNames.filter { !settings(of: $0).needsNothing }
    .map(\.rawValue) + [""]

  private var needsNothing: Bool { !keys.contains { $0.isNeeded } }

  /// What either a user or a group can be in a file; readers report keys of both.
  static let userOrGroup = ObjectForm("a user or group", "A user, or one of a group.", user.keys + group.keys)

  fileprivate static let user = ObjectForm(
    "a user", "A given user.", [.needed("user", .text, "The user's name.")])

  fileprivate static let group = ObjectForm(
    "a group", "One user of a group.",
    [
      .needed("group", .text, "The group's name."),
      .optional(
        "by", .text, "How one of the group is chosen: random, sequential, weighted, leastLoaded, or your own way."),
    ])

  private static let to = KeyForm.optional(
    "to", .userTarget, "Whom it is for; the assigned user unless said otherwise.")
  private static let templateToSend = KeyForm.needed("template", .text, "The template to send.")
  private static let direct = KeyForm.needed(
    "by", .words(DirectChannel.allCases.map(\.rawValue)), "By email or by text message.")
  private static let title = KeyForm.optional("title", .lines, "What is to be done; a template.")
  private static let due = KeyForm.optional("due", .period, "By when it is to be done, counted from the event.")

  private static let settings: [ActionName: ObjectForm] = Dictionary(
    [
      (AppointmentTask.actionName, "Tasks a user to make an appointment.", [to, title, due]),
      (
        AssignToUser.actionName, "Assigns the lead to a user or one of a group; always done first.",
        [.needed("to", .assignmentTarget, "The user, or the group.")]
      ),
      (
        ChangeLeadType.actionName, "Changes the lead type; this event goes on with the old type's actions.",
        [.needed("to", .text, "The lead type.")]
      ),
      (ChangeStatus.actionName, "Changes the status of the lead.", [.needed("to", .text, "The status.")]),
      (
        ContactCustomer.actionName, "Sends the customer an email, letter or text message.",
        [
          .needed("by", .words(ContactChannel.allCases.map(\.rawValue)), "By email, letter or text message."),
          templateToSend,
        ]
      ),
      (ContactPartner.actionName, "Sends the referral partner an email or text message.", [direct, templateToSend]),
      (ContactUser.actionName, "Sends a user an email or text message.", [to, direct, templateToSend]),
      (
        FormTask.actionName, "Tasks a user to complete a form.",
        [to, title, due, .needed("form", .text, "The form.")]
      ),
      (
        JourneyTask.actionName, "Tasks a user to complete a journey.",
        [to, title, due, .needed("journey", .text, "The journey.")]
      ),
      (NotifyUserByEmail.actionName, "Emails a user a notification of the lead.", [to]),
      (NotifyUserByText.actionName, "Texts a user a notification of the lead.", [to]),
      (
        StartWorkflow.actionName, "Starts a workflow, after stopping any that runs.",
        [.needed("workflow", .text, "The workflow.")]
      ),
      (StopWorkflow.actionName, "Stops any workflow that runs.", []),
      (
        Refer.actionName, "Refers the lead to a partner, if the lead type's referral method allows it.",
        [
          .optional("to", .text, "The partner; the lead type's own unless said otherwise."),
          .optional("again", .flag, "Whether a lead that is with the partner already is referred once more."),
        ]
      ),
      (
        TaskUser.actionName, "Tasks a user.",
        [
          to, .needed("title", .lines, "What is to be done; a template."), due,
          .optional("notes", .lines, "What else there is to know; a template."),
        ]
      ),
      (
        PostWebhook.actionName, "Posts the lead's details to a URL.",
        [
          .needed("url", .text, "The full URL, with ${NAME} for a secret."),
          .optional(
            "format", .words(WebhookFormat.allCases.map(\.rawValue)), "Form fields unless said otherwise, or JSON."),
        ]
      ),
    ].map { ($0.0, ObjectForm($0.0.rawValue, $0.1, $0.2)) }
  ) { first, _ in first }
}
