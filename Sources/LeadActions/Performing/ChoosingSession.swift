/// The choosing of users within one plan: what was read, and what it is now.
struct ChoosingSession: Sendable {
  private let read: [GroupName: ChoosingState]
  private(set) var changed: [GroupName: ChoosingState] = [:]

  init(_ read: [GroupName: ChoosingState]) { self.read = read }

  func state(of group: GroupName) -> ChoosingState { changed[group] ?? read[group] ?? ChoosingState() }

  /// Keeps a new state; its version is one above the one read, however often the plan changes it.
  mutating func keep(_ state: ChoosingState, of group: GroupName) {
    var state = state
    state.version = (read[group]?.version ?? 0) + 1
    changed[group] = state
  }
}

extension ActionContext {
  /// Chooses one user from a group.
  ///
  /// - Parameter counts: whether the choice gives the user a lead, so that daily and monthly caps apply and count.
  mutating func choose(
    from group: GroupName, by strategy: StrategyName, counts: Bool
  ) throws(NotDoneReason) -> UserName {
    guard let members = directory.groups[group]?.members else { throw .unknownGroup(group) }
    guard !members.isEmpty else { throw .emptyGroup(group) }
    guard let chooser = strategies[strategy] else { throw .unknownStrategy(strategy) }
    var state = choosing.state(of: group)
    let today = zone.civilTime(at: now)
    let available = members.filter { isAvailable($0, today: today, state: state, counts: counts) }
    guard !available.isEmpty else { throw .nobodyAvailable(group) }
    let request = ChoosingRequest(
      group: group, members: members, available: available, state: state, directory: directory, now: now)
    guard let chosen = chooser.choose(from: request, random: &random),
      available.contains(where: { $0.user == chosen })
    else { throw .nobodyAvailable(group) }
    let hasCaps = counts && members.contains { $0.dailyCap != nil || $0.monthlyCap != nil }
    guard chooser.usesState || hasCaps else { return chosen }
    state.last = chosen
    if counts { state.counts[chosen, default: .none].add(on: today) }
    choosing.keep(state, of: group)
    return chosen
  }

  private func isAvailable(
    _ member: GroupMember, today: CivilTime, state: ChoosingState, counts: Bool
  ) -> Bool {
    guard let user = directory.users[member.user], !user.absences.contains(where: { $0.covers(now) }) else {
      return false
    }
    if let hours = user.workingHours, !hours.contains((user.zone ?? zone).civilTime(at: now)) { return false }
    guard counts else { return true }
    let count = state.counts[member.user, default: .none].asOf(today)
    if let cap = member.dailyCap, count.today >= cap { return false }
    if let cap = member.monthlyCap, count.thisMonth >= cap { return false }
    return true
  }
}

extension ChoosingState.Count {
  static let none = Self(day: 0, today: 0, month: 0, thisMonth: 0)

  /// The count with what belongs to another day or month forgotten.
  func asOf(_ time: CivilTime) -> Self {
    let (year, month, _) = time.date
    let (dayNumber, monthNumber) = (Int(time.dayNumber), year * 12 + month - 1)
    return Self(
      day: dayNumber, today: day == dayNumber ? today : 0, month: monthNumber,
      thisMonth: self.month == monthNumber ? thisMonth : 0)
  }

  mutating func add(on time: CivilTime) {
    self = asOf(time)
    today += 1
    thisMonth += 1
  }
}
