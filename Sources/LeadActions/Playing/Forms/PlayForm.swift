extension ObjectForm {
  package static let play = ObjectForm.file(
    "a file of leads", "Leads and what happens to them, each with its time.", format: FileKind.leads.format,
    [
      .optional("start", .date, "When the clock begins; at the first occurrence unless said otherwise."),
      .optional("end", .date, "Up to when it goes on; a week after the last occurrence unless said otherwise."),
      .needed("occurrences", .list(.object(.occurrence)), "What happens, in any order."),
    ])

  static let occurrence = ObjectForm(
    "an occurrence", "Something that happens to a lead.",
    [
      .optional("id", .id, "Its id; its number in the file unless said otherwise."),
      .needed("at", .date, "When."), .needed("lead", .id, "The lead's id."),
    ] + ReportReader.names.map { .optional($0, .report($0), report($0).about) }, choices: [ReportReader.names])
}

extension ValueForm {
  /// What happened, by what files call it, such as `emailOpened`.
  package static func report(_ name: String) -> ValueForm {
    .shared("report-\(name)") {
      let form = ObjectForm.report(name)
      // An empty object, or nothing at all, stands for nothing further to say.
      guard form.choices.isEmpty, !form.keys.contains(where: { $0.isNeeded }) else { return .object(form) }
      return .any([.object(form), .null])
    }
  }
}
