import struct Foundation.Date

extension WeeklyHours {
  /// When a time within the hours is outside them again, in a zone; none for a time that is outside already, or where the
  /// hours go on for more than eight days.
  ///
  /// The first moment at which the wall shows a time outside: in a night in which the clock changes too.
  func end(after now: Date, in zone: Zone) -> Date? {
    var time = now
    let last = now.addingTimeInterval(8 * 86_400)
    guard contains(zone.civilTime(at: now)) else { return nil }
    while time <= last {
      let wall = zone.civilTime(at: time)
      guard let end = end(ofSpanAt: wall) else { return time }
      let seconds = time.timeIntervalSince1970
      let next = Date(timeIntervalSince1970: seconds.rounded(.down) + Double(end.seconds - wall.seconds))
      // As long as the clock does not change until then, the wall shows just that end.
      time = zone.civilTime(at: next) == end ? next : firstOutside(after: time, until: next, in: zone) ?? next
    }
    return nil
  }

  /// Minute by minute, since the clock changes somewhere between.
  private func firstOutside(after start: Date, until end: Date, in zone: Zone) -> Date? {
    var time = Date(timeIntervalSince1970: (start.timeIntervalSince1970 / 60).rounded(.down) * 60)
    repeat {
      time = time.addingTimeInterval(60)
      if !contains(zone.civilTime(at: time)) { return time }
    } while time < end
    return nil
  }

  /// The latest end of the spans that a time lies in.
  private func end(ofSpanAt time: CivilTime) -> CivilTime? {
    let midnight = CivilTime(seconds: time.seconds - Int64(time.secondOfDay))
    let minute = time.minuteOfDay
    var end: Int?
    for span in spans[time.weekday] ?? [] {
      if span.start > span.end, minute >= span.start { end = max(end ?? 0, span.end + 1_440) }
      if span.start < span.end, (span.start..<span.end).contains(minute) { end = max(end ?? 0, span.end) }
    }
    for span in spans[time.adding(days: -1).weekday] ?? [] where span.end < span.start && minute < span.end {
      end = max(end ?? 0, span.end)
    }
    return end.map { CivilTime(seconds: midnight.seconds + Int64($0) * 60) }
  }
}
