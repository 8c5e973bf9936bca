package import struct Foundation.Date

extension PlainNode {
  /// A text, number or flag as it stands, or a date as `{"date": "2026-01-31T12:00:00Z"}`.
  package func fieldValue() -> FieldValue? {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .object: return date().map(FieldValue.date)
    case .null, .list:
      report(
        "A value is wanted here, not \(value.words).",
        mend: "Write a text in quotes, a number, true, false, or {\"date\": \"2026-01-31T12:00:00Z\"}.")
      return nil
    }
  }

  /// A date as a text, or as an object with the key `date`.
  package func date() -> Date? {
    let text: String
    switch value {
    case .text(let bare): text = bare
    case .object:
      let object = PlainObject(self, .date)
      guard let inner = object.required("date", mend: Self.dateMend), case .text(let wrapped) = inner.value else {
        if object["date"] != nil { report("A date is wanted here.", mend: Self.dateMend) }
        return nil
      }
      text = wrapped
    default:
      report("A date is wanted here, not \(value.words).", mend: Self.dateMend)
      return nil
    }
    // A bare number is how dates are kept that no calendar can write; nobody means '2026' so.
    if let date = Timestamp.date(from: text),
      text.utf8.contains(UInt8(ascii: ":")) || Timestamp.text(from: date) == text
    {
      return date
    }
    report("\(text.inQuotes) is no date.", mend: Self.dateMend)
    return nil
  }

  package static let dateMend = "Write one such as '2026-01-31T12:00:00Z' or '2026-01-31T12:00:00+01:00'."

  package func zone() -> Zone? {
    let text = text("A time zone")
    if let zone = Zone(text) { return zone }
    if !text.isEmpty {
      report("There is no time zone \(text.inQuotes).", mend: "Write one of the tz database, such as 'Europe/London'.")
    }
    return nil
  }

  package func weeklyHours() -> WeeklyHours {
    var spans: [Weekday: [WeeklyHours.Span]] = [:]
    let days = Weekday.allCases.map(\.rawValue)
    for (key, node) in entries(of: "Hours") {
      guard let day = Weekday(rawValue: key) else {
        report(
          "There is no day \(key.inQuotes).", mend: "Use \(days.asChoice).",
          nearest: NearestName.find(key, among: days))
        continue
      }
      spans[day] = node.list(of: "hours").compactMap { $0.span() }
    }
    return WeeklyHours(spans)
  }

  private func span() -> WeeklyHours.Span? {
    let mend = "Write them such as '09:00-17:30'."
    guard case .text(let text) = value else {
      report("Hours are wanted here, not \(value.words).", mend: mend)
      return nil
    }
    if let span = WeeklyHours.Span(text) { return span }
    report("\(text.inQuotes) are no hours.", mend: mend)
    return nil
  }
}
