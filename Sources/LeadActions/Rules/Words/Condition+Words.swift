extension Condition {
  /// The condition as one would tell it, whole: with the hours, and with whether case counts.
  public var words: String {
    switch self {
    case .all(let parts): parts.isEmpty ? "always" : parts.map(\.grouped).joined(separator: " and ")
    case .any(let parts): parts.isEmpty ? "never" : parts.map(\.grouped).joined(separator: " or ")
    case .not(.withinHours(let hours)): "the time is outside \(hours.words)"
    case .not(let part): "not (\(part.words))"
    case .field(let name, let test): "\(name.rawValue.onOneLine) \(test.words)"
    case .withinHours(let hours): "the time is within \(hours.words)"
    }
  }

  private var grouped: String {
    switch self {
    case .all(let parts), .any(let parts): parts.count > 1 ? "(\(words))" : words
    default: words
    }
  }
}

extension FieldTest {
  fileprivate var words: String {
    if case .text(_, ignoringCase: true) = self { return "\(self), in capitals or not".onOneLine }
    if case .oneOf(let values) = self, values.isEmpty { return "is one of nothing" }
    return description.onOneLine
  }
}

extension WeeklyHours {
  /// The hours day by day, those that days share told once, such as `monday to friday 09:00-17:30`.
  var words: String {
    var runs: [(first: Weekday, last: Weekday, hours: String)] = []
    for day in Weekday.allCases {
      guard let spans = spans[day] else { continue }
      let hours = spans.map(\.description).joined(separator: " and ")
      if let run = runs.last, run.hours == hours, run.last.index + 1 == day.index {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day, hours))
      }
    }
    guard !runs.isEmpty else { return "no hours" }
    return runs.map { run in
      let days =
        run.first == run.last
        ? run.first.rawValue
        : "\(run.first.rawValue) \(run.first.index + 1 == run.last.index ? "and" : "to") \(run.last.rawValue)"
      return "\(days) \(run.hours)"
    }.joined(separator: ", ")
  }
}
