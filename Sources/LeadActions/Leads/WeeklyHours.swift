/// Hours of the week, such as somebody's working hours.
///
/// In files: `{"monday": ["09:00-12:30", "13:30-17:00"], "friday": ["09:00-24:00"]}`. Hours that end before they begin
/// go on into the next day (`22:00-06:00`). The zone is the one of whoever has the hours.
public struct WeeklyHours: Hashable, Sendable {
  /// A part of a day, in minutes since midnight.
  public struct Span: Hashable, Sendable {
    public let start: Int
    public let end: Int

    /// Fails where a time is outside the day or the span is empty.
    public init?(from start: Int, to end: Int) {
      guard (0..<1_440).contains(start), (1...1_440).contains(end), start != end else { return nil }
      self.start = start
      self.end = end
    }

    /// Reads `09:00-17:30`.
    public init?(_ text: String) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let start = Self.minutes(parts[0]), let end = Self.minutes(parts[1]) else { return nil }
      self.init(from: start, to: end)
    }

    private static func minutes(_ text: Substring) -> Int? {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) }),
        let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour < 24 || (hour == 24 && minute == 0)
      else { return nil }
      return hour * 60 + minute
    }

    public var description: String {
      "\(padded(start / 60, 2)):\(padded(start % 60, 2))-\(padded(end / 60, 2)):\(padded(end % 60, 2))"
    }
  }

  public private(set) var spans: [Weekday: [Span]]

  public init(_ spans: [Weekday: [Span]]) { self.spans = spans.filter { !$0.value.isEmpty } }

  /// The same hours on each of some days.
  public init?(_ days: [Weekday], _ hours: String) {
    guard let span = Span(hours) else { return nil }
    self.init(Dictionary(days.map { ($0, [span]) }, uniquingKeysWith: +))
  }

  public func contains(_ time: CivilTime) -> Bool {
    let today = time.weekday
    let minute = time.minuteOfDay
    for span in spans[today] ?? [] {
      if span.start < span.end ? (span.start..<span.end).contains(minute) : minute >= span.start { return true }
    }
    let yesterday = Weekday.allCases[(today.index + 6) % 7]
    return (spans[yesterday] ?? []).contains { $0.end < $0.start && minute < $0.end }
  }
}

extension WeeklyHours: Codable {
  /// Any key, so that a day which there is not is seen and refused.
  private struct Day: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ weekday: Weekday) { stringValue = weekday.rawValue }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Day.self)
    var spans: [Weekday: [Span]] = [:]
    for day in container.allKeys {
      guard let weekday = Weekday(rawValue: day.stringValue) else {
        throw DecodingError.dataCorruptedError(
          forKey: day, in: container, debugDescription: "There is no day '\(day.stringValue)'; write 'monday'.")
      }
      spans[weekday] = try container.decode([String].self, forKey: day).map { text in
        guard let span = Span(text) else {
          throw DecodingError.dataCorruptedError(
            forKey: day, in: container, debugDescription: "'\(text)' are no hours; write 09:00-17:30.")
        }
        return span
      }
    }
    self.init(spans)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Day.self)
    for day in Weekday.allCases {
      if let spans = spans[day] { try container.encode(spans.map(\.description), forKey: Day(day)) }
    }
  }
}
