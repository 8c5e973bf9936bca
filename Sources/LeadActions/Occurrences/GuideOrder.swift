/// The orders in which the guide raises the events of one occurrence.
enum GuideOrder {
  /// Duplicate or not, referred or not, Received, then by a user or otherwise, and last Referred if receipt referred.
  static func receipt(duplicate: Bool, referred: Bool, byUser: Bool) -> [Event] {
    var events: [Event] = [
      duplicate ? .receivedDuplicate : .receivedNotDuplicate,
      referred ? .receivedReferred : .receivedNotReferred,
      .received,
      byUser ? .receivedUser : .receivedOther,
    ]
    if referred { events.append(.referred) }
    return events
  }

  /// Updated, then by a user or otherwise, then what the update also changed, in the order of the guide's table.
  static func update(
    byUser: Bool, statusChanged: Bool, userChanged: Bool, progress: LeadProgress?
  ) -> [Event] {
    var events: [Event] = [.updated, byUser ? .updatedUser : .updatedOther]
    if statusChanged { events.append(.statusChanged) }
    if userChanged { events.append(.userChanged) }
    if let progress { events.append(Event(progress)) }
    return events
  }
}
