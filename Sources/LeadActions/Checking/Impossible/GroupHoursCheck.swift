import struct Foundation.Date

/// Finds rules that act at hours at which nobody of their group works.
enum GroupHoursCheck {
  static func run(_ book: CheckedBook, _ directory: Directory, _ report: inout CheckReport) {
    var meetings: [Meeting: Bool] = [:]
    for rule in book.rules {
      guard let condition = rule.rule.condition, condition.asksForHours else { continue }
      for (index, action) in rule.rule.actions.enumerated() {
        guard case .group(let name, _)? = action.targetOrAssignee, let group = directory.groups[name] else { continue }
        let members = group.members.compactMap { directory.users[$0.user] }
        // Nobody at all is another finding.
        guard !members.isEmpty, members.allSatisfy({ !($0.workingHours?.spans.isEmpty ?? true) }) else { continue }
        let times = book.knowledge(of: rule).map { $0.time(in: rule.type.zone) }
        let meeting = Meeting(zone: rule.type.zone, times: times, group: name)
        let meets = meetings[meeting] ?? meet(times, members, in: rule.type.zone)
        meetings[meeting] = meets
        guard !times.isEmpty, !meets else { continue }
        report.findings.append(finding(rule, action, name, at: rule.place(ofAction: index)))
      }
    }
  }

  /// Hours of a rule and a group that were compared already.
  private struct Meeting: Hashable {
    var zone: Zone
    var times: [Spans]
    var group: GroupName
  }

  /// Two weeks in quarters of an hour, one in winter and one in summer: whatever the zones, their clocks differ then.
  private static let moments: [Date] = [1_736_121_600, 1_751_846_400].flatMap { monday in
    (0..<672).map { Date(timeIntervalSince1970: monday + Double($0) * 900) }
  }

  private static func meet(_ times: [Spans], _ members: [DirectoryUser], in zone: Zone) -> Bool {
    moments.contains { moment in
      let wall = zone.civilTime(at: moment)
      let minute = Double(wall.weekday.index * 1_440 + wall.minuteOfDay)
      guard times.contains(where: { $0.contains(minute) }) else { return false }
      return members.contains { user in
        user.workingHours?.contains((user.zone ?? zone).civilTime(at: moment)) ?? true
      }
    }
  }

  private static func finding(_ rule: CheckedRule, _ action: Action, _ name: GroupName, at place: Place) -> Finding {
    Finding(
      .nobodyWorksThen, at: place.text,
      "The rule \(action.deed), at hours at which nobody of the group works.",
      why: "Nobody can be chosen from it then, and the action is never done.",
      story: ["\(rule.told) matches within its hours; nobody of \(name.inQuotes) is within working hours."],
      mend: "Put somebody into the group who works then, name a user, or change the hours.",
      related: [
        RelatedPlace(Place.book["directory"]["groups"][name.rawValue].text, "nobody of it works at these hours"),
        RelatedPlace(rule.place["when"].text, "the hours of the rule"),
      ])
  }
}

extension Condition {
  /// Whether hours of the week are part of the condition.
  var asksForHours: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForHours)
    case .not(let part): part.asksForHours
    case .withinHours: true
    case .field: false
    }
  }
}
