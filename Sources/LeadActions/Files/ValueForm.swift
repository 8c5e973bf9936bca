/// The form of a value in a file.
package indirect enum ValueForm: Sendable {
  case text
  /// A text of a pattern, with one that fits.
  case pattern(String, example: String)
  /// One of a few texts.
  case words([String])
  /// Any text but some.
  case textExcept([String])
  case flag
  case whole(from: Int? = nil, to: Int? = nil)
  case number
  case null
  /// One flag, where the other says nothing.
  case only(Bool)
  case list(ValueForm)
  case object(ObjectForm)
  /// An object whose keys are names that the author chose.
  case named(ValueForm)
  case any([ValueForm])
  /// Whatever the author writes.
  case anything
  /// A form that stands in several places, or within itself, by its name in the schema.
  case shared(String, @Sendable () -> ValueForm)
}

extension ValueForm {
  /// A text that may be given as the list of its lines.
  package static let lines = ValueForm.any([.text, .list(.text)])

  /// An id, which may be written as a number.
  package static let id = ValueForm.any([.text, .whole()])

  package static let dateText = ValueForm.pattern(
    #"^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})|[0-9.e+-]+)$"#,
    example: "2026-01-31T12:00:00Z")

  /// A date, as a text or as an object where a text could be taken for something else.
  package static let date = ValueForm.any([.dateText, .object(.date)])

  /// A text, number, flag or date.
  package static let value: ValueForm = .shared("value") { .any([.text, .number, .flag, .object(.date)]) }

  package static let period: ValueForm = .shared("period") {
    .pattern("^ *[+-]?[0-9]+ +(minute|hour|day|week)s? *$", example: "2 days")
  }

  package static let zone = ValueForm.text

  package static let weeklyHours: ValueForm = .shared("weeklyHours") { .object(.weeklyHours) }

  private static let hours = ValueForm.pattern(
    "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", example: "09:00-17:30")

  fileprivate static let daysHours = ValueForm.list(hours)
}

extension ObjectForm {
  package static let date = ObjectForm(
    "a date", "A date where a text would be taken for a text.", [.needed("date", .dateText, "The date itself.")])

  package static let weeklyHours = ObjectForm(
    "weekly hours", "Hours of each day of the week; a day that is left out has none.",
    Weekday.allCases.map {
      .optional($0.rawValue, .daysHours, "Hours such as 09:00-17:30; 22:00-06:00 goes on into the next day.")
    })
}
