#if SMTP
  package import struct Foundation.Date

  /// The time in an email's Date header, in UTC (RFC 5322, section 3.3).
  package enum MailDate {
    package static func text(_ date: Date) -> String {
      // From 1900 to 9999; what lies outside, or is no number, is the nearest.
      let time = date.timeIntervalSince1970
      let seconds = time > -2_208_988_800 ? Int(min(time, 253_402_300_799).rounded(.down)) : -2_208_988_800
      let day = Int((Double(seconds) / 86_400).rounded(.down))
      let rest = seconds - day * 86_400
      let (year, month, monthDay) = civil(day)
      let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day % 7) + 7) % 7]
      let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
      let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
      return "\(weekday), \(twoDigits(monthDay)) \(months[month - 1]) \(year) \(clock) +0000"
    }

    /// Year, month and day of a day counted from 1 January 1970, in the Gregorian calendar.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
      // Counted from 1 March 1600, so that a leap day ends its year.
      let shifted = day + 135_080
      let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
      let ofEra = shifted - era * 146_097
      let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
      let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shiftedMonth = (5 * ofYear + 2) / 153
      let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
      let year = 1600 + era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
      return (year, month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }
#endif
