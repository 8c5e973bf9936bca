extension ObjectForm {
  package static let lead = ObjectForm(
    "a lead", "The lead as it comes.",
    [
      .needed("type", .text, "Its lead type."),
      .optional("received", .date, "When it was received; the time of the occurrence unless said otherwise."),
      .optional("subid", .id, "Your own id of it."),
      .optional("ipaddress", .text, "The address it came from."),
      .optional("source", .text, "Where it came from, such as a campaign."),
      .optional("status", .text, "Its status."),
      .optional("progress", .progress, "Its progress."),
      .optional("user", .text, "The user it is assigned to."),
      .optional("partner", .text, "The partner it is with."),
      .optional("duplicateOf", .id, "The lead that it repeats."),
      .optional("contact", .object(.contact), "Who the customer is."),
      .optional("consent", .object(.consent), "How the customer may be written to."),
      .optional("fields", .values, "The fields that the rule book declares."),
    ])

  static let contact = ObjectForm(
    "a contact", "Who the customer is.",
    [
      ("title", "Such as Ms."), ("firstName", "The first name."), ("lastName", "The last name."),
      ("company", "The company."), ("email", "The email address."), ("phone", "The phone number."),
      ("mobile", "The number for text messages."), ("street", "The street."), ("town", "The town."),
      ("county", "The county."), ("postcode", "The postcode."), ("country", "The country."),
    ].map { .optional($0.0, .text, $0.1) })

  static let consent = ObjectForm(
    "consent", "How the customer may be written to; true unless said otherwise.",
    [
      .optional("email", .flag, "By email."), .optional("letter", .flag, "By letter."),
      .optional("text", .flag, "By text message."),
    ])
}

extension ValueForm {
  static let progress: ValueForm = .words(LeadProgress.allCases.map(\.rawValue))

  /// Values of fields by name; null takes one away.
  package static let values: ValueForm = .shared("values") { .named(.any([.value, .null])) }
}
