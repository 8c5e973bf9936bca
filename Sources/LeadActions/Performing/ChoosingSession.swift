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
    guard let members = directory.groups[group]?.distinctMembers else { throw .unknownGroup(group) }
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
    let count = state.counts[member.user] ?? .none
    if let cap = member.dailyCap, count.leads(onDayOf: today) >= cap { return false }
    if let cap = member.monthlyCap, count.leads(inMonthOf: today) >= cap { return false }
    return true
  }
}

extension DirectoryGroup {
  /// Each user once, where they stand first: somebody listed twice would hide who comes after.
  fileprivate var distinctMembers: [GroupMember] {
    if members.count < 2 { return members }
    var seen: Set<UserName> = []
    let isDistinct = members.allSatisfy { seen.insert($0.user).inserted }
    if isDistinct { return members }
    seen = []
    return members.filter { seen.insert($0.user).inserted }
  }
}

extension ChoosingState.Count {
  static let none = Self()

  func leads(onDayOf time: CivilTime) -> Int { Self.leads(in: days, Self.day(time)) }
  func leads(inMonthOf time: CivilTime) -> Int { Self.leads(in: months, Self.month(time)) }

  mutating func add(on time: CivilTime) {
    Self.add(Self.day(time), to: &days, keeping: 3)
    Self.add(Self.month(time), to: &months, keeping: 2)
  }

  private static func day(_ time: CivilTime) -> Int { Int(time.dayNumber) }

  private static func month(_ time: CivilTime) -> Int {
    let (year, month, _) = time.date
    return year * 12 + month - 1
  }

  private static func leads(in spans: [Span], _ number: Int) -> Int { spans.first { $0.number == number }?.leads ?? 0 }

  private static func add(_ number: Int, to spans: inout [Span], keeping most: Int) {
    if let index = spans.firstIndex(where: { $0.number == number }) {
      spans[index].leads += 1
    } else {
      spans.append(Span(number: number, leads: 1))
      spans.sort { $0.number > $1.number }
      spans.removeLast(max(0, spans.count - most))
    }
  }
}
