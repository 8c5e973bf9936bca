public import struct Foundation.Date

/// Moments as files write them: `2026-01-31T12:00:00Z`, with a fraction if there is one, or with an offset (`+01:00`).
///
/// What that form cannot carry exactly is written as seconds since 2001 with a fraction or an exponent (`-1.5e+11`).
public enum Timestamp {
  public static func text(from date: Date) -> String {
    let total = date.timeIntervalSince1970
    // From the year 0 to 9999, whose years have four digits.
    guard total >= -62_167_219_200, total < 253_402_300_800 else { return "\(date.timeIntervalSinceReferenceDate)" }
    let whole = total.rounded(.down)
    let text = CivilTime(seconds: Int64(whole)).description
    let stem = text.prefix(10) + "T" + text.suffix(8)
    if Date(timeIntervalSince1970: whole) == date { return stem + "Z" }
    let micros = Int(((total - whole) * 1e6).rounded())
    let short = stem + "." + padded(min(micros, 999_999), 6) + "Z"
    // What six digits cannot carry is written as the seconds themselves, so that reading gives the same moment.
    if Self.date(from: short) == date { return short }
    return "\(date.timeIntervalSinceReferenceDate)"
  }

  public static func date(from text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, let civil = civilTime(bytes) else { return seconds(text) }
    var index = 19
    var fraction = 0.0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let start = index
      index += 1
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      guard index > start + 1, let part = Double("0" + String(decoding: bytes[start..<index], as: UTF8.self))
      else { return nil }
      fraction = part
    }
    guard let offset = offset(bytes[index...]) else { return nil }
    return Date(timeIntervalSince1970: Double(civil.seconds - offset) + fraction)
  }

  /// The seconds that ``text(from:)`` falls back to; a plain whole number is refused, so that nobody's year is taken
  /// for seconds in silence.
  private static func seconds(_ text: String) -> Date? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }),
      text.utf8.allSatisfy({ $0.isDigit || ".e+-".utf8.contains($0) }), let number = Double(text), number.isFinite
    else { return nil }
    return Date(timeIntervalSinceReferenceDate: number)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.allSatisfy(\.isDigit) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private static func civilTime(_ bytes: [UInt8]) -> CivilTime? {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return time.date == (year, month, day) ? time : nil
  }

  /// Seconds east of UTC; nothing at all is refused, so that nobody's local time is taken for UTC in silence.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard let sign = bytes.first else { return nil }
    if sign == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == 6,
      bytes[bytes.startIndex + 3] == UInt8(ascii: ":"),
      let hours = number(bytes[(bytes.startIndex + 1)..<(bytes.startIndex + 3)]),
      let minutes = number(bytes[(bytes.startIndex + 4)...]), hours < 15, minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3_600 + minutes * 60)
    return sign == UInt8(ascii: "+") ? seconds : -seconds
  }
}
