extension ObjectForm {
  /// The form of what happened, by what files call it.
  package static func report(_ name: String) -> ObjectForm { reports[name] ?? ObjectForm(name, "", []) }

  private static let reports: [String: ObjectForm] = Dictionary(
    uniqueKeysWithValues: ReportReader.names.map { ($0, report(named: $0)) })

  private static func report(named name: String) -> ObjectForm {
    switch name {
    case "adopted": adopted
    case "received": received
    case "updated": updated
    case "statusChanged", "userChanged":
      ObjectForm(
        name, "It changed in your own system.", [.needed("to", .any([.text, .null]), "What it is now; null for none.")])
    case "progressMoved":
      ObjectForm(name, "The progress moved in your own system.", [.needed("to", .progress, "Where it moved to.")])
    case "leadTypeChanged": ObjectForm(name, "The lead type changed.", [.needed("to", .text, "The lead type now.")])
    case "referred": ObjectForm(name, "The lead was referred.", [.needed("to", .text, "The partner.")])
    case "consentChanged": consentChanged
    case "appointmentCreated", "appointmentUpdated": leadAppointment
    case "appointmentCancelled", "appointmentStarted", "appointmentCompleted":
      ObjectForm(name, "It happened to an appointment.", [.needed("id", .id, "The appointment's id.")])
    case "emailFailed", "emailOpened", "emailClicked", "emailReplied", "emailUnsubscribed", "emailSpamReported",
      "textFailed", "textReplied":
      message(name)
    case "taskCompleted", "referralFailed": delivery(name)
    default: other(name)
    }
  }

  private static let adopted = ObjectForm(
    "an adoption", "A lead that was there before the rules were.",
    [
      .needed("lead", .object(.lead), "The lead."),
      .optional("progressReached", .list(.progress), "The progress that it has been at."),
      .optional("appointments", .list(.object(leadAppointment)), "Its appointments."),
    ])

  private static let received = ObjectForm(
    "a receipt", "A lead comes in.",
    [
      .needed("from", .words(Origin.allCases.map(\.rawValue)), "Where it comes from."),
      .needed("lead", .object(.lead), "The lead."),
      .optional(
        "duplicate", .any([.only(false), .object(duplicate)]),
        "Whether it repeats a lead; found by contact if left out."),
      .optional("referral", .object(referral), "The partner it is referred to at receipt."),
    ])

  static let duplicate = ObjectForm(
    "a duplicate", "It repeats another lead.", [.needed("of", .id, "The other lead's id.")])

  static let referral = ObjectForm(
    "a referral at receipt", "A referral that is not the lead type's.",
    [
      .optional("to", .text, "The partner to refer to."),
      .optional("already", .text, "The partner that your own system has referred to."),
    ], choices: [["to", "already"]])

  private static let updated = ObjectForm(
    "an update", "The lead's details are updated.",
    [
      .needed("by", .words(Origin.allCases.map(\.rawValue)), "Who updates them."),
      .needed("values", .values, "The values by field; null takes one away."),
    ])

  private static let consentChanged = ObjectForm(
    "a change of consent", "The customer allows or forbids a way of contact.",
    [
      .needed("channel", .words(ContactChannel.allCases.map(\.rawValue)), "The way."),
      .needed("open", .flag, "Whether it is allowed now."),
    ])

  package static let leadAppointment = ObjectForm(
    "an appointment", "An appointment with the customer.",
    [
      .needed("id", .id, "Its id."), .needed("start", .date, "When it starts."),
      .optional("end", .date, "When it ends."), .optional("title", .text, "What it is about."),
      .optional("user", .text, "The user who keeps it."), .optional("location", .text, "Where it is."),
    ])

  /// What is sent is named by its id, or as the last that a rule or workflow sent to the lead.
  private static func sent(_ key: String) -> [KeyForm] {
    [
      .optional(key, .id, "The id of what was sent."),
      .optional("rule", .text, "The rule that sent it, last of all to this lead."),
      .optional("workflow", .text, "The workflow that sent it, last of all to this lead."),
    ]
  }

  private static func message(_ name: String) -> ObjectForm {
    var keys =
      sent("message") + [
        .optional("delivery", .id, "The id of its delivery."), .optional("recipient", .text, "Who got it."),
        .optional("reason", .text, "Why."), .optional("link", .text, "The link that was clicked."),
        .optional("text", .text, "What the answer says."),
        .optional("likelyMachine", .flag, "Whether it seems to be the doing of a mail scanner."),
      ]
    if name == "emailFailed" {
      keys.append(.optional("permanently", .flag, "Whether it will never arrive; true unless said otherwise."))
    }
    if name == "textReplied" { keys.append(.optional("stop", .flag, "Whether the answer asks to stop.")) }
    return ObjectForm(name, "It happened to a message.", keys, choices: [["message", "rule", "workflow"]])
  }

  private static func delivery(_ name: String) -> ObjectForm {
    let last: KeyForm =
      name == "taskCompleted"
      ? .optional("appointment", .id, "The appointment that was made.") : .needed("reason", .text, "Why it failed.")
    return ObjectForm(
      name, "It happened to a task or referral.", sent("delivery") + [last],
      choices: [["delivery", "rule", "workflow"]])
  }

  private static func other(_ name: String) -> ObjectForm {
    switch name {
    case "callUnanswered", "callVoicemail":
      ObjectForm(
        "a call", "The customer calls.",
        [.optional("number", .text, "From which number."), .optional("recording", .text, "Where its recording is.")])
    case "returnStarted", "returnDeclined", "returnAccepted":
      ObjectForm(
        "a return", "A partner returns the lead.",
        [.optional("partner", .text, "The partner."), .optional("reason", .text, "Why.")])
    case "journeyStarted", "journeyPartiallyCompleted", "journeyCompleted":
      ObjectForm(
        "a journey", "The customer is on a journey.",
        [.needed("journey", .text, "The journey."), .optional("step", .text, "How far.")])
    case "custom":
      ObjectForm(
        "a custom event", "An event of your own.",
        [.needed("event", .text, "The event."), .optional("fields", .values, "Its fields.")])
    case "timeReached":
      ObjectForm("a time reached", "A timer falls due.", [.needed("timer", .id, "The timer's id.")])
    default:
      ObjectForm(
        "an activation of rules", "Another version of the rules is in force.",
        [.needed("version", .whole(), "The version.")])
    }
  }
}
