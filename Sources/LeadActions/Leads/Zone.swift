public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A time zone of the tz database, such as `Europe/London`.
///
/// Days and weeks keep their wall-clock time in it across daylight-saving changes.
public struct Zone: Hashable, Sendable {
  public let identifier: String
  private let timeZone: TimeZone

  /// Fails where the database knows no zone of that name.
  public init?(_ identifier: String) {
    guard let timeZone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.timeZone = timeZone
  }

  private init(identifier: String, timeZone: TimeZone) {
    self.identifier = identifier
    self.timeZone = timeZone
  }

  public static let utc = Zone(identifier: "UTC", timeZone: .gmt)

  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.identifier == rhs.identifier }
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

  /// What the wall shows at a moment.
  public func civilTime(at date: Date) -> CivilTime {
    let seconds = date.timeIntervalSince1970.rounded(.down)
    guard seconds.isFinite, abs(seconds) < 1e15 else { return CivilTime(seconds: 0) }
    return CivilTime(seconds: Int64(seconds) + Int64(timeZone.secondsFromGMT(for: date)))
  }

  /// The moment at which the wall shows a time: in an overlap the first of the two, in a gap as long after the change
  /// as the time lies after the gap's beginning (02:30 becomes 03:30).
  public func date(at time: CivilTime) -> Date {
    let asIfUTC = Date(timeIntervalSince1970: Double(time.seconds))
    let before = timeZone.secondsFromGMT(for: asIfUTC.addingTimeInterval(-86_400))
    let after = timeZone.secondsFromGMT(for: asIfUTC.addingTimeInterval(86_400))
    // East of a change both offsets can be right (overlap) or neither (gap); the offset before it serves both.
    let early = asIfUTC.addingTimeInterval(-Double(before))
    if civilTime(at: early) == time { return early }
    let late = asIfUTC.addingTimeInterval(-Double(after))
    return civilTime(at: late) == time ? late : early
  }

  /// The moment so many wall-clock days later, or earlier where the number is negative; fractions of a second stay.
  public func adding(days: Int, to date: Date) -> Date {
    let seconds = date.timeIntervalSince1970
    let fraction = seconds - seconds.rounded(.down)
    return self.date(at: civilTime(at: date).adding(days: days)).addingTimeInterval(fraction)
  }
}

extension Zone: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let identifier = try container.decode(String.self)
    guard let zone = Zone(identifier) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(identifier)' is no time zone; write one such as 'Europe/London'.")
    }
    self = zone
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }

  public var description: String { identifier }
}
