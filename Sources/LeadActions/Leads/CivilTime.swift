/// A day and time as a calendar on the wall shows it, in no particular zone.
///
/// The arithmetic is the proleptic Gregorian calendar's, so that it needs no locale and gives the same answer anywhere.
public struct CivilTime: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01 00:00:00 on the same wall.
  public let seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let days = Self.days(year: Int64(year), month: Int64(month), day: Int64(day))
    seconds = days * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }

  public func adding(days: Int) -> CivilTime { CivilTime(seconds: seconds + Int64(days) * 86_400) }

  var dayNumber: Int64 { seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400 }
  var secondOfDay: Int { Int(seconds - dayNumber * 86_400) }

  public var hour: Int { secondOfDay / 3_600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }
  var minuteOfDay: Int { secondOfDay / 60 }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = Int((dayNumber + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }

  /// Year, month and day, by the era arithmetic of Hinnant's `civil_from_days`.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
  }

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CivilTime: CustomStringConvertible {
  /// The form that the guide prints: `2012-01-01 12:00:00`.
  public var description: String {
    let (year, month, day) = date
    return [padded(year, 4), "-", padded(month, 2), "-", padded(day, 2), " ", clock].joined()
  }

  /// The time of day alone: `12:00:00`.
  var clock: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }
}

/// A day of the week, as files spell it.
public enum Weekday: String, Hashable, Sendable, Codable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(abs(number))
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
