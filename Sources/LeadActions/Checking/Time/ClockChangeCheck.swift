import struct Foundation.Date

/// Finds hours of the week that lie in the gap or the overlap of a clock change.
enum ClockChangeCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    var changes: [Zone: [ClockChange]] = [:]
    func changesOf(_ zone: Zone) -> [ClockChange] {
      if let known = changes[zone] { return known }
      let found = ClockChange.all(in: zone)
      changes[zone] = found
      return found
    }
    for rule in book.rules {
      guard let condition = rule.rule.condition, condition.asksForHours else { continue }
      for (hours, place) in condition.hours(at: rule.place["when"]) {
        report.findings += findings(on: hours, in: rule.type.zone, changesOf(rule.type.zone), at: place)
      }
    }
    let zones = Set(book.book.leadTypes.map(\.zone))
    for (name, user) in (book.directory?.users ?? [:]).sorted(by: { $0.key < $1.key }) {
      // Without a zone of their own the hours are in the lead type's; which one is open where there are several.
      guard let hours = user.workingHours, let zone = user.zone ?? (zones.count == 1 ? zones.first : nil) else {
        continue
      }
      let place = Place.book["directory"]["users"][name.rawValue]["workingHours"]
      report.findings += findings(on: hours, in: zone, changesOf(zone), at: place)
    }
  }

  private static func findings(
    on hours: WeeklyHours, in zone: Zone, _ changes: [ClockChange], at place: Place
  ) -> [Finding] {
    for change in changes {
      for (day, spans) in hours.spans.sorted(by: { $0.key.index < $1.key.index }) {
        for (index, span) in spans.enumerated() where change.cuts(span, of: day) {
          return [finding(span, day, change, zone, at: place[day.rawValue][index])]
        }
      }
    }
    return []
  }

  private static func finding(
    _ span: WeeklyHours.Span, _ day: Weekday, _ change: ClockChange, _ zone: Zone, at place: Place
  ) -> Finding {
    let hours = "\(ClockChange.clock(change.start)) to \(ClockChange.clock(change.end))"
    return Finding(
      .clockChange, at: place.text,
      "In \(zone.identifier) the clocks \(change.isSkipped ? "skip" : "repeat") \(hours) on one \(change.day.name) a "
        + "year, within the hours \(span.description).",
      why: change.isSkipped
        ? "On that day the hours begin, end or lie at a time that is not there."
        : "On that day the hours begin, end or lie at a time that comes twice.",
      story: [
        "On \(change.date) the clocks of \(zone.identifier) \(change.isSkipped ? "go forward from" : "go back to") "
          + "\(ClockChange.clock(change.start))."
      ],
      mend: "Let the hours begin and end outside \(hours).")
  }
}

/// A change of a zone's clocks, as the wall shows it.
struct ClockChange: Hashable {
  let day: Weekday
  /// The minutes of the day that are skipped or come twice.
  let start: Int
  let end: Int
  let isSkipped: Bool
  /// The day of the first such change.
  let date: String

  /// Those of a few years, each kind once; a zone whose clocks have come to rest has none.
  static func all(in zone: Zone) -> [ClockChange] {
    var changes: [ClockChange] = []
    var seen: Set<String> = []
    let first = 1_735_689_600.0
    var offset = offset(of: zone, at: first)
    for day in 1...(4 * 366) {
      let end = first + Double(day) * 86_400
      let next = Self.offset(of: zone, at: end)
      guard next != offset else { continue }
      let moment = moment(of: zone, from: end - 86_400, to: end, before: offset)
      let (low, high) = (min(offset, next), max(offset, next))
      // The wall shows the skipped stretch in terms of the earlier offset, the repeated one in terms of the later.
      let wall = CivilTime(seconds: Int64(moment) + Int64(low))
      let minute = wall.minuteOfDay
      let change = ClockChange(
        day: wall.weekday, start: minute, end: minute + Int(high - low) / 60, isSkipped: next > offset,
        date: String("\(wall)".prefix(10)))
      if seen.insert("\(change.day) \(change.start) \(change.isSkipped)").inserted { changes.append(change) }
      offset = next
    }
    return changes
  }

  private static func offset(of zone: Zone, at seconds: Double) -> Int64 {
    zone.civilTime(at: Date(timeIntervalSince1970: seconds)).seconds - Int64(seconds)
  }

  private static func moment(of zone: Zone, from start: Double, to end: Double, before offset: Int64) -> Double {
    var (low, high) = (start, end)
    while high - low > 60 {
      let middle = ((low + high) / 120).rounded() * 60
      if Self.offset(of: zone, at: middle) == offset { low = middle } else { high = middle }
    }
    return high
  }

  /// Whether a span of a day begins or ends within the change, or lies in it as a whole.
  func cuts(_ span: WeeklyHours.Span, of day: Weekday) -> Bool {
    func isInside(_ minute: Int, of day: Weekday) -> Bool { day == self.day && start < minute && minute < end }
    if span.start < span.end {
      let isWithin = day == self.day && start <= span.start && span.end <= end
      return isWithin || isInside(span.start, of: day) || isInside(span.end, of: day)
    }
    return isInside(span.start, of: day) || isInside(span.end, of: Weekday.allCases[(day.index + 1) % 7])
  }

  static func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}

extension Weekday {
  fileprivate var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension Condition {
  /// The hours of the week in the condition, with their places.
  fileprivate func hours(at place: Place) -> [(WeeklyHours, Place)] {
    switch self {
    case .all(let parts): parts.enumerated().flatMap { $1.hours(at: place["all"][$0]) }
    case .any(let parts): parts.enumerated().flatMap { $1.hours(at: place["any"][$0]) }
    case .not(let part): part.hours(at: place["not"])
    case .withinHours(let hours): [(hours, place["withinHours"])]
    case .field: []
    }
  }
}
