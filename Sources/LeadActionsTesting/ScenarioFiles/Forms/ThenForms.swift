import LeadActions

/// The forms of what a step's `then` expects.
extension ObjectForm {
  static let then = ObjectForm(
    "what is expected", "What is expected of the step.",
    [
      .optional("events", .list(.text), "Exactly these events, in this order."),
      .optional("raised", .list(.text), "These events in this order, among others."),
      .optional("notRaised", .list(.text), "None of these events."),
      .optional("actions", .list(.any([.text, .object(.performed)])), "Exactly these actions, in this order."),
      .optional("emails", .list(.object(.email)), "Exactly these emails, in this order."),
      .optional("texts", .list(.object(.textMessage)), "Exactly these text messages, in this order."),
      .optional("letters", .list(.object(.letter)), "Exactly these letters, in this order."),
      .optional("webhooks", .list(.object(.webhook)), "Exactly these webhooks, in this order."),
      .optional("tasks", .list(.object(.task)), "Exactly these tasks, in this order."),
      .optional("referrals", .list(.object(.referred)), "Exactly these referrals, in this order."),
      .optional("custom", .list(.object(.customMessage)), "These messages of your own kinds, in this order."),
      .optional("notSent", .list(.any([.text, .object(.notSent)])), "Messages given up, withdrawn or not wanted."),
      .optional("waiting", .list(.text), "Kinds of messages of which one waits for another attempt."),
      .optional("history", .list(.textMatch), "Exactly these lines of history, without those of actions."),
      .optional("fullHistory", .list(.textMatch), "Exactly these lines of history."),
      .optional("historyHas", .list(.textMatch), "Lines of history, among others."),
      .optional("lead", .object(.leadState), "How the lead stands now."),
      .optional("nothing", .only(true), "Rules and workflows did nothing, and nothing arrived."),
      .optional("nothingElse", .only(true), "Nothing but what was expected so far."),
      .optional("repeated", .only(true), "The occurrence was done before, and changed nothing."),
      .optional("refused", .any([.only(true), .textMatch]), "It cannot be true of the lead; true, or the reason."),
    ])

  static let performed = ObjectForm(
    "an action", "An action, and what came of it.",
    [
      .needed("action", .text, "Its name, such as assignToUser."),
      .optional("rule", .text, "The rule that it is of."),
      .optional("workflow", .text, "The workflow that it is of."),
      .optional(
        "result", .words(ActionExpectation.Result.allCases.map(\.rawValue)), "What came of it; done if left out."),
      .optional("saying", .textMatch, "What it did, or why not, as the history says it."),
    ])

  static let email = ObjectForm(
    "an email", "An email that arrived; what is left out is not compared.",
    [
      .optional("to", .recipient, "Whom it goes to."), .optional("address", .textMatch, "The address."),
      .optional("subject", .textMatch, "The subject."), .optional("text", .textMatch, "The text."),
      .optional("html", .textMatch, "The HTML."),
    ])

  static let textMessage = ObjectForm(
    "a text message", "A text message that arrived; what is left out is not compared.",
    [
      .optional("to", .recipient, "Whom it goes to."), .optional("number", .textMatch, "The number."),
      .optional("body", .textMatch, "What it says."),
    ])

  static let letter = ObjectForm(
    "a letter", "A letter that was taken; what is left out is not compared.",
    [
      .optional("address", .textMatch, "The lines on the envelope."), .optional("body", .textMatch, "What it says."),
    ])

  static let webhook = ObjectForm(
    "a webhook", "A webhook's request; what is left out is not compared.",
    [
      .optional("url", .textMatch, "The URL."),
      .optional(
        "fields", .named(.any([.textMatch, .number, .flag, .null])), "Fields of its form; null for an empty one."),
    ])

  static let task = ObjectForm(
    "a task", "A task that was handed over; what is left out is not compared.",
    [
      .optional("for", .text, "The user."),
      .optional("kind", .any([.words(MessageReader.taskKinds), .object(.taskKind)]), "What kind of task it is."),
      .optional("title", .textMatch, "The title."), .optional("notes", .textMatch, "The notes."),
      .optional("due", .date, "When it is due."),
    ])

  static let taskKind = ObjectForm(
    "a kind of task", "A form or a journey to complete.",
    [.optional("form", .text, "The form."), .optional("journey", .text, "The journey.")],
    choices: [["form", "journey"]])

  static let referred = ObjectForm(
    "a referral", "A referral that was delivered.", [.optional("to", .text, "The partner.")])

  static let customMessage = ObjectForm(
    "a message of your own", "A message of a kind of your own.",
    [.needed("name", .text, "Its kind."), .optional("payload", .anything, "All that it holds.")])

  static let notSent = ObjectForm(
    "a message that is not sent", "A message that was given up, withdrawn or not wanted.",
    [
      .needed("kind", .text, "Its kind."), .optional("because", .textMatch, "Why, as the history says it."),
    ])

  static let recipient = ObjectForm(
    "a recipient", "A user or a partner.",
    [.optional("user", .text, "The user."), .optional("partner", .text, "The partner.")],
    choices: [["user", "partner"]])

  static let leadState = ObjectForm(
    "a lead", "How the lead stands now; null for nothing, such as nobody.",
    [
      .optional("status", .orNull(.text), "Its status."), .optional("user", .orNull(.text), "Its user."),
      .optional("progress", .orNull(.words(LeadProgress.allCases.map(\.rawValue))), "Its progress."),
      .optional("partner", .orNull(.text), "Its partner."), .optional("type", .text, "Its lead type."),
      .optional("workflow", .orNull(.text), "The workflow that runs."),
      .optional("duplicateOf", .orNull(.id), "The lead that it repeats."),
      .optional("consent", .named(.flag), "Whether each channel is open."),
      .optional("fields", .values, "Its fields."),
    ])

  static let textParts = ObjectForm(
    "a text", "A text of which not the whole is asked for.",
    [
      .optional("equals", .lines, "The whole."),
      .optional("contains", .lines, "What it contains: a text, or each of several."),
      .optional("beginsWith", .text, "How it begins."),
      .optional("matches", .text, "A pattern with * for any run of characters and ? for any one."),
    ], choices: [["equals", "contains", "beginsWith", "matches"]])
}

extension ValueForm {
  /// The whole text, the list of its lines, or less than the whole.
  static let textMatch: ValueForm = .shared("text") { .any([.text, .list(.text), .object(.textParts)]) }

  static let answer: ValueForm = .shared("answer") { .any([.words(FileStepReader.answerWords), .object(.answer)]) }

  static let recipient: ValueForm = .shared("recipient") { .any([.words(["customer"]), .object(.recipient)]) }

  static func orNull(_ form: ValueForm) -> ValueForm { .any([form, .null]) }
}
