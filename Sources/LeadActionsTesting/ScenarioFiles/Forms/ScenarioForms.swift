package import LeadActions

/// The forms of a file of scenarios; the readers take their keys from them, and the schema is made of them.
extension ObjectForm {
  package static let scenarios = ObjectForm.file(
    "a file of scenarios", "Tests of rules: what is given, what happens, and what then is expected.",
    format: FileKind.scenarios.format,
    [
      .optional("name", .text, "What the file is about."),
      .optional("rules", .text, "The rule book, as a path from the file's folder."),
      .optional(
        "exhaustive", .flag, "Whether an effect that nothing expects fails a scenario; true unless it says otherwise."),
      .optional("given", .object(.given), "What all scenarios are given."),
      .needed("scenarios", .list(.object(.scenario)), "The scenarios."),
    ])

  static let scenario = ObjectForm(
    "a scenario", "What happens to a lead, and what then is expected.",
    [
      .needed("name", .text, "What it shows, in a few words."),
      .optional("exhaustive", .flag, "The same as for the file, for this scenario."),
      .optional("given", .object(.given), "What it is given, over what the file gives."),
      .needed("steps", .list(.object(.step)), "What happens, one thing after another."),
    ])

  static let given = ObjectForm(
    "what is given", "What stands before anything happens.",
    [
      .optional("now", .date, "When the clock begins."),
      .optional("lead", .object(.givenLead), "The lead."),
      .optional("known", .any([.flag, .object(.known)]), "Whether the lead is known already."),
      .optional("others", .list(.object(.givenLead)), "Other leads that are known."),
      .optional("directory", .object(.directory), "Users, groups and partners; the rule book's own if left out."),
      .optional("facts", .values, "Facts by their names."),
      .optional("seed", .whole(from: 0), "From which choices by chance derive."),
    ])

  static let givenLead = ObjectForm(
    ObjectForm.lead.thing, ObjectForm.lead.about,
    [.optional("id", .id, "Its id; 1 unless it says otherwise.")] + ObjectForm.lead.keys)

  static let known = ObjectForm(
    "what is known of the lead", "What the lead has been through.",
    [
      .optional("progressReached", .list(.words(LeadProgress.allCases.map(\.rawValue))), "The stages it has been at."),
      .optional("appointments", .list(.object(.leadAppointment)), "Its appointments."),
    ])
}

// MARK: Steps

extension ObjectForm {
  static let step = ObjectForm(
    "a step", "One thing that happens, and what is expected then.",
    [
      .optional("when", .object(.happening), "Something happens."),
      .optional("given", .object(.happening), "Something happens that only leads up to what the scenario is about."),
      .optional("advance", .period, "Time passes."),
      .optional("advanceTo", .date, "Time passes until a moment."),
      .optional("again", .only(true), "The last occurrence is submitted once more under its id."),
      .optional("answers", .object(.answers), "What transports answer from now on, by kind of message."),
      .optional("directory", .object(.directory), "Users, groups and partners from now on."),
      .optional("facts", .values, "Facts from now on."),
      .optional("then", .object(.then), "What is expected."),
    ])

  static let happening = ObjectForm(
    "what happens", "Something that happens to a lead.",
    [
      .optional("id", .id, "The occurrence's id; one of its own unless it says otherwise."),
      .optional("lead", .id, "Another lead that it happens to."),
    ]
      + ReportReader.names.map { name in
        // The scenario's own lead stands in where the report names none.
        let form = ObjectForm.report(name)
        let keys = form.keys.map { $0.name == "lead" ? KeyForm.optional("lead", $0.form, $0.about) : $0 }
        return .optional(
          name, .object(ObjectForm(form.thing, form.about, keys, choices: form.choices, others: form.others)),
          form.about)
      }, choices: [ReportReader.names])

  static let answers = ObjectForm(
    "answers", "What transports answer, one after the other; after the last one they accept.",
    MessageKind.fileNames.map { .optional($0, .any([.answer, .list(.answer)]), "To messages of this kind.") },
    others: .any([.answer, .list(.answer)]))

  static let answer = ObjectForm(
    "an answer", "What a transport answers to one message.",
    [
      .optional("fail", .text, "It fails for now, for this reason."),
      .optional("retryAfter", .whole(from: 0), "Seconds until it may be tried again."),
      .optional("failForGood", .text, "It fails for good, for this reason."),
      .optional("status", .whole(from: 100, to: 599), "A webhook's receiver answers with this status."),
    ], choices: [["fail", "failForGood", "status"]])
}
