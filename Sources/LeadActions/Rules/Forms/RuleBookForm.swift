extension ObjectForm {
  package static let ruleBook = ObjectForm.file(
    "a rule book", "When this happens to a lead of this type, and this condition holds, do that.",
    format: FileKind.ruleBook.format,
    [
      .needed("name", .text, "The rule book's name."),
      .optional("version", .whole(), "Your own count; plans and histories name it."),
      .optional("users", .list(.text), "The users that actions name."),
      .optional("groups", .list(.text), "The groups of users that actions name."),
      .optional("partners", .list(.text), "The referral partners that actions and lead types name."),
      .optional("fields", .kinds, "Fields that leads have beside the standard ones, each with its kind."),
      .optional("facts", .kinds, "Facts that the server looks up, each with its kind; conditions say fact.NAME."),
      .optional(
        "customEvents", .named(.kinds), "Events of your own, each with its fields; conditions say event.NAME."),
      .optional("leadGroups", .list(.object(.leadGroup)), "Lead groups with their lead types and rules."),
      .optional("templates", .list(.object(.template)), "What emails, letters and text messages say."),
      .optional("partials", .named(.lines), "Pieces that templates include as {{> NAME}}."),
      .optional("workflows", .list(.object(.workflow)), "What is done one after the other, with waits between."),
      .optional("directory", .object(.directory), "Who the users, groups and partners are, in a small set-up."),
      .allow,
    ])

  static let leadGroup = ObjectForm(
    "a lead group", "Lead types that belong together.",
    [
      .needed("name", .text, "The lead group's name."),
      .optional("types", .list(.object(.leadType)), "Its lead types."),
    ])

  static let leadType = ObjectForm(
    "a lead type", "A kind of lead, with its statuses and rules.",
    [
      .needed("name", .text, "The lead type's name."),
      .optional("zone", .zone, "Where its days and hours are, such as Europe/London; UTC unless said otherwise."),
      .optional(
        "referralMethod", .text,
        "none, deliverImmediately or deliverManually, or one of your own; Refer works only with the two that deliver."),
      .optional("partner", .text, "The partner that Refer refers to where it names none."),
      .optional(
        "lateTimers", .words(LateTimerPolicy.allCases.map(\.rawValue)),
        "Whether a reminder whose time has passed already is skipped or run at once."),
      .optional("countsMachineEvents", .flag, "Whether opens and clicks that a mail scanner made count too."),
      .optional("statuses", .list(.any([.text, .object(.status)])), "The statuses that its leads can have."),
      .optional("rules", .list(.object(.rule)), "What happens when, in this order."), .allow,
    ])

  static let status = ObjectForm(
    "a status", "A status, and the progress that a lead makes by it.",
    [
      .needed("name", .text, "The status's name."),
      .optional("progress", .words(LeadProgress.allCases.map(\.rawValue)), "Where the progress moves to with it."),
    ])

  static let rule = ObjectForm(
    "a rule", "When this event occurs, and this condition holds, do that.",
    [
      .needed("id", .text, "What histories and findings call the rule; it keeps it for good."),
      .needed("on", .event, "The event that it acts on."),
      .optional("when", .condition, "What must hold for it to act."),
      .needed(
        "do", .any([.action, .list(.action)]), "The actions, in their order; Assign to User always comes first."),
      .optional("enabled", .flag, "false switches the rule off."), .allow,
    ])

  static let workflow = ObjectForm(
    "a workflow", "What is done one after the other, with waits between.",
    [
      .needed("name", .text, "The workflow's name."),
      .needed("steps", .list(.object(.step)), "Its waits and actions."), .allow,
    ])

  static let step = ObjectForm(
    "a step", "A wait or an action of a workflow.",
    [
      .optional("wait", .period, "How long to wait."),
      .optional("do", .action, "What to do."),
      .optional("when", .condition, "What must hold for the step; otherwise it is passed over."),
    ], choices: [["wait", "do"]])

  static let template = ObjectForm(
    "a template", "What an email, a letter or a text message says, in Mustache.",
    [
      .needed("name", .text, "The template's name."),
      .optional("email", .object(.email), "The email."),
      .optional("letter", .lines, "The letter's body."),
      .optional("text", .lines, "The text message."), .allow,
    ], choices: [["email", "letter", "text"]])

  static let email = ObjectForm(
    "an email", "An email's parts.",
    [
      .needed("subject", .text, "The subject, such as Hello {{firstName}}."),
      .needed("text", .lines, "The text, for those who read no HTML."),
      .optional("html", .lines, "The HTML."),
    ])
}

extension KeyForm {
  /// The findings of the checker that are meant so, which may stand wherever they may be found.
  fileprivate static let allow = KeyForm.optional(
    "allow", .shared("allow") { .named(.text) },
    "Findings that are meant so: the code of each, such as LA101, with the reason.")
}

extension ValueForm {
  static let kinds: ValueForm = .shared("kinds") { .named(.words(FieldKind.allCases.map(\.rawValue))) }

  package static let event: ValueForm = .shared("event") {
    let withPeriod = [EventKind.appointmentBefore, .appointmentAfter]
    return .any([
      .words(EventKind.allCases.filter { !withPeriod.contains($0) }.map(\.name)),
      .pattern(
        "^(\(withPeriod.map(\.name).joined(separator: "|"))) +[+-]?[0-9]+ +(minute|hour|day|week)s? *$",
        example: "appointmentBefore 24 hours"),
      .pattern(#"^custom [\s\S]+$"#, example: "custom priceDropped"),
    ])
  }
}

extension ObjectForm {
  /// The keys of a rule book and of all that stands in it, in the order in which people write them.
  package static let bookKeys = [
    ruleBook, leadGroup, leadType, status, rule, email, template, workflow, step, directory, directoryUser, absence,
    groupMember, userOrGroup, fieldTest,
  ].flatMap(\.names)
}
