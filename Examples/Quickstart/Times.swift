import Foundation
import LeadActions

/// How the broker's wall clock shows times; it is in London.
enum Times {
  static let zone = Zone("Europe/London") ?? .utc
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension Date {
  /// Such as `13 Jan 20:41`.
  var shortText: String {
    let time = Times.zone.civilTime(at: self)
    return "\(dayText) \(String(time.hour).zeroed):\(String(time.minute).zeroed)"
  }

  /// Such as `13 Jan`.
  var dayText: String {
    let (_, month, day) = Times.zone.civilTime(at: self).date
    return "\(String(day).padded(left: 2)) \(Times.months[month - 1])"
  }
}

extension String {
  fileprivate var zeroed: String { count < 2 ? "0" + self : self }
}
