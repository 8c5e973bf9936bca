/// How often each of some rules did something, in the order of their first time.
///
/// The few rules of a usual plan are looked through; of many it keeps the places, so that the time stays in proportion.
struct RuleCounts {
  private(set) var entries: [(rule: RuleID, count: Int)] = []
  private var places: [RuleID: Int] = [:]

  private static let few = 16

  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// Counts one more, and returns how many there were before.
  @discardableResult
  mutating func add(_ rule: RuleID) -> Int {
    if let place = place(of: rule) {
      entries[place].count += 1
      return entries[place].count - 1
    }
    entries.append((rule, 1))
    if entries.count > Self.few {
      for index in (places.isEmpty ? 0 : entries.count - 1)..<entries.count { places[entries[index].rule] = index }
    }
    return 0
  }

  func count(of rule: RuleID) -> Int { place(of: rule).map { entries[$0].count } ?? 0 }

  private func place(of rule: RuleID) -> Int? {
    entries.count > Self.few ? places[rule] : entries.firstIndex { $0.rule == rule }
  }
}
