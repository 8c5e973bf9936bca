public import struct Foundation.Date

/// A span of time such as two days: before or after an appointment, or a workflow's wait.
///
/// Minutes and hours are exact. Days and weeks keep the wall-clock time in the lead type's zone, so that 24 hours and
/// 1 day differ where daylight saving changes between; 60 minutes are 1 hour, and 7 days 1 week.
public struct Period: Hashable, Sendable {
  @nonexhaustive
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable { case minutes, hours, days, weeks }

  /// Whether the span is counted on the clock (in minutes) or on the calendar (in days).
  enum Measure: Hashable, Sendable {
    case clock(minutes: Int)
    case calendar(days: Int)
  }

  let measure: Measure
  /// The unit that a span of nothing was given in, which is a whole number of every unit.
  private let unitOfNothing: Unit?

  /// The longest period that a rule book may name, ten years; it also keeps the arithmetic from overflowing.
  public static let longest = Period(3_660, .days)

  public init(_ count: Int, _ unit: Unit) {
    // Far outside what validation allows, and far from where the arithmetic would overflow.
    let count = min(max(count, -1_000_000_000), 1_000_000_000)
    unitOfNothing = count == 0 ? unit : nil
    measure =
      switch unit {
      case .minutes: .clock(minutes: count)
      case .hours: .clock(minutes: count * 60)
      case .days: .calendar(days: count)
      case .weeks: .calendar(days: count * 7)
      }
  }

  public static func minutes(_ count: Int) -> Self { Self(count, .minutes) }
  public static func hours(_ count: Int) -> Self { Self(count, .hours) }
  public static func days(_ count: Int) -> Self { Self(count, .days) }
  public static func weeks(_ count: Int) -> Self { Self(count, .weeks) }

  /// Whether the period is longer than nothing and not too long to be meant.
  public var isUsable: Bool {
    switch measure {
    case .clock(let minutes): minutes > 0 && minutes <= 3_660 * 1_440
    case .calendar(let days): days > 0 && days <= 3_660
    }
  }

  /// The count and the largest unit that the span is a whole number of.
  public var parts: (count: Int, unit: Unit) {
    if let unitOfNothing { return (0, unitOfNothing) }
    return switch measure {
    case .clock(let minutes): minutes % 60 == 0 ? (minutes / 60, .hours) : (minutes, .minutes)
    case .calendar(let days): days % 7 == 0 ? (days / 7, .weeks) : (days, .days)
    }
  }

  public func after(_ date: Date, in zone: Zone) -> Date { shifted(date, by: 1, in: zone) }
  public func before(_ date: Date, in zone: Zone) -> Date { shifted(date, by: -1, in: zone) }

  private func shifted(_ date: Date, by sign: Int, in zone: Zone) -> Date {
    switch measure {
    case .clock(let minutes): date.addingTimeInterval(Double(sign * minutes) * 60)
    case .calendar(let days): zone.adding(days: sign * days, to: date)
    }
  }
}

extension Period: LosslessStringConvertible, Codable {
  /// Reads `24 hours` or `1 day`.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]) else { return nil }
    let name = words[1].hasSuffix("s") ? String(words[1]) : words[1] + "s"
    guard let unit = Unit(rawValue: name) else { return nil }
    self.init(count, unit)
  }

  public var description: String {
    let (count, unit) = parts
    return count == 1 ? "1 \(unit.rawValue.dropLast())" : "\(count) \(unit.rawValue)"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no period; write '2 days' or '24 hours'.")
    }
    self = period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
