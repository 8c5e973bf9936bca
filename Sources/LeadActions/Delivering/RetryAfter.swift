package import struct Foundation.Date

/// The `Retry-After` header of an HTTP answer: seconds, or a date.
package enum RetryAfter {
  /// The seconds that a receiver asks for: never negative, and none for what cannot be read.
  package static func seconds(_ header: String, now: Date) -> Double? {
    let text = header.trimmed
    if let number = Double(text) { return number.isNaN ? nil : number.bounded(0, .greatestFiniteMagnitude) }
    return date(text).map { $0.timeIntervalSince(now).bounded(0, .greatestFiniteMagnitude) }
  }

  /// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Date? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else { return nil }
    let clock = words[4].split(separator: ":").compactMap { UInt8($0) }
    guard let day = UInt8(words[1]), let year = UInt16(words[3]), clock.count == 3, (1...31).contains(day),
      clock[0] < 24, clock[1] < 60, clock[2] < 61
    else { return nil }
    let time = CivilTime(
      year: Int(year), month: month + 1, day: Int(day), hour: Int(clock[0]), minute: Int(clock[1]),
      second: Int(clock[2]))
    return Date(timeIntervalSince1970: Double(time.seconds))
  }
}
