import Foundation
import LeadActions
import Testing

/// A moment at which a zone's clocks are put forward or back, as the tz database has it.
struct OffsetChange: CustomTestStringConvertible {
  var zone: Zone
  var moment: Date
  /// Seconds east of UTC.
  var before: Int
  var after: Int

  var testDescription: String { "\(zone) at \(Timestamp.text(from: moment))" }
  /// Where the wall's jump begins.
  var wall: CivilTime { CivilTime(seconds: Int64(moment.timeIntervalSince1970) + Int64(before)) }
  var jump: Int { after - before }

  static let all: [OffsetChange] = [
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Casablanca",
  ].flatMap(changes(of:))

  /// Every change from 2020 to 2035.
  static func changes(of name: String) -> [OffsetChange] {
    guard let zone = Zone(name), let reference = TimeZone(identifier: name) else { return [] }
    func offset(_ seconds: Int) -> Int {
      reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
    var changes: [OffsetChange] = []
    for day in 18_262..<24_106 {
      var (low, high) = (day * 86_400, (day + 1) * 86_400)
      let (before, after) = (offset(low), offset(high))
      guard before != after else { continue }
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(middle) == before { low = middle } else { high = middle }
      }
      changes.append(
        OffsetChange(zone: zone, moment: Date(timeIntervalSince1970: Double(high)), before: before, after: after))
    }
    return changes
  }
}
