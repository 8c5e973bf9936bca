extension ObjectForm {
  package static let directory = ObjectForm(
    "a directory", "Who the users, groups and partners are.",
    [
      .optional("version", .whole(), "Your own count."),
      .optional("users", .named(.object(.directoryUser)), "Users by name."),
      .optional("groups", .named(.list(.any([.text, .object(.groupMember)]))), "Groups by name, each with its users."),
      .optional("partners", .named(.object(.directoryPartner)), "Referral partners by name."),
    ])

  static let directoryUser = ObjectForm(
    "a user", "A user, with hours and absences.",
    ways + [
      .optional("zone", .zone, "Where the working hours are; the lead type's zone unless said otherwise."),
      .optional("workingHours", .weeklyHours, "When the user works; always unless said otherwise."),
      .optional("absences", .list(.object(.absence)), "When the user is away."),
      .optional("openLeads", .whole(), "How many leads the user has in hand."),
    ])

  static let directoryPartner = ObjectForm("a partner", "A referral partner.", ways)

  static let absence = ObjectForm(
    "an absence", "A time away.",
    [.needed("from", .date, "When it begins."), .needed("until", .date, "When it ends.")])

  static let groupMember = ObjectForm(
    "a member of a group", "A user of a group.",
    [
      .needed("user", .text, "The user's name."),
      .optional("weight", .whole(), "How often the user is chosen by weight; 1 unless said otherwise."),
      .optional("dailyCap", .whole(), "The most leads a day."),
      .optional("monthlyCap", .whole(), "The most leads a month."),
    ])

  private static let ways: [KeyForm] = [
    .optional("displayName", .text, "The name that messages show."),
    .optional("email", .text, "The email address."),
    .optional("mobile", .text, "The number for text messages."),
  ]
}
